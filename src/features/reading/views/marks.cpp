// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/views/marks.h"

#include <algorithm>

namespace reading {
namespace {

bool spans_whole_lines(Mark mark) {
  switch (mark) {
    case Mark::section:
    case Mark::activity:
    case Mark::budget:
    case Mark::deadline:
      return true;
    case Mark::lead:
    case Mark::coordinate:
    case Mark::time:
    case Mark::channel:
    case Mark::audience:
    case Mark::quota:
    case Mark::basis:
    case Mark::slogan:
    case Mark::index:
    case Mark::contact:
    case Mark::abbreviation:
    case Mark::header:
    case Mark::recipient:
    case Mark::signer:
    case Mark::error:
    case Mark::warning:
    case Mark::note:
      return false;
  }
  return false;
}

// Narrow facts are shown above wide ones.
struct Narrower {
  bool operator()(const Fact* a, const Fact* b) const {
    const auto lines = [](const Fact* f) { return f->at.last - f->at.first; };
    if (lines(a) != lines(b)) return lines(a) < lines(b);
    if (lines(a) == 0 && a->at.to - a->at.from != b->at.to - b->at.from)
      return a->at.to - a->at.from < b->at.to - b->at.from;
    return a->number < b->number;
  }
};

struct OnLine {
  const Fact* fact;
  std::size_t from, to;
};

std::vector<Stretch> stretches_of(const documents::Line& line, const std::vector<OnLine>& facts) {
  std::vector<std::size_t> borders{0, line.text.size()};
  for (const OnLine& fact : facts) borders.insert(borders.end(), {fact.from, fact.to});
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    Stretch stretch{borders[i], borders[i + 1], {}, Mark::section};
    std::vector<const Fact*> here;
    for (const OnLine& fact : facts)
      if (fact.from <= stretch.from && fact.to >= stretch.to) here.push_back(fact.fact);
    std::sort(here.begin(), here.end(), Narrower{});
    for (const Fact* fact : here) stretch.facts.push_back(fact->number);
    if (!here.empty()) stretch.mark = here.front()->mark;
    stretches.push_back(std::move(stretch));
  }
  return stretches;
}

}  // namespace

std::string_view name_of(Mark mark) {
  switch (mark) {
    case Mark::section:
      return "section";
    case Mark::activity:
      return "activity";
    case Mark::budget:
      return "budget";
    case Mark::deadline:
      return "deadline";
    case Mark::lead:
      return "lead";
    case Mark::coordinate:
      return "coordinate";
    case Mark::time:
      return "time";
    case Mark::channel:
      return "channel";
    case Mark::audience:
      return "audience";
    case Mark::quota:
      return "quota";
    case Mark::basis:
      return "basis";
    case Mark::slogan:
      return "slogan";
    case Mark::index:
      return "index";
    case Mark::contact:
      return "contact";
    case Mark::abbreviation:
      return "abbreviation";
    case Mark::header:
      return "header";
    case Mark::recipient:
      return "recipient";
    case Mark::signer:
      return "signer";
    case Mark::error:
      return "error";
    case Mark::warning:
      return "warning";
    case Mark::note:
      return "note";
  }
  return {};
}

std::string_view word(Mark mark) {
  switch (mark) {
    case Mark::section:
      return "Mục";
    case Mark::activity:
      return "Hoạt động";
    case Mark::budget:
      return "Kinh phí";
    case Mark::deadline:
      return "Hạn báo cáo";
    case Mark::lead:
      return "Chủ trì";
    case Mark::coordinate:
      return "Phối hợp";
    case Mark::time:
      return "Thời gian";
    case Mark::channel:
      return "Kênh";
    case Mark::audience:
      return "Đối tượng";
    case Mark::quota:
      return "Số lượng";
    case Mark::basis:
      return "Văn bản được dẫn";
    case Mark::slogan:
      return "Khẩu hiệu";
    case Mark::index:
      return "Chỉ số";
    case Mark::contact:
      return "Liên hệ";
    case Mark::abbreviation:
      return "Chữ viết tắt";
    case Mark::header:
      return "Thể thức";
    case Mark::recipient:
      return "Nơi nhận";
    case Mark::signer:
      return "Người ký";
    case Mark::error:
      return "Lỗi";
    case Mark::warning:
      return "Cảnh báo";
    case Mark::note:
      return "Ghi chú";
  }
  return {};
}

int Facts::add(Mark mark, const compiler::Span& at) {
  if (!at.known()) return 0;
  const int number = static_cast<int>(facts_.size()) + 1;
  facts_.push_back({number, mark, at});
  return number;
}

std::vector<MarkedLine> marked(const documents::Document& document, const std::vector<Fact>& facts) {
  const std::size_t lines = document.lines.size();
  std::vector<std::vector<const Fact*>> around(lines);
  std::vector<std::vector<OnLine>> on(lines);
  for (const Fact& fact : facts) {
    for (int i = fact.at.first; i <= fact.at.last; ++i) {
      const auto index = static_cast<std::size_t>(i);
      const std::size_t size = document.lines[index].text.size();
      const std::size_t from = i == fact.at.first ? std::min(fact.at.from, size) : 0;
      const std::size_t to = i == fact.at.last ? std::min(fact.at.to, size) : size;
      if (spans_whole_lines(fact.mark)) {
        around[index].push_back(&fact);
      } else if (from < to) {
        on[index].push_back({&fact, from, to});
      }
    }
  }
  std::vector<MarkedLine> all(lines);
  for (std::size_t i = 0; i < lines; ++i) {
    std::sort(around[i].begin(), around[i].end(), Narrower{});
    for (const Fact* fact : around[i]) all[i].around.push_back(fact->number);
    all[i].stretches = stretches_of(document.lines[i], on[i]);
  }
  return all;
}

}  // namespace reading
