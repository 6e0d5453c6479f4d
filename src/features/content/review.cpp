// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/content/review.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "base/time.h"
#include "base/utf8.h"
#include "markup/markdown.h"
#include "vietnamese/misprints.h"
#include "vietnamese/text.h"

namespace content {
namespace {

struct Meaning {
  std::string_view short_form{}, words{};
};
constexpr std::array meanings{
    Meaning{"TTHC", "thủ tục hành chính"},
    Meaning{"CCHC", "cải cách hành chính"},
    Meaning{"UBND", "Ủy ban nhân dân"},
    Meaning{"HĐND", "Hội đồng nhân dân"},
    Meaning{"CNTT", "công nghệ thông tin"},
    Meaning{"CĐS", "chuyển đổi số"},
    Meaning{"DVC", "dịch vụ công"},
    Meaning{"DVCTT", "dịch vụ công trực tuyến"},
    Meaning{"BCCI", "bưu chính công ích"},
    Meaning{"CBCCVC", "cán bộ, công chức, viên chức"},
    Meaning{"CCVC", "công chức, viên chức"},
    Meaning{"PAKN", "phản ánh, kiến nghị"},
    Meaning{"KH&CN", "khoa học và công nghệ"},
    Meaning{"MTTQ", "Mặt trận Tổ quốc"},
    Meaning{"QLNN", "quản lý nhà nước"},
    Meaning{"VBQPPL", "văn bản quy phạm pháp luật"},
};

// Names that hold no more since a day; each may still stand in a text about the past.
struct Abolished {
  std::string_view name{}, instead{};
  int year = 0, month = 0, day = 0;
};
constexpr std::array abolished{
    Abolished{"ubnd huyện", "từ 01/7/2025 chính quyền địa phương có 02 cấp, không còn cấp huyện", 2025, 7, 1},
    Abolished{"ủy ban nhân dân huyện", "từ 01/7/2025 không còn cấp huyện", 2025, 7, 1},
    Abolished{"cấp huyện", "từ 01/7/2025 không còn cấp huyện", 2025, 7, 1},
    Abolished{"thị trấn", "từ 01/7/2025 cấp xã gồm xã, phường, đặc khu", 2025, 7, 1},
    Abolished{"sở thông tin và truyền thông", "nhiệm vụ đã chuyển về Sở Khoa học và Công nghệ", 2025, 3, 1},
    Abolished{"sở kế hoạch và đầu tư", "đã hợp nhất vào Sở Tài chính", 2025, 3, 1},
    Abolished{"sở giao thông vận tải", "đã hợp nhất vào Sở Xây dựng", 2025, 3, 1},
    Abolished{"sở lao động - thương binh và xã hội", "nhiệm vụ chính đã chuyển về Sở Nội vụ", 2025, 3, 1},
    Abolished{"sở tài nguyên và môi trường", "đã hợp nhất vào Sở Nông nghiệp và Môi trường", 2025, 3, 1},
};

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == '\n'; }

// A point between digits or before a small letter ends nothing: "1.250", "TP. Hồ Chí Minh" is cut, which does no harm.
std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> all;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool is_end = at == text.size() || (ends_sentence(text[at]) && (at + 1 == text.size() || text[at] == '\n' ||
                                                                          text[at + 1] == ' ' || text[at + 1] == '\n'));
    if (!is_end) continue;
    const std::string sentence = vietnamese::tidy(text.substr(from, std::min(at + 1, text.size()) - from));
    if (!sentence.empty()) all.push_back(sentence);
    from = at + 1;
  }
  return all;
}

void mark_misprints(std::string_view text, std::vector<Remark>& remarks) {
  std::set<std::string> seen;
  for (const vietnamese::Misprint& misprint : vietnamese::find_misprints(text))
    if (seen.insert(misprint.printed).second)
      remarks.push_back(
          {misprint.printed, "“" + misprint.printed + "” có thể viết sai; có phải “" + misprint.meant + "”?"});
}

void mark_long_sentences(const std::vector<std::string>& sentences, std::vector<Remark>& remarks) {
  for (const std::string& sentence : sentences) {
    const std::size_t syllables = vietnamese::words(sentence).size();
    if (syllables > longest_sentence)
      remarks.push_back({base::first_bytes(sentence, 120) + "…",
                         "Câu dài " + std::to_string(syllables) + " tiếng; hãy tách thành các câu ngắn hơn."});
  }
}

bool is_short_form(std::string_view word) {
  std::size_t capitals = 0;
  for (const char32_t c : base::to_code_points(word)) {
    if (!vietnamese::is_upper(c) && c != U'&') return false;
    ++capitals;
  }
  return capitals >= 3 && capitals <= 10;
}

std::string bare_word(std::string_view word) {
  const auto is_edge = [](char c) { return std::string_view(".,;:!?()[]“”\"'/").find(c) != std::string_view::npos; };
  while (!word.empty() && is_edge(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_edge(word.back())) word.remove_suffix(1);
  return std::string(word);
}

// The first time it stands, a short form stands in brackets behind its words, or is said to be one.
void mark_short_forms(std::string_view text, std::vector<Remark>& remarks) {
  std::set<std::string> seen;
  for (const std::string_view word : vietnamese::words(text)) {
    const std::string bare = bare_word(word);
    if (!is_short_form(bare) || !seen.insert(bare).second) continue;
    const std::size_t at = text.find(bare);
    const std::string_view before = text.substr(0, at);
    const std::string lead =
        vietnamese::lower(base::first_bytes(before.substr(before.size() > 60 ? before.size() - 60 : 0), 80));
    if (before.ends_with('(') || lead.find("viết tắt") != std::string::npos ||
        lead.find("gọi tắt") != std::string::npos)
      continue;
    std::string sentence = "“" + bare + "” chưa được viết đầy đủ ở lần đầu";
    for (const Meaning& meaning : meanings)
      if (meaning.short_form == bare) sentence += "; có thể viết “" + std::string(meaning.words) + " (" + bare + ")”";
    remarks.push_back({bare, sentence + "."});
  }
}

void mark_abolished(std::string_view text, std::int64_t day, std::vector<Remark>& remarks) {
  const std::string lower = vietnamese::lower(text);
  for (const Abolished& name : abolished) {
    if (base::day_number(*base::make_date(name.year, name.month, name.day)) > day) continue;
    if (lower.find(name.name) == std::string::npos) continue;
    remarks.push_back({std::string(name.name), "“" + std::string(name.name) + "”: " + std::string(name.instead) +
                                                   "; hãy kiểm tra lại nếu không nói về thời gian trước."});
  }
}

// How much of what the title speaks of a sentence holds; the first ones and those with numbers tell more.
double weight(const std::string& sentence, std::size_t place, const std::set<std::string>& wanted) {
  double hits = 0;
  std::size_t words = 0;
  for (const std::string_view word : vietnamese::words(sentence)) {
    ++words;
    hits += wanted.count(vietnamese::comparable(bare_word(word))) > 0 ? 1 : 0;
  }
  if (words < 4) return 0;
  const bool has_number = std::any_of(sentence.begin(), sentence.end(), [](char c) { return c >= '0' && c <= '9'; });
  return hits / static_cast<double>(words) + (place == 0 ? 0.5 : place < 3 ? 0.2 : 0) + (has_number ? 0.15 : 0);
}

// The weightiest sentences that fit, in the order of the text.
std::string extract(const std::vector<std::string>& sentences, const std::set<std::string>& wanted, std::size_t room) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < sentences.size(); ++i) order.emplace_back(-weight(sentences[i], i, wanted), i);
  std::sort(order.begin(), order.end());
  std::set<std::size_t> taken;
  for (const auto& [negative, i] : order) {
    const std::size_t letters = base::count_code_points(sentences[i]) + 1;
    if (negative >= 0 || letters > room) continue;
    room -= letters;
    taken.insert(i);
  }
  std::string text;
  for (const std::size_t i : taken) text += (text.empty() ? "" : " ") + sentences[i];
  return text;
}

}  // namespace

std::vector<Remark> review(std::string_view title, std::string_view summary, std::string_view markdown,
                           std::int64_t day) {
  const std::string body = markup::to_text(markdown);
  const std::string all = std::string(title) + ".\n" + std::string(summary) + "\n" + body;
  std::vector<Remark> remarks;
  constexpr std::size_t long_title = 120;
  if (base::count_code_points(title) > long_title)
    remarks.push_back({base::first_bytes(title, 80) + "…", "Tiêu đề dài quá 120 chữ; hãy rút gọn."});
  if (summary.empty())
    remarks.push_back({"", "Chưa có tóm tắt; kênh mạng xã hội và trang tin lấy tóm tắt để giới thiệu."});
  mark_misprints(all, remarks);
  mark_short_forms(all, remarks);
  mark_abolished(all, day, remarks);
  mark_long_sentences(sentences_of(body), remarks);
  for (const markup::Picture& picture : markup::find(markdown).pictures)
    if (picture.alternative.empty()) remarks.push_back({picture.address, "Ảnh này chưa có lời mô tả."});
  if (remarks.size() > most_remarks) remarks.resize(most_remarks);
  return remarks;
}

ShortForms short_forms(std::string_view title, std::string_view summary, std::string_view markdown,
                       std::string_view address) {
  const std::vector<std::string> sentences = sentences_of(markup::to_text(markdown));
  std::set<std::string> wanted;
  for (const std::string_view word : vietnamese::words(title)) wanted.insert(vietnamese::comparable(bare_word(word)));
  const std::string lead = summary.empty() ? extract(sentences, wanted, longest_social / 2) : std::string(summary);
  ShortForms forms;
  forms.social = std::string(title);
  const std::size_t used = base::count_code_points(title) + base::count_code_points(address) + 4;
  if (used + base::count_code_points(lead) <= longest_social) forms.social += "\n\n" + lead;
  if (!address.empty()) forms.social += "\n" + std::string(address);
  forms.spoken = std::string(title) + ". ";
  if (!summary.empty()) forms.spoken += std::string(summary) + " ";
  const std::size_t spoken = base::count_code_points(forms.spoken);
  if (spoken < longest_spoken) forms.spoken += extract(sentences, wanted, longest_spoken - spoken);
  forms.line = base::count_code_points(title) <= longest_line ? std::string(title) : "";
  if (forms.line.empty())
    for (const std::string& sentence : sentences)
      if (forms.line.empty() && base::count_code_points(sentence) <= longest_line) forms.line = sentence;
  return forms;
}

}  // namespace content
