// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/content/review.h"
#include "features/content/service.h"

namespace content {

Advice advice_on(const Item& item, std::string_view public_address, std::int64_t today) {
  Advice advice;
  if (item.language == "vi")  // the reader knows no other language
    for (const Remark& remark : review(item.title, item.summary, item.body, today))
      advice.remarks.emplace_back(remark.excerpt, remark.sentence);
  const ShortForms forms = short_forms(item.title, item.summary, item.body, public_address);
  advice.social = forms.social;
  advice.spoken = forms.spoken;
  advice.line = forms.line;
  return advice;
}

}  // namespace content
