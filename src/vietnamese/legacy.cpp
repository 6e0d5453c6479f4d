// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/legacy.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "vietnamese/legacy_tables.h"
#include "vietnamese/syllables.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

using namespace std::literals;

enum class ByteOrder { little, big };

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(order == ByteOrder::little ? first | second << 8 : first << 8 | second);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t c = unit(at);
    if (c < 0xD800 || c > 0xDFFF) {
      base::append_utf8(out, c);
      continue;
    }
    const char32_t low = c < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
    const bool pair = low >= 0xDC00 && low <= 0xDFFF;
    base::append_utf8(out, pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : base::replacement);
    if (pair) at += 2;
  }
  return out;
}

std::string from_utf8(std::string_view bytes) {
  if (base::is_valid_utf8(bytes)) return std::string(bytes);
  return base::from_code_points(base::to_code_points(bytes));
}

template <class Map>
std::string from_bytes(std::string_view bytes, Map map) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  for (const char c : bytes) base::append_utf8(out, map(static_cast<unsigned char>(c)));
  return out;
}

std::string from_windows_1252(std::string_view bytes) { return from_bytes(bytes, legacy::windows_1252); }
std::string from_windows_1258(std::string_view bytes) { return from_bytes(bytes, legacy::windows_1258); }

// UTF-16 without a mark: every other byte of Latin letters, digits and spaces is zero.
std::optional<ByteOrder> unmarked_utf16(std::string_view bytes) {
  if (bytes.size() < 4) return std::nullopt;
  std::array<std::size_t, 2> zeros{};
  const std::string_view sample = bytes.substr(0, 1u << 16);
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
  const std::size_t pairs = sample.size() / 2;
  if (zeros[1] * 3 > pairs && zeros[0] * 20 < pairs) return ByteOrder::little;
  if (zeros[0] * 3 > pairs && zeros[1] * 20 < pairs) return ByteOrder::big;
  return std::nullopt;
}

// Enough of the text to judge it by; whole lines that have a letter beyond ASCII come first.
std::string_view sample_of(std::string_view text) {
  constexpr std::size_t enough = 64u << 10;
  if (text.size() <= enough) return text;
  const auto beyond =
      std::find_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 127; });
  auto from = static_cast<std::size_t>(beyond - text.begin());
  if (from == text.size()) return text.substr(0, enough);
  from = text.rfind('\n', from);
  return text.substr(from == std::string_view::npos ? 0 : from, enough);
}

struct Utf8Sequences {
  std::size_t good = 0, bad = 0;
};
Utf8Sequences count_utf8(std::string_view bytes) {
  Utf8Sequences count;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t here = at;
    if (base::next_code_point(bytes, at) == base::replacement && at - here == 1)
      ++count.bad;
    else if (at - here > 1)
      ++count.good;
  }
  return count;
}

// VIQR is recognised by its marks, as ASCII text without marks must not become Vietnamese by its full stops.
bool looks_like_viqr(std::string_view text) {
  std::size_t letters = 0, marks = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : 0;
    if (i == 0 || (c != '^' && c != '(' && c != '+')) continue;
    const char before = text[i - 1];
    const bool hat = c == '^' && "aeoAEO"sv.find(before) != std::string_view::npos;
    const bool breve = c == '(' && (before == 'a' || before == 'A');
    const bool horn = c == '+' && "ouOU"sv.find(before) != std::string_view::npos;
    marks += hat || breve || horn ? 1 : 0;
  }
  return marks >= 3 && marks * 20 > letters;
}

std::string capitals_of_lines(std::string text);

// Without a byte order mark, and not valid UTF-8.
Decoded by_content(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  struct Reading {
    double share;
    const char* encoding;
  };
  const auto western = from_windows_1252(sample);
  const std::array readings{Reading{valid_share(from_windows_1258(sample)), "windows-1258"},
                            Reading{valid_share(from_tcvn3(western)), "TCVN3"},
                            Reading{valid_share(from_vni(western)), "VNI"},
                            Reading{valid_share(western), "windows-1252"}};
  const Reading* best = &readings.front();
  for (const Reading& reading : readings)
    if (reading.share > best->share + 0.01) best = &reading;
  const Utf8Sequences utf8 = count_utf8(bytes);
  if (utf8.good > utf8.bad * 4) {
    const double share = valid_share(from_utf8(sample));
    if (share + 0.01 >= best->share || utf8.good > utf8.bad * 50) return {from_utf8(bytes), "UTF-8"};
  }
  if (best->share < 0.2) return {from_windows_1252(bytes), "windows-1252"};
  if (best->encoding == "windows-1258"sv) return {from_windows_1258(bytes), best->encoding};
  const std::string all = from_windows_1252(bytes);
  if (best->encoding == "TCVN3"sv) return {capitals_of_lines(from_tcvn3(all)), best->encoding};
  if (best->encoding == "VNI"sv) return {from_vni(all), best->encoding};
  return {all, best->encoding};
}

// In TCVN3 a heading in capitals has small letters wherever a tone stands. A line, or a word of it, whose other letters
// are all capitals was printed in capitals.
std::string capitals_of_lines(std::string text) {
  const auto ascii_case = [](std::string_view piece) {
    std::pair<int, int> upper_lower{};
    for (const char c : piece) {
      upper_lower.first += c >= 'A' && c <= 'Z' ? 1 : 0;
      upper_lower.second += c >= 'a' && c <= 'z' ? 1 : 0;
    }
    return upper_lower;
  };
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    const std::string_view line = std::string_view(text).substr(from, to - from);
    const auto [capitals, small] = ascii_case(line);
    if (small == 0 && capitals >= 3) {
      out += upper(line);
    } else {
      std::size_t at = 0;
      for (const std::string_view word : words(line)) {
        const auto start = static_cast<std::size_t>(word.data() - line.data());
        out += line.substr(at, start - at);
        const auto [word_capitals, word_small] = ascii_case(word);
        if (word_small == 0 && word_capitals >= 2)
          out += upper(word);
        else
          out += word;
        at = start + word.size();
      }
      out += line.substr(at);
    }
    if (to < text.size()) out.push_back('\n');
    from = to + 1;
  }
  return out;
}

std::optional<Decoded> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Decoded{from_utf8(bytes.substr(3)), "UTF-8"};
  if (bytes.starts_with("\xFF\xFE")) return Decoded{from_utf16(bytes.substr(2), ByteOrder::little), "UTF-16LE"};
  if (bytes.starts_with("\xFE\xFF")) return Decoded{from_utf16(bytes.substr(2), ByteOrder::big), "UTF-16BE"};
  const auto order = unmarked_utf16(bytes);
  if (order == ByteOrder::little) return Decoded{from_utf16(bytes, *order), "UTF-16LE"};
  if (order == ByteOrder::big) return Decoded{from_utf16(bytes, *order), "UTF-16BE"};
  return std::nullopt;
}

}  // namespace

Decoded decode(std::string_view bytes) {
  if (auto marked = by_mark(bytes)) return *std::move(marked);
  if (!base::is_valid_utf8(bytes)) return by_content(bytes);
  if (auto again = reread(bytes)) return *std::move(again);
  return {std::string(bytes), "UTF-8"};
}

Decoded decode_as(std::string_view bytes, std::string_view charset) {
  if (auto marked = by_mark(bytes)) return *std::move(marked);
  const std::string name = lower(trim(charset));
  if (name == "windows-1258" || name == "cp1258") return {from_windows_1258(bytes), "windows-1258"};
  if (name == "tcvn3") return {capitals_of_lines(from_tcvn3(from_windows_1252(bytes))), "TCVN3"};
  if (name == "vni") return {from_vni(from_windows_1252(bytes)), "VNI"};
  const bool western = name == "windows-1252" || name == "iso-8859-1" || name == "us-ascii" || name == "cp1252";
  if (!western) return decode(bytes);
  const bool ascii =
      std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 127; });
  // What calls itself Western and is yet UTF-8 by many letters was labelled by a careless server.
  const Utf8Sequences utf8 = count_utf8(bytes);
  if (ascii || (utf8.bad == 0 && utf8.good > 0)) return {from_utf8(bytes), ascii ? "windows-1252" : "UTF-8"};
  return {from_windows_1252(bytes), "windows-1252"};
}

std::optional<Decoded> reread(std::string_view text) {
  const std::string_view sample = sample_of(text);
  if (looks_like_viqr(sample)) {
    const std::string tried = from_viqr(sample);
    if (valid_share(tried) > std::max(0.8, valid_share(sample) + 0.1)) return Decoded{from_viqr(text), "VIQR"};
  }
  std::size_t latin = 0, unicode = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const char32_t c = base::next_code_point(sample, at);
    latin += c > 0xA0 && c < 0x100 ? 1 : 0;
    unicode += c >= 0x1EA0 && c <= 0x1EF9 ? 1 : 0;
  }
  if (latin * 50 < sample.size() || unicode > latin) return std::nullopt;
  const double as_is = valid_share(sample);
  if (as_is > 0.7) return std::nullopt;
  const double tcvn3 = valid_share(from_tcvn3(sample)), vni = valid_share(from_vni(sample));
  if (std::max(tcvn3, vni) < as_is + 0.2) return std::nullopt;
  if (tcvn3 >= vni) return Decoded{capitals_of_lines(from_tcvn3(text)), "TCVN3"};
  return Decoded{from_vni(text), "VNI"};
}

FontEncoding font_encoding(std::string_view font) {
  const std::string name = lower(trim(font));
  if (name.starts_with(".vn")) return name.ends_with('h') ? FontEncoding::tcvn3_capitals : FontEncoding::tcvn3;
  if (name.starts_with("vni-") || name.starts_with("vni ")) return FontEncoding::vni;
  return FontEncoding::unicode;
}

std::string from_font(std::string_view text, FontEncoding encoding) {
  switch (encoding) {
    case FontEncoding::unicode:
      break;
    case FontEncoding::tcvn3:
      return from_tcvn3(text);
    case FontEncoding::tcvn3_capitals:
      return upper(from_tcvn3(text));
    case FontEncoding::vni:
      return from_vni(text);
  }
  return std::string(text);
}

}  // namespace vietnamese
