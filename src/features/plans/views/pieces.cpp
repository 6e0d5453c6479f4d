// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/pieces.h"
#include "features/plans/urls.h"
#include "features/plans/views/pages.h"
#include "features/plans/views/words.h"
#include "html/asset_names.h"

namespace plans {

using html::each;
using html::html;
using html::Html;

bool may_work_on(const Frame& frame, const Plan& plan) {
  return frame.actor.agency == plan.agency && frame.actor.may(base::Right::coordinate);
}

bool may_accept(const Frame& frame, const Plan& plan) {
  return frame.actor.agency == plan.agency && frame.actor.may(base::Right::approve);
}

html::Page framed(const Frame& frame, std::string title, Html body) {
  html::Page page;
  page.title = std::move(title);
  page.body = std::move(body);
  page.actor = frame.actor;
  page.csrf = frame.csrf;
  page.styles = {html::asset::plans_css};
  return page;
}

Html pieces_view(const std::vector<Piece>& pieces) {
  return each(pieces, [](const Piece& piece) {
    if (piece.change == Change::dropped) return html(R"(<del>{}</del> )", piece.text);
    if (piece.change == Change::added) return html(R"(<ins>{}</ins> )", piece.text);
    return html("{} ", piece.text);
  });
}

Html differences_view(const std::vector<Difference>& differences) {
  const Html items = each(differences, [](const Difference& d) {
    const std::string path = d.path.empty() ? "Hoạt động" : "Mục " + d.path;
    if (d.change == Change::added)
      return html(R"(<li class="difference"><h3>{}: thêm mới</h3><ins class="whole">{}</ins></li>)", path,
                  html::paragraphs(d.after));
    if (d.change == Change::dropped)
      return html(R"(<li class="difference"><h3>{}: bỏ</h3><del class="whole">{}</del></li>)", path,
                  html::paragraphs(d.before));
    return html(R"(<li class="difference"><h3>{}: sửa</h3><p>{}</p></li>)", path, pieces_view(d.pieces));
  });
  return html(R"(<p class="hint">Chữ <del>gạch ngang</del> đã bỏ, chữ <ins>gạch chân</ins> mới thêm.</p>
<ul class="differences">{}</ul>)",
              items);
}

Html tally_view(const obligations::Tally* tally) {
  if (tally == nullptr || tally->total == 0) return html("<span class=\"hint\">chưa có việc</span>");
  return html::progress(tally->done, tally->total,
                        std::to_string(tally->done) + "/" + std::to_string(tally->total) + " việc");
}

std::string missing_page(const Frame& frame) {
  return html::page(
      framed(frame, "Không có kế hoạch này",
             html(R"(<h1>Không có kế hoạch này</h1><p><a href="{}">Về danh sách kế hoạch</a></p>)", urls::all())));
}

}  // namespace plans
