// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "compiler/labels.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

// Words (folded) that a label of each kind may be made of; a label with any other word is part of a sentence.
struct Vocabulary {
  FieldKind kind;
  std::array<std::string_view, 6> cores;  // at least one of these must stand in it
  std::string_view words;
};

constexpr std::string_view bodies =
    "don vi co quan bo phan to chuc ca nhan phong ban nganh nguoi can bo cac dia phuong";

const std::array<Vocabulary, 11>& vocabularies() {
  static const std::array<Vocabulary, 11> table = {{
      {FieldKind::time,
       {"thoi gian", "thoi han", "thoi diem", "tien do", "han hoan thanh", "lo trinh"},
       "thoi gian han diem tien do lo trinh thuc hien hoan thanh du kien to chuc trien khai bat dau ket thuc va nam "
       "yeu cau"},
      {FieldKind::coordinate,
       {"phoi hop", "tham gia", "", "", "", ""},
       "phoi hop thuc hien trien khai cung tham gia va lien quan chinh"},
      {FieldKind::lead,
       {"chu tri", "chiu trach nhiem", "dau moi", "", "", ""},
       "chu tri thuc hien tham muu trien khai phoi hop chinh dau moi chiu trach nhiem va giao phan cong to chuc theo "
       "doi"},
      {FieldKind::lead,
       {"thuc hien", "phu trach", "phan cong", "trach nhiem", "", ""},
       "thuc hien phu trach phan cong trach nhiem trien khai giao to chuc va nhiem vu"},
      {FieldKind::output,
       {"san pham", "ket qua", "dau ra", "", "", ""},
       "san pham ket qua dau ra du kien hoan thanh dat duoc can cong viec yeu cau"},
      {FieldKind::content,
       {"noi dung", "nhiem vu", "hoat dong", "cong viec", "", ""},
       "noi dung nhiem vu hoat dong cong viec thuc hien cu the chi tiet trien khai tuyen truyen cong tac va giai phap "
       "cac ten"},
      {FieldKind::channel,
       {"hinh thuc", "kenh", "phuong thuc", "", "", ""},
       "hinh thuc kenh phuong thuc thuc hien tuyen truyen to chuc truyen thong"},
      {FieldKind::audience,
       {"doi tuong", "thanh phan", "", "", "", ""},
       "doi tuong thanh phan tham gia tham du tuyen truyen"},
      {FieldKind::quota, {"so luong", "quy mo", "", "", "", ""}, "so luong quy mo chi tieu thuc hien"},
      {FieldKind::budget, {"kinh phi", "nguon kinh phi", "", "", "", ""}, "kinh phi nguon thuc hien du kien to chuc"},
      {FieldKind::note,
       {"ghi chu", "dia diem", "lanh dao phu trach", "lanh dao chi dao", "", ""},
       "ghi chu dia diem lanh dao phu trach chi dao to chuc thuc hien"},
  }};
  return table;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1))
    if (is_whole_word(list, at, word.size())) return true;
  return false;
}

// The kind of a folded label without its colon.
std::optional<FieldKind> kind_of(std::string_view label) {
  const std::vector<std::string_view> words = vietnamese::words(label);
  if (words.empty() || words.size() > 10) return std::nullopt;
  for (const Vocabulary& vocabulary : vocabularies()) {
    const bool core = std::any_of(vocabulary.cores.begin(), vocabulary.cores.end(),
                                  [&](std::string_view c) { return !c.empty() && has_word(label, c); });
    if (!core) continue;
    const bool names_bodies = vocabulary.kind == FieldKind::lead || vocabulary.kind == FieldKind::coordinate;
    const bool all = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      while (!word.empty() && (word.back() == ',' || word.back() == '/' || word.back() == ')')) word.remove_suffix(1);
      while (!word.empty() && (word.front() == '(' || word.front() == '/')) word.remove_prefix(1);
      if (word.empty() || word == "-") return true;
      const std::size_t slash = word.find('/');
      if (slash != std::string_view::npos) word = word.substr(0, slash);
      return has_word(vocabulary.words, word) || (names_bodies && has_word(bodies, word));
    });
    if (!all) continue;
    // "Chủ trì, phối hợp" leads; "Cơ quan phối hợp" does not
    if (vocabulary.kind == FieldKind::coordinate && has_word(label, "chu tri")) continue;
    return vocabulary.kind;
  }
  return std::nullopt;
}

bool ends_label(char c) { return c == '.' || c == ';' || c == ':' || c == '(' || c == ')' || c == '!' || c == '?'; }

// The start of the words before `colon` that may be a label.
std::size_t label_start(std::string_view folded, std::size_t colon, std::size_t floor) {
  std::size_t from = colon;
  while (from > floor && !ends_label(folded[from - 1]) && colon - from < 90) --from;
  while (from < colon && (folded[from] == ' ' || folded[from] == '-' || folded[from] == '+' || folded[from] == '*'))
    ++from;
  return from;
}

}  // namespace

std::vector<Field> find_fields(std::string_view text) {
  std::vector<Field> fields;
  if (text.find(':') == std::string_view::npos) return fields;
  const Folded folded(text);
  const std::string_view f = folded.text();
  std::size_t floor = 0;
  // a printed list label or bullet is no part of the field's label
  if (const Label printed = read_label(text, false); printed.marker != Marker::none)
    while (floor < f.size() && folded.origin(floor) < printed.length) ++floor;
  for (std::size_t colon = f.find(':', floor); colon != std::string_view::npos; colon = f.find(':', colon + 1)) {
    std::size_t from = label_start(f, colon, floor);
    std::optional<FieldKind> kind = kind_of(vietnamese::trim(f.substr(from, colon - from)));
    // "…, phối hợp: X": a label behind a comma
    if (!kind) {
      const std::size_t comma = f.rfind(',', colon);
      if (comma != std::string_view::npos && comma > from) {
        from = comma + 1;
        while (from < colon && f[from] == ' ') ++from;
        kind = kind_of(f.substr(from, colon - from));
        if (kind && *kind != FieldKind::coordinate && *kind != FieldKind::time) kind.reset();
        if (fields.empty()) kind.reset();
      }
    }
    if (!kind) continue;
    std::size_t value = colon + 1;
    while (value < f.size() && f[value] == ' ') ++value;
    if (!fields.empty()) fields.back().value_to = folded.origin(from);
    fields.push_back({*kind, folded.origin(from), folded.origin(value), text.size()});
    floor = colon + 1;
  }
  for (Field& field : fields) {
    const std::size_t end = std::max(field.value_from, field.value_to);
    std::string_view value = text.substr(field.value_from, end - field.value_from);
    const auto closes_nothing = [&] {
      const std::string_view bare = strip_closing(value);
      return bare.ends_with(')') &&
             std::count(bare.begin(), bare.end(), '(') < std::count(bare.begin(), bare.end(), ')');
    };
    // the bracket that held the fields is no part of the last value
    if (closes_nothing()) value = value.substr(0, value.rfind(')'));
    while (!value.empty() && (value.back() == ' ' || value.back() == '-' || value.back() == '+' || value.back() == '('))
      value.remove_suffix(1);
    field.value_to = field.value_from + value.size();
  }
  return fields;
}

bool is_field(std::string_view line) {
  const std::vector<Field> fields = find_fields(line);
  if (fields.empty()) return false;
  std::string_view before = line.substr(0, fields.front().from);
  if (const Label printed = read_label(line, false); printed.marker != Marker::none) {
    if (printed.marker != Marker::dash && printed.marker != Marker::plus) return false;
    before = before.substr(std::min(before.size(), printed.length));
  }
  for (const char c : before)
    if (c != ' ' && c != '-' && c != '+' && c != '*') return false;
  return true;
}

std::optional<FieldKind> column_kind(std::string_view head) {
  std::string folded = vietnamese::fold(vietnamese::tidy(head));
  std::replace_if(
      folded.begin(), folded.end(), [](char c) { return c == ':' || c == '.' || c == '*'; }, ' ');
  const std::string_view label = vietnamese::trim(folded);
  if (label == "tt" || label == "stt" || label == "s tt" || label == "so tt" || label == "st t" || label == "so thu tu")
    return FieldKind::number;
  if (const std::optional<FieldKind> kind = kind_of(label)) return kind;
  // column heads are free in their wording: the telling word decides
  if (has_word(label, "phoi hop") && !has_word(label, "chu tri")) return FieldKind::coordinate;
  if (has_word(label, "chu tri") || has_word(label, "phu trach") || has_word(label, "chiu trach nhiem"))
    return FieldKind::lead;
  if (has_word(label, "thoi gian") || has_word(label, "thoi han") || has_word(label, "tien do") ||
      has_word(label, "hoan thanh"))
    return FieldKind::time;
  if (has_word(label, "san pham") || has_word(label, "ket qua")) return FieldKind::output;
  if (has_word(label, "kinh phi")) return FieldKind::budget;
  if (has_word(label, "ghi chu")) return FieldKind::note;
  if (has_word(label, "hinh thuc")) return FieldKind::channel;
  if (has_word(label, "noi dung") || has_word(label, "nhiem vu") || has_word(label, "hoat dong") ||
      has_word(label, "cong viec") || has_word(label, "giai phap") || has_word(label, "chuyen de"))
    return FieldKind::content;
  if ((has_word(label, "don vi") || has_word(label, "co quan") || has_word(label, "phan cong") ||
       has_word(label, "bo phan")) &&
      (has_word(label, "thuc hien") || vietnamese::words(label).size() <= 3))
    return FieldKind::lead;
  return std::nullopt;
}

}  // namespace compiler
