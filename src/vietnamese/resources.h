// SPDX-License-Identifier: AGPL-3.0-or-later
// The data files that are carried inside the program; cmake/resources.cmake says which.
#pragma once
#include <string_view>

namespace vietnamese::resources {

std::string_view ngrams();         // packed from data/syllable_ngrams.tsv.gz, data/terms.tsv and data/places.tsv
std::string_view channel_eng();    // data/channel_eng.tsv
std::string_view channel_vie();    // data/channel_vie.tsv
std::string_view abbreviations();  // data/abbreviations.txt
std::string_view places();         // data/places.tsv
std::string_view provinces();      // data/provinces.csv
std::string_view communes();       // data/communes.csv
std::string_view days_off();       // data/days_off.tsv

}  // namespace vietnamese::resources
