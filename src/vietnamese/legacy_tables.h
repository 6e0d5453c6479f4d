// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables of the encodings from before Unicode.
#pragma once

namespace vietnamese::legacy {

char32_t windows_1252(unsigned char byte);
char32_t windows_1258(unsigned char byte);  // tones come as combining marks

}  // namespace vietnamese::legacy
