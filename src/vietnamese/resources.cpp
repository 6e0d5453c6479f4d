// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/resources.h"

// The assembler copies a file into the program as it is: no compiler has to read megabytes of numbers.
#define LANTOA_EMBED(name, path)                                                                                     \
  asm(".section .rodata\n.balign 16\n"                                                                               \
      ".global lantoa_" #name "\nlantoa_" #name ":\n.incbin \"" path                                                 \
      "\"\n"                                                                                                         \
      ".global lantoa_" #name "_end\nlantoa_" #name "_end:\n.byte 0\n.previous\n");                                  \
  extern "C" const char lantoa_##name[], lantoa_##name##_end[];                                                      \
  namespace vietnamese::resources {                                                                                  \
  std::string_view name() { return {lantoa_##name, static_cast<std::size_t>(lantoa_##name##_end - lantoa_##name)}; } \
  }

LANTOA_EMBED(ngrams, LANTOA_PACKED_NGRAMS)
LANTOA_EMBED(channel_eng, LANTOA_DATA "/channel_eng.tsv")
LANTOA_EMBED(channel_vie, LANTOA_DATA "/channel_vie.tsv")
LANTOA_EMBED(abbreviations, LANTOA_DATA "/abbreviations.txt")
LANTOA_EMBED(places, LANTOA_DATA "/places.tsv")
LANTOA_EMBED(provinces, LANTOA_DATA "/provinces.csv")
LANTOA_EMBED(communes, LANTOA_DATA "/communes.csv")
LANTOA_EMBED(days_off, LANTOA_DATA "/days_off.tsv")
