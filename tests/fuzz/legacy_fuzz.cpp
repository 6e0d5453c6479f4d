// SPDX-License-Identifier: AGPL-3.0-or-later
// The encodings: whatever the bytes, UTF-8 comes out. The first byte chooses what the file claims to be.
#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "vietnamese/legacy.h"

namespace {

void must_be_utf8(std::string_view text) {
  if (!base::is_valid_utf8(text)) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array claims{"", "utf-8", "windows-1252", "windows-1258", "TCVN3", "VNI", "iso-8859-1"};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  must_be_utf8(vietnamese::decode(bytes).text);
  must_be_utf8(vietnamese::decode_as(bytes, claims[data[0] % claims.size()]).text);
  must_be_utf8(vietnamese::from_tcvn3(bytes));
  must_be_utf8(vietnamese::from_vni(bytes));
  must_be_utf8(vietnamese::from_viqr(bytes));
  if (const auto again = vietnamese::reread(vietnamese::decode(bytes).text)) must_be_utf8(again->text);
  return 0;
}
