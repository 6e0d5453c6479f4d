// SPDX-License-Identifier: AGPL-3.0-or-later
// The page of the mail server.
#pragma once
#include <string>
#include <string_view>

#include "features/upkeep/model.h"
#include "html/frame.h"

namespace upkeep {

std::string mail_page(const html::Frame& frame, const MailServer& server, std::string_view done);

}  // namespace upkeep
