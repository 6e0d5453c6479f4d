// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/shelf.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/hash.h"
#include "base/ids.h"
#include "base/utf8.h"

namespace files {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t piece = 1u << 16, head_bytes = 4096, hash_letters = 64;

void flush(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::system_error(errno, std::generic_category(), path.string());
  const int status = ::fsync(file), trouble = errno;
  ::close(file);
  if (status != 0) throw std::system_error(trouble, std::generic_category(), path.string());
}

struct Read {
  std::string sha256{}, head{};
  std::uint64_t bytes = 0;
};

Read read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::system_error(errno, std::generic_category(), path.string());
  base::Sha256 hash;
  Read result;
  std::array<char, piece> buffer{};
  while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (result.head.size() < head_bytes) result.head += bytes.substr(0, head_bytes - result.head.size());
    hash.feed(bytes);
    result.bytes += bytes.size();
  }
  result.sha256 = hash.hex();
  return result;
}

bool is_hash(std::string_view text) {
  return text.size() == hash_letters && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool looks_like_text(std::string_view head) {
  // The head may end in the middle of a letter.
  while (!head.empty() && (static_cast<unsigned char>(head.back()) & 0x80U) != 0) head.remove_suffix(1);
  return base::is_valid_utf8(head) && head.find('\0') == std::string_view::npos;
}

}  // namespace

std::string_view media_type(Type type) {
  switch (type) {
    case Type::png:
      return "image/png";
    case Type::jpeg:
      return "image/jpeg";
    case Type::gif:
      return "image/gif";
    case Type::webp:
      return "image/webp";
    case Type::heif:
      return "image/heif";
    case Type::pdf:
      return "application/pdf";
    case Type::office:
      return "application/vnd.openxmlformats-officedocument";
    case Type::mp4:
      return "video/mp4";
    case Type::mp3:
      return "audio/mpeg";
    case Type::zip:
      return "application/zip";
    case Type::text:
      return "text/plain";
    case Type::unknown:
      return "application/octet-stream";
  }
  return {};
}

bool is_picture(Type type) {
  return type == Type::png || type == Type::jpeg || type == Type::gif || type == Type::webp;
}

Type type_of(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x89PNG\r\n\x1A\n"sv)) return Type::png;
  if (head.starts_with("\xFF\xD8\xFF"sv)) return Type::jpeg;
  if (head.starts_with("GIF87a"sv) || head.starts_with("GIF89a"sv)) return Type::gif;
  if (head.starts_with("RIFF"sv) && head.size() > 12 && head.substr(8, 4) == "WEBP"sv) return Type::webp;
  if (head.starts_with("%PDF-"sv)) return Type::pdf;
  if (head.starts_with("PK\x03\x04"sv)) {
    const bool office = head.find("[Content_Types].xml"sv) != std::string_view::npos ||
                        head.find("word/"sv) != std::string_view::npos ||
                        head.find("xl/"sv) != std::string_view::npos ||
                        head.find("opendocument"sv) != std::string_view::npos;
    return office ? Type::office : Type::zip;
  }
  if (head.size() >= 12 && head.substr(4, 4) == "ftyp"sv) {
    for (const std::string_view brand : {"heic"sv, "heix"sv, "heif"sv, "mif1"sv, "msf1"sv, "hevc"sv, "avif"sv})
      if (head.substr(8, 4) == brand) return Type::heif;
    return Type::mp4;
  }
  if (head.starts_with("ID3"sv) || head.starts_with("\xFF\xFB"sv)) return Type::mp3;
  return !head.empty() && looks_like_text(head) ? Type::text : Type::unknown;
}

Type type_of_file(const fs::path& path) {
  std::string head(head_bytes, '\0');
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::system_error(errno, std::generic_category(), path.string());
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return type_of(head);
}

Shelf::Shelf(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(folder_ / "new"); }

fs::path Shelf::place_of(std::string_view sha256) const {
  return folder_ / std::string(sha256.substr(0, 2)) / std::string(sha256.substr(2));
}

base::Result<Stored> Shelf::keep(const fs::path& from) {
  const Read it = read(from);
  if (it.bytes == 0) return base::Error{base::ErrorKind::invalid, "Tệp này trống.", "tep"};
  if (it.bytes > most_file_bytes)
    return base::Error{base::ErrorKind::too_large,
                       "Tệp lớn hơn " + std::to_string(most_file_bytes >> 20) + " MB; hãy thu nhỏ hoặc gửi đường dẫn.",
                       "tep"};
  const Stored stored{it.sha256, it.bytes, type_of(it.head)};
  const fs::path place = place_of(it.sha256);
  if (fs::exists(place)) {
    fs::remove(from);
    return stored;
  }
  flush(from);
  fs::create_directories(place.parent_path());
  fs::rename(from, place);
  flush(place.parent_path());
  flush(folder_);
  return stored;
}

base::Result<Stored> Shelf::take(const fs::path& from) {
  // Onto this disk first, where a rename is one step.
  const fs::path here = folder_ / "new" / base::random_secret();
  std::error_code other_disk;
  fs::rename(from, here, other_disk);
  if (other_disk) {
    fs::copy_file(from, here);
    fs::remove(from);
  }
  base::Result<Stored> stored = keep(here);
  std::error_code gone_already;
  fs::remove(here, gone_already);
  return stored;
}

base::Result<Stored> Shelf::put(std::string_view bytes) {
  const fs::path here = folder_ / "new" / base::random_secret();
  {
    std::ofstream out(here, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) throw std::system_error(ENOSPC, std::generic_category(), here.string());
  }
  return take(here);
}

std::optional<fs::path> Shelf::path(std::string_view sha256) const {
  if (!is_hash(sha256) || !fs::exists(place_of(sha256))) return std::nullopt;
  return place_of(sha256);
}

std::optional<std::string> Shelf::content(std::string_view sha256) const {
  const std::optional<fs::path> place = path(sha256);
  if (!place) return std::nullopt;
  std::ostringstream bytes;
  bytes << std::ifstream(*place, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

std::vector<std::string> Shelf::faults() const {
  std::vector<std::string> faults;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file() || entry.path().parent_path().filename() == "new") continue;
    const std::string name = entry.path().parent_path().filename().string() + entry.path().filename().string();
    if (read(entry.path()).sha256 != name) faults.push_back("Tệp " + name + " không còn đúng nội dung đã lưu.");
  }
  return faults;
}

std::optional<std::string> cleaned_picture(const fs::path& path) {
  std::error_code trouble;
  if (const auto size = fs::file_size(path, trouble); trouble || size > most_file_bytes) return std::nullopt;
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string picture = std::move(bytes).str();
  const Type type = type_of(std::string_view(picture).substr(0, head_bytes));
  if (!is_picture(type)) return std::nullopt;
  return without_metadata(picture, type);
}

}  // namespace files
