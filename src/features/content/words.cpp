// SPDX-License-Identifier: AGPL-3.0-or-later
// How states and addresses of items are written.
#include "features/content/service.h"
#include "vietnamese/text.h"

namespace content {
namespace {

constexpr std::size_t longest_slug = 80;

}  // namespace

std::vector<std::string_view> words_in(std::string_view codes) { return vietnamese::words(codes); }

std::string_view code_of(State state) {
  switch (state) {
    case State::draft:
      return "draft";
    case State::submitted:
      return "submitted";
    case State::returned:
      return "returned";
    case State::approved:
      return "approved";
    case State::published:
      return "published";
    case State::withdrawn:
      return "withdrawn";
  }
  return {};
}

std::string_view word_of(State state) {
  switch (state) {
    case State::draft:
      return "Đang soạn";
    case State::submitted:
      return "Chờ duyệt";
    case State::returned:
      return "Bị trả lại";
    case State::approved:
      return "Đã duyệt, chờ đăng";
    case State::published:
      return "Đã đăng";
    case State::withdrawn:
      return "Đã gỡ";
  }
  return {};
}

std::string slug_of(std::string_view title, std::string_view id) {
  std::string slug;
  for (const char c : vietnamese::fold(title)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
    if (slug.size() >= longest_slug) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  constexpr std::size_t tail = 6;
  const std::string end = vietnamese::lower(id.size() > tail ? id.substr(id.size() - tail) : id);
  return slug.empty() ? end : slug + "-" + end;
}

}  // namespace content
