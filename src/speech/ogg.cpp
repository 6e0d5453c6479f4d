// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/ogg.h"

#include <algorithm>
#include <array>
#include <optional>

#include "speech/encode.h"

namespace speech {
namespace {

constexpr double samples_a_second = 48'000;  // positions of Opus, whatever was recorded
constexpr std::size_t head_size = 27, at_flags = 5, at_position = 6, at_serial = 14, at_checksum = 22, at_segments = 26;
constexpr unsigned first_of_stream = 2;

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint32_t checksum(std::string_view page) {
  static const std::array<std::uint32_t, 256> table = [] {
    constexpr std::uint32_t polynomial = 0x04C11DB7U, top = 0x80000000U;
    std::array<std::uint32_t, 256> t{};
    for (std::uint32_t i = 0; i < t.size(); ++i) {
      std::uint32_t value = i << 24U;
      for (int bit = 0; bit < 8; ++bit) value = (value & top) != 0 ? value << 1U ^ polynomial : value << 1U;
      t[i] = value;
    }
    return t;
  }();
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < page.size(); ++i) {
    const bool own = i >= at_checksum && i < at_checksum + 4;  // counted as nothing
    const auto byte = static_cast<unsigned char>(own ? 0 : page[i]);
    sum = sum << 8U ^ table[(sum >> 24U ^ byte) & 0xFFU];
  }
  return sum;
}

// The size of the page that begins there, if it is whole.
std::optional<std::size_t> page_size(std::string_view bytes, std::size_t at) {
  const std::string_view rest = bytes.substr(at);
  if (rest.size() < head_size || !rest.starts_with(std::string_view("OggS\0", 5))) return std::nullopt;
  const auto segments = static_cast<unsigned char>(rest[at_segments]);
  std::size_t size = head_size + segments;
  if (rest.size() < size) return std::nullopt;
  for (std::size_t i = 0; i < segments; ++i) size += static_cast<unsigned char>(rest[head_size + i]);
  return rest.size() < size ? std::nullopt : std::optional(size);
}

std::vector<std::pair<std::string, std::string>> tags_of(std::string_view packet) {
  std::vector<std::pair<std::string, std::string>> tags;
  constexpr std::string_view magic = "OpusTags";
  constexpr std::size_t length_size = 4;
  if (!packet.starts_with(magic)) return tags;
  std::size_t at = magic.size();
  const auto take = [&]() -> std::optional<std::uint64_t> {
    if (packet.size() - at < length_size) return std::nullopt;
    at += length_size;
    return little_endian(packet, at - length_size, length_size);
  };
  const auto vendor = take();
  if (!vendor || *vendor > packet.size() - at) return tags;
  at += *vendor;
  const auto count = take();
  for (std::uint64_t i = 0; count && i < *count; ++i) {
    const auto length = take();
    if (!length || *length > packet.size() - at) break;
    const std::string_view comment = packet.substr(at, *length);
    at += *length;
    const std::size_t equals = comment.find('=');
    if (equals == std::string_view::npos) continue;
    std::string name(comment.substr(0, equals));
    for (char& c : name)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    tags.emplace_back(std::move(name), comment.substr(equals + 1));
  }
  return tags;
}

class Looking {
 public:
  explicit Looking(std::string_view bytes) : bytes_(bytes) {}

  base::Result<OggOpus> run() {
    for (std::size_t at = 0; at < bytes_.size();) {
      const auto size = page_size(bytes_, at);
      if (!size) return fault(at == 0 ? "Tệp này không phải là bản ghi âm Ogg." : "Bản ghi âm này bị đứt ở giữa.");
      const std::string_view page = bytes_.substr(at, *size);
      if (checksum(page) != little_endian(page, at_checksum, 4))
        return fault("Bản ghi âm này bị hỏng: có trang không đúng số kiểm tra.");
      if (!add(page, at)) return fault("Bản ghi âm này không phải là âm thanh Opus một luồng.");
      at += *size;
    }
    if (found_.pages.empty()) return fault("Tệp này trống, không có gì để phát.");
    found_.seconds = found_.pages.back().ends_at;
    if (!tags_done_) found_.tags = tags_of(tag_packet_);
    return std::move(found_);
  }

 private:
  static base::Error fault(const char* sentence) { return {base::ErrorKind::invalid, sentence, {}}; }

  bool add(std::string_view page, std::size_t at) {
    const auto segments = static_cast<unsigned char>(page[at_segments]);
    const std::string_view body = page.substr(head_size + segments);
    const std::uint64_t serial = little_endian(page, at_serial, 4);
    constexpr std::size_t skip_at = 10, opus_head = 19;
    if ((static_cast<unsigned char>(page[at_flags]) & first_of_stream) != 0) {
      if (!body.starts_with("OpusHead") || body.size() < opus_head) return false;
      before_ = now_;
      skip_ = static_cast<std::int64_t>(little_endian(body, skip_at, 2));
      serial_ = serial;
      pages_of_stream_ = 0;
      tags_done_ = tags_done_ || !tag_packet_.empty();
    } else if (found_.pages.empty() || serial != serial_) {
      return false;
    }
    if (pages_of_stream_ > 0 && !tags_done_) tags_done_ = !add_tags(page, body);
    ++pages_of_stream_;
    const auto position = static_cast<std::int64_t>(little_endian(page, at_position, 8));
    constexpr std::int64_t most = std::int64_t{48'000} * 86'400 * 31;  // a month
    if (position > most) return false;
    if (position > skip_) now_ = std::max(now_, before_ + static_cast<double>(position - skip_) / samples_a_second);
    found_.pages.push_back({at, page.size(), now_});
    return true;
  }

  // The tags may take several pages: their packet ends with a piece of less than 255 bytes. True: more is to come.
  bool add_tags(std::string_view page, std::string_view body) {
    constexpr unsigned full = 255;
    constexpr std::size_t most = 16U << 20;
    const auto segments = static_cast<unsigned char>(page[at_segments]);
    for (std::size_t i = 0, at = 0; i < segments; ++i) {
      const auto length = static_cast<unsigned char>(page[head_size + i]);
      tag_packet_ += body.substr(at, length);
      at += length;
      if (length < full || tag_packet_.size() > most) {
        found_.tags = tags_of(tag_packet_);
        return false;
      }
    }
    return true;
  }

  std::string_view bytes_;
  OggOpus found_{};
  std::string tag_packet_{};
  bool tags_done_ = false;
  std::uint64_t serial_ = 0;
  std::int64_t skip_ = 0;
  std::size_t pages_of_stream_ = 0;
  double before_ = 0, now_ = 0;  // seconds of the streams before this one; of all
};

}  // namespace

std::string OggOpus::tag(std::string_view name) const {
  for (const auto& [key, value] : tags)
    if (key == name) return value;
  return {};
}

bool OggOpus::is_machine_made() const { return tag(machine_tag) == "yes"; }

base::Result<OggOpus> look_at_ogg_opus(std::string_view bytes) { return Looking(bytes).run(); }

}  // namespace speech
