// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/packed.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace http {
namespace {

std::string gzipped(const std::string& plain, int level) {
  constexpr int gzip_window = 15 + 16, memory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib: cannot begin");
  std::string out(deflateBound(&stream, plain.size()), '\0');
  std::string in = plain;  // zlib wants bytes it could change
  stream.next_in = static_cast<Bytef*>(static_cast<void*>(in.data()));
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = static_cast<Bytef*>(static_cast<void*>(out.data()));
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) throw std::runtime_error("zlib: cannot end");
  return out;
}

std::string brotlied(const std::string& plain, int quality) {
  std::size_t size = BrotliEncoderMaxCompressedSize(plain.size());
  if (size == 0) return {};
  std::string out(size, '\0');
  std::string in = plain;
  if (BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, in.size(),
                            static_cast<const std::uint8_t*>(static_cast<void*>(in.data())), &size,
                            static_cast<std::uint8_t*>(static_cast<void*>(out.data()))) == BROTLI_FALSE)
    return {};
  out.resize(size);
  return out;
}

// Not for naming content, only for telling one version from another (FNV-1a, 64 bits).
std::string tag_of(const std::string& bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string tag = "\"";
  constexpr std::string_view digits = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) tag += digits[(hash >> shift) & 15U];
  return tag + "\"";
}

bool is_text(std::string_view type) {
  for (const std::string_view known : {"text/", "application/json", "application/feed+json", "application/xml",
                                       "application/rss+xml", "application/atom+xml", "image/svg+xml"})
    if (type.starts_with(known)) return true;
  return false;
}

// "br;q=0" refuses; "gzip, br" takes both.
bool takes(std::string_view accepted, std::string_view coding) {
  while (!accepted.empty()) {
    const std::size_t comma = std::min(accepted.find(','), accepted.size());
    std::string_view one = trimmed(accepted.substr(0, comma));
    accepted.remove_prefix(std::min(comma + 1, accepted.size()));
    const std::size_t semicolon = std::min(one.find(';'), one.size());
    if (!equal_ignoring_case(trimmed(one.substr(0, semicolon)), coding)) continue;
    const std::string_view quality = trimmed(one.substr(std::min(semicolon + 1, one.size())));
    return quality != "q=0" && quality != "q=0.0" && quality != "q=0.00" && quality != "q=0.000";
  }
  return false;
}

bool names(std::string_view list, std::string_view tag) {
  if (trimmed(list) == "*") return true;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view one = trimmed(list.substr(0, comma));
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

}  // namespace

std::shared_ptr<const Packed> pack(std::string body, std::string type, std::string cache, int status, Effort effort) {
  constexpr std::size_t worth_it = 256;
  auto packed = std::make_shared<Packed>();
  packed->status = status;
  packed->type = std::move(type);
  packed->cache = std::move(cache);
  packed->plain = std::move(body);
  packed->etag = tag_of(packed->plain);
  if (packed->plain.size() >= worth_it && is_text(packed->type)) {
    const bool is_thorough = effort == Effort::thorough;
    packed->gzip = gzipped(packed->plain, is_thorough ? 9 : 6);
    packed->brotli = brotlied(packed->plain, is_thorough ? 11 : 5);
    if (packed->gzip.size() >= packed->plain.size()) packed->gzip.clear();
    if (packed->brotli.size() >= packed->plain.size()) packed->brotli.clear();
  }
  return packed;
}

Chosen choose(const Packed& packed, const Request& request) {
  Chosen chosen;
  chosen.status = packed.status;
  chosen.headers = {{"Cache-Control", packed.cache}, {"ETag", packed.etag}, {"Vary", "Accept-Encoding"}};
  if (packed.status == 200 && names(request.header("if-none-match"), packed.etag)) {
    chosen.status = 304;
    return chosen;
  }
  const std::string_view accepted = request.header("accept-encoding");
  if (!packed.brotli.empty() && takes(accepted, "br")) {
    chosen.body = packed.brotli;
    chosen.headers.emplace_back("Content-Encoding", "br");
  } else if (!packed.gzip.empty() && takes(accepted, "gzip")) {
    chosen.body = packed.gzip;
    chosen.headers.emplace_back("Content-Encoding", "gzip");
  } else {
    chosen.body = packed.plain;
  }
  return chosen;
}

}  // namespace http
