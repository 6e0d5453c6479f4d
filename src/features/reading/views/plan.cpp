// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/views/plan.h"

#include <algorithm>

#include "features/reading/urls.h"
#include "features/reading/views/activities.h"
#include "features/reading/views/pieces.h"
#include "features/reading/views/words.h"

namespace reading {
namespace {

using html::each;
using html::html;
using html::Html;

// A part of the plan with a heading that the table of contents leads to; nothing where it holds nothing.
struct Part {
  std::string_view id{}, heading{};
  std::size_t count = 0;
  Html body{};
};

Html part_view(const Part& part) {
  return html(R"(
    <section class="part" id="{}" aria-labelledby="{}-h">
      <h2 id="{}-h">{} <span class="count">{}</span></h2>
      {}
    </section>)",
              part.id, part.id, part.id, part.heading, part.count, part.body);
}

class PlanParts {
 public:
  PlanParts(const PlanView& view, Facts& facts)
      : view_(view), plan_(view.reading.plan), document_(view.reading.document), links_(document_, facts) {}

  Html header() const {
    const compiler::Header& h = plan_.header;
    const std::string number = h.number.empty() && h.symbol.empty() ? "" : h.number + "/" + h.symbol;
    const std::string place =
        h.place + (h.date && !h.place.empty() ? ", " : "") + (h.date ? "ngày " + base::for_people(*h.date) : "");
    return html(R"(
      <dl class="header">{}{}{}{}{}{}{}</dl>)",
                row("Cơ quan ban hành", "agency", h.agency_at, h.agency),
                h.parent_agency.empty() ? Html{} : row("Cơ quan chủ quản", "parent_agency", {}, h.parent_agency),
                row("Số, ký hiệu", "number", h.number_at, number),
                row("Địa danh, ngày", "date", h.place_date_at, place), row("Trích yếu", "title", h.title_at, h.title),
                h.year ? row("Năm", "year", {}, std::to_string(*h.year)) : Html{}, signer());
  }

  Part diagnostics() const {
    std::vector<compiler::Diagnostic> gravest_first = plan_.diagnostics;
    std::stable_sort(gravest_first.begin(), gravest_first.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
    const Html items = each(gravest_first, [&](const compiler::Diagnostic& d) {
      const Mark mark = d.severity == compiler::Severity::error     ? Mark::error
                        : d.severity == compiler::Severity::warning ? Mark::warning
                                                                    : Mark::note;
      int number = 0;
      const Html place = links_.place(mark, d.at, number);
      return html(R"(
        <li class="diagnostic d-{}" data-fact="{}">{}<p><strong>{}</strong> <span class="code">{}</span> {} {}</p></li>)",
                  code(d.severity), number, severity_icon(d.severity), word(d.severity), d.code, d.message, place);
    });
    return {"can-xem-lai", "Cần xem lại", plan_.diagnostics.size(), html("<ul class=\"diagnostics\">{}</ul>", items)};
  }

  Part activities() const {
    return {"hoat-dong", "Hoạt động", plan_.activities.size(), activities_view(view_, links_)};
  }

  Part deadlines() const {
    const Html rows = each(plan_.deadlines, [&](const compiler::Deadline& d) {
      int number = 0;
      const Html place = links_.place(Mark::deadline, d.at, number);
      return html(R"(
        <li data-fact="{}">
          <p class="when">{}</p>
          <p>{}{}{}</p>
          <p class="where">{}</p>
        </li>)",
                  number, d.date ? "Trước " + base::for_people(*d.date) : d.raw,
                  d.who.empty() ? Html{} : html("<strong>{}</strong>: ", d.who), d.what,
                  d.to.empty() ? Html{} : html(" → <strong>{}</strong>", d.to), place);
    });
    return {"han-bao-cao", "Hạn báo cáo", plan_.deadlines.size(), html("<ul class=\"deadlines\">{}</ul>", rows)};
  }

  Part bases(compiler::Role role) const {
    std::size_t count = 0;
    Html items;
    for (const compiler::LegalBasis& b : plan_.legal_bases) {
      if (b.role != role) continue;
      ++count;
      items += html("<li>{}</li>", basis(b));
    }
    const Html list = html("<ol class=\"bases\">{}</ol>", items);
    if (role == compiler::Role::base) return {"can-cu", "Căn cứ ban hành", count, list};
    return {"dan-chieu", "Văn bản được nhắc đến", count, list};
  }

  Part outline() const {
    const Html items = each(plan_.sections, [&](const compiler::Section& s) {
      const auto depth = std::min<std::ptrdiff_t>(5, 1 + std::count(s.path.begin(), s.path.end(), '/'));
      const std::string label = s.path.substr(s.path.rfind('/') + 1);
      return html(R"(<li class="depth-{}">{}</li>)", depth,
                  links_.link(Mark::section, s.at, label + (label.empty() ? "" : ". ") + s.heading));
    });
    return {"bo-cuc", "Bố cục", plan_.sections.size(), html("<ol class=\"outline\">{}</ol>", items)};
  }

  Part budget() const {
    if (!plan_.budget) return {"kinh-phi", "Kinh phí", 0, {}};
    int number = 0;
    const Html place = links_.place(Mark::budget, plan_.budget->at, number);
    return {"kinh-phi", "Kinh phí", 1, html(R"(<p data-fact="{}">{} {}</p>)", number, plan_.budget->text, place)};
  }

  Part slogans() const {
    return {"khau-hieu", "Khẩu hiệu", plan_.slogans.size(),
            list(plan_.slogans, [&](const compiler::Slogan& s) { return links_.link(Mark::slogan, s.at, s.text); })};
  }

  Part indices() const {
    return {"chi-so", "Chỉ số", plan_.indices.size(), list(plan_.indices, [&](const compiler::Index& i) {
              const Html name = links_.link(Mark::index, i.at, i.name);
              return i.code.empty() ? name : html(R"(<strong>{}</strong> {})", i.code, name);
            })};
  }

  Part contacts() const {
    return {"lien-he", "Liên hệ", plan_.contacts.size(), list(plan_.contacts, [&](const compiler::Contact& c) {
              const std::string_view kind = word_of_contact(c.kind);
              const Html text = links_.link(Mark::contact, c.at, c.value.empty() ? c.text : c.value);
              if (!c.value.empty()) return html("{}: {}", kind, text);
              return html(R"({}: {} <span class="missing">văn bản không ghi số hay địa chỉ</span>)", kind, text);
            })};
  }

  Part abbreviations() const {
    return {"viet-tat", "Chữ viết tắt", plan_.abbreviations.size(),
            list(plan_.abbreviations, [&](const compiler::Abbreviation& a) {
              return html("<strong>{}</strong>: {}", links_.link(Mark::abbreviation, a.at, a.brief), a.full);
            })};
  }

  Part units() const {
    return {"don-vi", "Đơn vị", plan_.units.size(), list(plan_.units, [&](const compiler::Unit& u) {
              std::string aliases;
              for (const std::string& alias : u.aliases) aliases += (aliases.empty() ? "" : ", ") + alias;
              if (aliases.empty()) return html("{}", u.name);
              return html(R"({} <span class="kind-of">(còn gọi: {})</span>)", u.name, aliases);
            })};
  }

  Part recipients() const {
    return {"noi-nhan", "Nơi nhận", plan_.header.recipients.size(),
            list(plan_.header.recipients,
                 [&](const compiler::Mention& m) { return links_.link(Mark::recipient, m.at, m.text); })};
  }

 private:
  template <class T, class One>
  static Html list(const std::vector<T>& items, One one) {
    return html("<ul class=\"plain\">{}</ul>",
                each(items, [&](const T& item) { return html("<li>{}</li>", one(item)); }));
  }

  bool is_inferred(std::string_view field) const {
    const auto& inferred = plan_.header.inferred;
    return std::find(inferred.begin(), inferred.end(), field) != inferred.end();
  }

  Html row(std::string_view name, std::string_view field, const compiler::Span& at, const std::string& value) const {
    if (value.empty()) return html(R"(<div><dt>{}</dt><dd class="missing">Văn bản không ghi</dd></div>)", name);
    return html("<div><dt>{}</dt><dd>{}{}</dd></div>", name, links_.link(Mark::header, at, value),
                is_inferred(field)
                    ? html(R"( <span class="inferred" title="Phần thể thức thiếu mục này">suy ra từ nội dung</span>)")
                    : Html{});
  }

  Html signer() const {
    const auto& signer = plan_.header.signer;
    if (!signer) return html(R"(<div><dt>Người ký</dt><dd class="missing">Văn bản không ghi</dd></div>)");
    std::string rank;
    for (const std::string* part : {&signer->on_behalf, &signer->authority, &signer->capacity})
      if (!part->empty()) rank += (rank.empty() ? "" : " · ") + *part;
    return html(R"(<div><dt>Người ký</dt><dd>{} <span class="kind-of">{}</span></dd></div>)",
                links_.link(Mark::signer, signer->at, signer->name.empty() ? rank : signer->name),
                signer->name.empty() ? "" : rank);
  }

  Html basis(const compiler::LegalBasis& b) const {
    std::string name = b.type;
    if (!b.number.empty()) name += " số " + b.number;
    std::string rest;
    if (b.date) rest += " ngày " + base::for_people(*b.date);
    if (!b.issuer.empty()) rest += " của " + b.issuer;
    if (!b.subject.empty()) rest += " " + b.subject;
    return html("{}{}", links_.link(Mark::basis, b.at, name), rest);
  }

  const PlanView& view_;
  const compiler::Plan& plan_;
  const documents::Document& document_;
  FactLinks links_;
};

}  // namespace

Html plan_view(const PlanView& view, Facts& facts) {
  const PlanParts parts(view, facts);
  const Html header = parts.header();
  // In the order of the page, which is the order of their numbers.
  std::vector<Part> all;
  all.push_back(parts.diagnostics());
  all.push_back(parts.activities());
  all.push_back(parts.deadlines());
  all.push_back(parts.budget());
  all.push_back(parts.bases(compiler::Role::base));
  all.push_back(parts.bases(compiler::Role::mention));
  all.push_back(parts.outline());
  all.push_back(parts.slogans());
  all.push_back(parts.indices());
  all.push_back(parts.contacts());
  all.push_back(parts.abbreviations());
  all.push_back(parts.units());
  all.push_back(parts.recipients());
  std::erase_if(all, [](const Part& part) { return part.count == 0; });
  const Html contents = each(all, [](const Part& part) {
    return html(R"(<li><a href="{}">{} <span class="count">{}</span></a></li>)", html::Url("#" + std::string(part.id)),
                part.heading, part.count);
  });
  const Html nothing = html(
      R"(<p class="empty">Không tìm thấy hoạt động nào trong văn bản này. Có thể đây không phải là một kế hoạch.</p>)");
  return html(R"(
    {}
    <nav class="contents" aria-label="Các phần của kế hoạch"><ul>{}</ul></nav>
    {}{})",
              header, contents, view.reading.plan.activities.empty() ? nothing : Html{}, each(all, part_view));
}

}  // namespace reading
