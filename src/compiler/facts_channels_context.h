// SPDX-License-Identifier: AGPL-3.0-or-later
// Words that name a channel name a subject, a unit or a place too; what stands around them tells which.
#pragma once
#include "compiler/facts_channels_vocabulary.h"
#include "compiler/words.h"

namespace compiler {

// Whether the words from `at` to `end` name a channel here. `listed`: another channel stands just before them.
bool names_channel(const Words& words, Channel channel, std::size_t at, std::size_t end, bool listed);

// The channel that words with several meanings stand for: whose site, which kind of meeting.
Channel channel_in_context(const Words& words, Channel channel, std::size_t end);

}  // namespace compiler
