// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/page.h"

#include <array>

#include "html/asset_names.h"
#include "html/icons.h"

namespace html {
namespace {

Html refresh_of(Refresh refresh) {
  if (refresh == Refresh::never) return {};
  return html(R"(<noscript><meta http-equiv="refresh" content="2"></noscript>)");
}

struct Entry {
  base::Right right = base::Right::see;
  std::string_view label{}, address{};
};
// What people need each day stands in the banner; the rest is one touch away.
constexpr std::array daily{
    Entry{base::Right::see, "Việc của tôi", "/viec-cua-toi"}, Entry{base::Right::see, "Kế hoạch", "/ke-hoach"},
    Entry{base::Right::see, "Nghĩa vụ", "/nghia-vu"},         Entry{base::Right::see, "Minh chứng", "/minh-chung"},
    Entry{base::Right::see, "Nội dung", "/noi-dung"},         Entry{base::Right::see, "Sự kiện", "/su-kien"}};
constexpr std::array rest{Entry{base::Right::see, "Lịch", "/lich"},
                          Entry{base::Right::see, "Lượt đăng trên các kênh", "/kenh"},
                          Entry{base::Right::see, "Thủ tục hành chính", "/tthc"},
                          Entry{base::Right::see, "Sáng kiến, điển hình", "/sang-kien"},
                          Entry{base::Right::see, "Kinh phí và ấn phẩm", "/nguon-luc"},
                          Entry{base::Right::coordinate, "Đọc văn bản", "/doc"},
                          Entry{base::Right::coordinate, "Đôn đốc", "/don-doc"},
                          Entry{base::Right::see, "Nhắc việc", "/thong-bao"},
                          Entry{base::Right::see, "Đơn vị", "/don-vi"},
                          Entry{base::Right::administer, "Quản trị", "/quan-tri"}};

template <class Entries>
Html links_of(const Entries& entries, const base::Actor& actor) {
  Html links;
  for (const Entry& entry : entries)
    if (actor.may(entry.right))
      links += html(R"(<li><a href="{}">{}</a></li>)", Url(std::string(entry.address)), entry.label);
  return links;
}

Html navigation(const Page& page) {
  if (!page.actor.is_signed_in())
    return html(R"(<p class="motto">Đọc kế hoạch tuyên truyền, dựng thành việc phải làm</p>)");
  const Html leave = page.csrf.empty() ? Html() : post_button(Url("/dang-xuat"), page.csrf, "Đăng xuất", "quiet");
  return html(
      R"(<nav class="main-nav" aria-label="Chính"><ul>{}<li><details class="more"><summary>Thêm</summary><ul>{}</ul></details></li></ul></nav>
<p class="who"><a href="/tai-khoan">{}</a>{}</p>)",
      links_of(daily, page.actor), links_of(rest, page.actor), page.actor.name, leave);
}

}  // namespace

std::string page(const Page& page) {
  const Html scripts =
      each(page.scripts, [](const Url& script) { return html(R"(<script src="{}" defer></script>)", script); });
  const Html styles =
      each(page.styles, [](const Url& style) { return html(R"(<link rel="stylesheet" href="{}">)", style); });
  return html(R"(<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{} – Lan Tỏa</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}">
{}{}{}
</head>
<body class="{}">
<a class="skip" href="#noi-dung">Đến nội dung chính</a>{}
<header class="banner">
<a class="brand" href="/">{}<span>Lan Tỏa</span></a>
{}
</header>
<main id="noi-dung" tabindex="-1">
{}
</main>
<footer class="foot">
<p>Lan Tỏa là phần mềm tự do (AGPL-3.0). Văn bản được đọc trên máy chủ này và không gửi đi đâu khác.</p>
</footer>
</body>
</html>
)",
              page.title, asset::icon_svg, asset::app_css, styles, refresh_of(page.refresh), scripts,
              page.width == Width::full ? "full" : "narrow", page.skips, icon(Icon::brand), navigation(page), page.body)
      .str();
}

Html csrf_field(std::string_view csrf) { return html(R"(<input type="hidden" name="csrf" value="{}">)", csrf); }

Html post_button(const Url& action, std::string_view csrf, std::string_view label, std::string_view classes) {
  return html(R"(<form method="post" action="{}" class="inline">{}<button type="submit" class="{}">{}</button></form>)",
              action, csrf_field(csrf), classes, label);
}

}  // namespace html
