// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/resources.h"

#include <cstddef>

// The assembler copies the file into the program as it is.
asm(".section .rodata\n.balign 16\n"
    ".global lantoa_spoken\nlantoa_spoken:\n.incbin \"" LANTOA_DATA
    "/spoken.tsv\"\n"
    ".global lantoa_spoken_end\nlantoa_spoken_end:\n.byte 0\n.previous\n");
extern "C" const char lantoa_spoken[], lantoa_spoken_end[];

namespace speech::resources {

std::string_view spoken() { return {lantoa_spoken, static_cast<std::size_t>(lantoa_spoken_end - lantoa_spoken)}; }

}  // namespace speech::resources
