// SPDX-License-Identifier: AGPL-3.0-or-later
// What a heading says of the part below it.
#include <algorithm>
#include <initializer_list>

#include "compiler/outline.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

bool any_word(const Folded& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.contains_word(word); });
}

}  // namespace

Zone zone_of_heading(std::string_view heading, Zone inherited) {
  const Folded folded(heading);
  if (any_word(folded, {"khau hieu", "thong diep"})) return Zone::slogans;
  if (any_word(folded, {"to chuc thuc hien", "to chuc trien khai", "phan cong nhiem vu", "phan cong trach nhiem",
                        "trach nhiem thuc hien", "trach nhiem cua"}) &&
      !any_word(folded, {"hinh thuc", "noi dung"}))
    return Zone::duty;
  if (any_word(folded,
               {"che do bao cao", "thong tin bao cao", "thong tin, bao cao", "theo doi, kiem tra", "cong tac bao cao"}))
    return Zone::reporting;
  if (any_word(folded, {"kinh phi", "nguon luc", "nguon kinh phi", "du toan"})) return Zone::budget;
  if (any_word(folded, {"khen thuong", "tieu chi", "dac diem tinh hinh"})) return Zone::none;
  const bool content = any_word(
      folded, {"noi dung", "nhiem vu", "giai phap", "hoat dong", "cong viec", "tien do", "lo trinh", "trong tam"});
  const bool form = any_word(folded, {"hinh thuc", "phuong thuc", "kenh"});
  if (form && !content) return Zone::form;
  if (content) return Zone::content;
  if (any_word(folded, {"muc dich", "yeu cau", "muc tieu", "chi tieu", "quan diem", "doi tuong", "pham vi",
                        "nguyen tac", "phuong cham", "can cu", "thoi gian", "dia diem", "thanh phan"}))
    return Zone::none;
  return inherited;
}

std::size_t run_in_heading(std::string_view body) {
  const std::size_t colon = body.find(':');
  if (colon == std::string_view::npos || colon == 0) return 0;
  const std::string_view head = body.substr(0, colon);
  if (body.substr(colon + 1).find_first_not_of(' ') == std::string_view::npos) return 0;
  if (head.find_first_of(".;“\"") != std::string_view::npos) return 0;
  // a colon inside a bracket: "… (Thời gian: Quý II)"
  if (head.find('(') != std::string_view::npos && head.find(')') == std::string_view::npos) return 0;
  const std::size_t words = vietnamese::words(head).size();
  if (words > 16 || head.size() > 140) return 0;
  // "như: …", "sau: …" end a sentence, they head nothing
  const Folded folded(head);
  const std::string_view f = folded.text();
  for (const std::string_view tail :
       {" nhu", " sau", " gom", " la", " ro", " bao gom", " sau day", "(dia chi", " dia chi"})
    if (f.ends_with(tail)) return 0;
  if (colon + 1 < body.size() && body[colon + 1] == '/') return 0;
  return colon;
}

}  // namespace compiler
