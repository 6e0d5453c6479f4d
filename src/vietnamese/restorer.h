// SPDX-License-Identifier: AGPL-3.0-or-later
// The passes over one document: find the words, weigh what each may have been, choose by the language around it, learn
// from the choices how this document was damaged, and choose again.
#pragma once
#include <string>
#include <vector>

#include "vietnamese/decoder.h"
#include "vietnamese/lexicon.h"
#include "vietnamese/ngrams.h"
#include "vietnamese/restore.h"

namespace vietnamese {

struct Language {
  const Ngrams& ngrams;
  const Lexicon& lexicon;
  const Phrases& accepted;
};

// The damage of the options is not automatic.
std::vector<Restored> restore_document(const Language& language, const std::vector<std::string>& lines,
                                       const RestoreOptions& options);

}  // namespace vietnamese
