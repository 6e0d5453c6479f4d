// SPDX-License-Identifier: AGPL-3.0-or-later
// The words for channels of communication, with the channel each may mean.
#pragma once
#include <string_view>

#include "compiler/words.h"

namespace compiler {

enum class Channel {
  none,  // a phrase that holds a channel's word and means none
  column,
  conference,
  contest,
  dialogue,
  documents,
  event,
  exchange,
  facebook,
  feedback_system,
  hotline,
  inspection,
  intranet,
  legal_education,
  loudspeaker,
  mobile_car,
  newsletter,
  notice_board,
  one_stop,
  party_union,
  portal_dvc,
  portal_province,
  press,
  print,
  radio_tv,
  residents_meeting,
  staff_meeting,
  stage,
  tiktok,
  training,
  visual,
  website_cchc,
  website_city,
  website_unit,
  youtube,
  zalo,
  other,
  // To be decided by what stands around.
  website,          // "cổng thông tin điện tử"
  website_trang,    // "trang thông tin điện tử"
  training_lesson,  // "đào tạo", "bồi dưỡng"
  press_word,       // "báo"
  station_word,     // "đài"
  social,           // "mạng xã hội" alone
  premises,         // "trụ sở"
};

// Code of docs/plan.schema.json.
std::string_view channel_code(Channel channel);
const Lexicon& channel_words();  // value: Channel

}  // namespace compiler
