// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/page.h"

#include "html/asset_names.h"
#include "html/icons.h"

namespace html {
namespace {

Html refresh_of(Refresh refresh) {
  if (refresh == Refresh::never) return {};
  return html(R"(<noscript><meta http-equiv="refresh" content="2"></noscript>)");
}

}  // namespace

std::string page(const Page& page) {
  const Html scripts =
      each(page.scripts, [](const Url& script) { return html(R"(<script src="{}" defer></script>)", script); });
  return html(R"(<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{} – Lan Tỏa</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}">
{}{}
</head>
<body class="{}">
<a class="skip" href="#noi-dung">Đến nội dung chính</a>{}
<header class="banner">
<a class="brand" href="/">{}<span>Lan Tỏa</span></a>
<p class="motto">Đọc kế hoạch tuyên truyền, dựng thành việc phải làm</p>
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
              page.title, asset::icon_svg, asset::app_css, refresh_of(page.refresh), scripts,
              page.width == Width::full ? "full" : "narrow", page.skips, icon(Icon::brand), page.body)
      .str();
}

Html csrf_field(std::string_view csrf) { return html(R"(<input type="hidden" name="csrf" value="{}">)", csrf); }

Html post_button(const Url& action, std::string_view csrf, std::string_view label, std::string_view classes) {
  return html(R"(<form method="post" action="{}" class="inline">{}<button type="submit" class="{}">{}</button></form>)",
              action, csrf_field(csrf), classes, label);
}

}  // namespace html
