// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/portal/views.h"

#include "base/time.h"
#include "features/portal/urls.h"
#include "html/asset_names.h"
#include "html/markdown.h"

namespace portal {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Url;

struct Head {
  std::string title{}, description{}, path{};
  bool is_article = false;
};

std::string absolute(const Site& site, const std::string& path) { return site.base_url + path; }

Html meta_of(const Site& site, const Head& head) {
  Html meta;
  if (!head.description.empty())
    meta += html(R"(<meta name="description" content="{}"><meta property="og:description" content="{}">)",
                 head.description, head.description);
  if (const auto url = Url::external(absolute(site, head.path)); url && !site.base_url.empty())
    meta += html(R"(<link rel="canonical" href="{}"><meta property="og:url" content="{}">)", *url, url->str());
  return meta;
}

Html menu_of(const Site& site) {
  const Html plan =
      site.shows_plans ? html(R"(<li><a href="{}">Kế hoạch cải cách</a></li>)", urls::plan(site.code)) : Html();
  return html(
      R"(<nav aria-label="Chính"><ul><li><a href="{}">Trang chủ</a></li><li><a href="{}">Tin tức</a></li><li><a href="{}">Thủ tục hành chính</a></li><li><a href="{}">Chỉ đạo, điều hành</a></li>{}<li><a href="{}">Liên hệ, đường dây nóng</a></li></ul></nav>)",
      urls::home(site.code), urls::news(site.code), urls::procedures(site.code), urls::kind(site.code, "steering"),
      plan, urls::contact(site.code));
}

Html foot_of(const Site& site) {
  const Html hotline =
      site.hotline.empty() ? Html() : html(R"(<p>Đường dây nóng: <strong>{}</strong></p>)", site.hotline);
  return html(
      R"(<footer><div class="wide"><p><strong>{}</strong></p><p>{}</p>{}<p><a href="{}">Nhận tin qua thư</a> · <a href="{}">RSS</a> · <a href="{}">Atom</a> · <a href="{}">JSON</a></p></div></footer>)",
      site.name, site.address, hotline, urls::subscribe(site.code), urls::rss(site.code), urls::atom(site.code),
      urls::json(site.code));
}

std::string page_of(const Look& look, const Head& head, const Html& body) {
  const Site& site = look.site;
  return html(R"(<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{} – {}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta property="og:title" content="{}"><meta property="og:site_name" content="{}"><meta property="og:type" content="{}"><meta property="og:locale" content="vi_VN">
{}<link rel="icon" href="{}" type="image/svg+xml">
<link rel="alternate" type="application/rss+xml" title="RSS" href="{}">
<link rel="alternate" type="application/atom+xml" title="Atom" href="{}">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="{}">
<link rel="stylesheet" href="{}">
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header itemscope itemtype="https://schema.org/GovernmentOrganization"><div class="wide"><a class="name" href="{}"><span itemprop="name">{}</span></a><p class="motto">{}</p></div>{}</header>
<main id="noi-dung" tabindex="-1" class="wide">
{}
</main>
{}
</body>
</html>
)",
              head.title, site.name, head.title, site.name, head.is_article ? "article" : "website",
              meta_of(site, head), html::asset::icon_svg, urls::rss(site.code), urls::atom(site.code),
              urls::json(site.code), html::asset::portal_css, urls::home(site.code), site.name, site.motto,
              menu_of(site), body, foot_of(site))
      .str();
}

std::string day_of(std::int64_t moment) { return base::for_people(base::date_of(moment)); }

Html teasers_of(const Site& site, const std::vector<Teaser>& teasers) {
  return each(teasers, [&](const Teaser& teaser) {
    const Html summary = teaser.summary.empty() ? Html() : html(R"(<p>{}</p>)", teaser.summary);
    return html(R"(<li><a href="{}">{}</a> <time datetime="{}">{}</time>{}</li>)",
                urls::article(site.code, teaser.slug), teaser.title, base::iso_moment(teaser.published_at),
                day_of(teaser.published_at), summary);
  });
}

Html section(const Site& site, std::string_view title, const std::vector<Teaser>& teasers, const Url& more) {
  if (teasers.empty()) return {};
  return html(R"(<section><h2>{}</h2><ul class="news">{}</ul><p><a href="{}">Xem tất cả: {}</a></p></section>)", title,
              teasers_of(site, teasers), more, title);
}

Html plans_of(const std::vector<PlanLine>& plans) {
  return each(plans, [](const PlanLine& plan) {
    return html(
        R"(<li><p>{}</p><progress value="{}" max="{}" aria-label="Tiến độ">{}/{}</progress><p>Đã xong {}/{} việc{}.</p></li>)",
        plan.title, plan.done, plan.total == 0 ? 1 : plan.total, plan.done, plan.total, plan.done, plan.total,
        plan.late > 0 ? ", " + std::to_string(plan.late) + " việc quá hạn" : "");
  });
}

Html topics_of(const Look& look, std::string_view chosen) {
  const Html links = each(look.topics, [&](const TopicWord& topic) {
    return topic.code == chosen
               ? html(R"(<li><a href="{}" aria-current="page">{}</a></li>)", urls::topic(look.site.code, topic.code),
                      topic.word)
               : html(R"(<li><a href="{}">{}</a></li>)", urls::topic(look.site.code, topic.code), topic.word);
  });
  return html(R"(<nav class="topics" aria-label="Chủ đề"><h2>Chủ đề</h2><ul>{}</ul></nav>)", links);
}

// The topics of one article: short enough for a phone.
Html topics_of(const Look& look, const Article& article) {
  Look own{look.site, {}};
  for (const TopicWord& topic : look.topics)
    if ((" " + article.topics + " ").find(" " + topic.code + " ") != std::string::npos) own.topics.push_back(topic);
  return own.topics.empty() ? Html() : topics_of(own, std::string_view());
}

std::string word_of(const Look& look, std::string_view code) {
  for (const TopicWord& topic : look.topics)
    if (topic.code == code) return topic.word;
  return {};
}

}  // namespace

std::string home_page(const Look& look, const Home& home) {
  const Site& site = look.site;
  const Html slogans = each(home.slogans, [](const std::string& slogan) { return html(R"(<li>{}</li>)", slogan); });
  const Html banner =
      home.slogans.empty() ? Html() : html(R"(<ul class="slogans" aria-label="Khẩu hiệu">{}</ul>)", slogans);
  const Html plans =
      home.plans.empty()
          ? Html()
          : html(R"(<section><h2>Kế hoạch cải cách đang thực hiện</h2><ul class="plans">{}</ul></section>)",
                 plans_of(home.plans));
  const Html about =
      site.about.empty() ? Html() : html(R"(<section class="prose">{}</section>)", html::markdown(site.about));
  const bool is_empty = home.news.empty() && home.notices.empty() && home.steering.empty();
  const Html empty = is_empty ? html(R"(<p class="empty">Cổng chưa có tin nào.</p>)") : Html();
  return page_of(
      look, {"Trang chủ", site.motto, "/cong/" + site.code, false},
      html(
          R"(<h1 class="out">{}</h1>{}<section class="search"><h2>Tra cứu thủ tục hành chính</h2><form action="{}" role="search"><label for="q">Tên hoặc mã thủ tục</label><input id="q" name="q" type="search" autocomplete="off"><button type="submit">Tìm</button></form></section>{}<div class="columns"><div>{}</div><div>{}{}{}</div></div>{}{})",
          site.name, banner, urls::procedures(site.code), empty,
          section(site, "Tin mới", home.news, urls::kind(site.code, "article")),
          section(site, "Thông báo", home.notices, urls::kind(site.code, "notice")),
          section(site, "Văn bản chỉ đạo, điều hành", home.steering, urls::kind(site.code, "steering")), plans, about,
          topics_of(look, "")));
}

std::string news_page(const Look& look, const NewsList& list) {
  const Site& site = look.site;
  const std::string word = word_of(look, list.topic);
  const std::string title = !word.empty()             ? word
                            : list.kind == "steering" ? "Văn bản chỉ đạo, điều hành"
                            : list.kind == "notice"   ? "Thông báo"
                                                      : "Tin tức";
  const Html items = list.items.empty() ? html(R"(<p class="empty">Chưa có tin nào ở đây.</p>)")
                                        : html(R"(<ul class="news">{}</ul>)", teasers_of(site, list.items));
  const Html more = list.next.empty() ? Html()
                                      : html(R"(<p><a href="{}" rel="next">Tin cũ hơn</a></p>)",
                                             urls::next(site.code, list.topic, list.kind, list.next));
  return page_of(look, {title, title + " của " + site.name, "/cong/" + site.code + "/tin", false},
                 html(R"(<h1>{}</h1>{}{}{})", title, items, more, topics_of(look, list.topic)));
}

std::string article_page(const Look& look, const Article& article) {
  const Site& site = look.site;
  const std::string path = urls::article_path(site.code, article.slug);
  if (article.is_withdrawn)
    return page_of(
        look, {"Nội dung đã gỡ", "", path, false},
        html(R"(<h1>Nội dung này đã được gỡ</h1><p>{}</p><p>Lý do: {}</p><p><a href="{}">Xem tin khác</a></p>)",
             article.title, article.notice, urls::news(site.code)));
  const Html changed = article.changed_at - article.published_at > base::ms_per_minute
                           ? html(R"( · cập nhật <time datetime="{}" itemprop="dateModified">{}</time>)",
                                  base::iso_moment(article.changed_at), base::for_people(article.changed_at))
                           : Html();
  const Html source = article.source.empty() ? Html() : html(R"(<p class="by">Nguồn: {}</p>)", article.source);
  const Html machine =
      article.by_machine ? html(R"(<p class="notice">Nội dung này có phần do trí tuệ nhân tạo tạo ra.</p>)") : Html();
  const Html summary =
      article.summary.empty() ? Html() : html(R"(<p class="lead" itemprop="description">{}</p>)", article.summary);
  return page_of(
      look, {article.title, article.summary, path, true},
      html(
          R"(<article itemscope itemtype="https://schema.org/NewsArticle" lang="{}"><h1 itemprop="headline">{}</h1><p class="by"><time datetime="{}" itemprop="datePublished">{}</time>{} · <span itemprop="author">{}</span></p>{}{}<div class="prose" itemprop="articleBody">{}</div>{}</article>{})",
          article.language, article.title, base::iso_moment(article.published_at),
          base::for_people(article.published_at), changed, article.unit_name, machine, summary,
          html::markdown(article.body), source, topics_of(look, article)));
}

std::string contact_page(const Look& look) {
  const Site& site = look.site;
  Html feedback;
  if (const auto url = Url::external(site.feedback_url); url && !site.feedback_url.empty())
    feedback = html(R"(<dt>Phản ánh, kiến nghị trực tuyến</dt><dd><a href="{}" rel="noopener">{}</a></dd>)", *url,
                    site.feedback_url);
  Html mail;
  if (const auto url = Url::external("mailto:" + site.email); url && !site.email.empty())
    mail = html(R"(<dt>Thư điện tử</dt><dd><a href="{}">{}</a></dd>)", *url, site.email);
  Html lines;
  for (const auto& [label, value] : {std::pair<std::string_view, const std::string&>{"Địa chỉ", site.address},
                                     {"Điện thoại", site.phone},
                                     {"Đường dây nóng", site.hotline}})
    if (!value.empty()) lines += html(R"(<dt>{}</dt><dd>{}</dd>)", label, value);
  return page_of(
      look,
      {"Liên hệ, đường dây nóng", "Địa chỉ, điện thoại và đường dây nóng của " + site.name,
       "/cong/" + site.code + "/lien-he", false},
      html(
          R"(<h1>Liên hệ, đường dây nóng</h1><dl class="contact" itemscope itemtype="https://schema.org/GovernmentOrganization"><dt>Cơ quan</dt><dd itemprop="name">{}</dd>{}{}{}</dl><h2>Phản ánh, kiến nghị về những gì?</h2><p>Thủ tục hành chính và quy định hành chính; tinh thần trách nhiệm, thái độ giao tiếp, ứng xử của cán bộ, công chức, viên chức khi giải quyết công việc.</p>)",
          site.name, lines, mail, feedback));
}

std::string plan_page(const Look& look, const std::vector<PlanLine>& plans) {
  const Html list = plans.empty() ? html(R"(<p class="empty">Chưa có kế hoạch nào được công khai.</p>)")
                                  : html(R"(<ul class="plans">{}</ul>)", plans_of(plans));
  return page_of(look, {"Kế hoạch cải cách hành chính", "", "/cong/" + look.site.code + "/ke-hoach", false},
                 html(R"(<h1>Kế hoạch cải cách hành chính</h1>{})", list));
}

std::string missing_page(const Look& look) {
  return page_of(
      look, {"Không có trang này", "", "", false},
      html(R"(<h1>Không có trang này</h1><p>Địa chỉ có thể đã gõ nhầm.</p><p><a href="{}">Về trang chủ</a></p>)",
           urls::home(look.site.code)));
}

std::string framed_page(const Look& look, std::string_view title, html::Html body) {
  return page_of(look, {std::string(title), "", "", false}, body);
}

std::string settings_page(const Frame& frame, const Site& site, bool is_new) {
  const Html code = is_new ? html::required_field(frame, "Mã cổng (không đổi được về sau)", "ma", site.code, "text",
                                                  "Phần địa chỉ công khai, ví dụ sxd: /cong/sxd.")
                           : html::hidden("ma", site.code);
  const Html link = is_new ? Html() : html(R"(<p><a href="{}">Xem cổng</a></p>)", urls::home(site.code));
  const Html content =
      code + html::hidden("lan-sua", std::to_string(site.edits)) +
      html::required_field(frame, "Tên cơ quan", "ten", site.name) +
      html::field(frame, "Dòng giới thiệu", "khau-hieu", site.motto) +
      html::field(frame, "Địa chỉ", "dia-chi", site.address) +
      html::field(frame, "Điện thoại", "dien-thoai", site.phone) +
      html::field(frame, "Đường dây nóng", "duong-day-nong", site.hotline) +
      html::field(frame, "Thư điện tử", "thu", site.email, "email") +
      html::field(frame, "Địa chỉ hệ thống phản ánh, kiến nghị", "phan-anh", site.feedback_url, "url") +
      html::field(frame, "Địa chỉ công khai của máy chủ này", "dia-chi-web", site.base_url, "url",
                  "Ví dụ https://sxd.thanhhoa.gov.vn; dùng trong thư, RSS và mã QR.") +
      html::field(frame, "Giới thiệu", "gioi-thieu", site.about, "textarea") +
      html::checkbox("Mở cổng cho mọi người xem", "mo", "co", site.is_on) +
      html::checkbox("Công khai tiến độ kế hoạch cải cách", "hien-ke-hoach", "co", site.shows_plans) +
      html::button("Lưu");
  return html::framed(frame, "Cổng công khai",
                      html(R"({}<h1>Cổng công khai</h1>{}{}{})", html::trail({{"Quản trị", Url("/quan-tri")}}),
                           html::general_problem(frame), link, html::form(urls::settings(), frame.csrf, content)));
}

}  // namespace portal
