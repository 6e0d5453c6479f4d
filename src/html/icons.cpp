// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/icons.h"

namespace html {

Html icon(Icon icon) {
  switch (icon) {
    case Icon::error:
      return html(
          R"(<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor"></path><path d="M5.5 5.5l5 5m0-5l-5 5" stroke="#fff" stroke-width="1.6"></path></svg>)");
    case Icon::warning:
      return html(
          R"(<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1l7.5 13.5h-15z" fill="currentColor"></path><path d="M8 6v4m0 1.4v1.6" stroke="#fff" stroke-width="1.6"></path></svg>)");
    case Icon::note:
      return html(
          R"(<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="currentColor"></circle><path d="M8 7v5m0-8.4v1.6" stroke="#fff" stroke-width="1.8"></path></svg>)");
    case Icon::fine:
      return html(
          R"(<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="currentColor"></circle><path d="M4.5 8.3l2.5 2.5 4.5-5.2" stroke="#fff" stroke-width="1.6" fill="none"></path></svg>)");
    case Icon::brand:
      return html(
          R"(<svg class="brand-sign" viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="22" r="3.2" fill="currentColor"></circle><path d="M9.5 19.5a8 8 0 0 1 13 0M5 15.2a13.6 13.6 0 0 1 22 0M1.6 10.4a19.4 19.4 0 0 1 28.8 0" stroke="currentColor" stroke-width="2.4" fill="none" stroke-linecap="round"></path></svg>)");
    case Icon::file:
      return html(
          R"(<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 1h7l3 3v11H3z" fill="none" stroke="currentColor" stroke-width="1.4"></path><path d="M5.5 7h5M5.5 9.5h5M5.5 12h3" stroke="currentColor" stroke-width="1.2"></path></svg>)");
  }
  return {};
}

}  // namespace html
