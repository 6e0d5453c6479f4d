// SPDX-License-Identifier: AGPL-3.0-or-later
// Tokens and keys of another system. An input is the head and the claims of a token, its signature, and a key set,
// parted by lines of "====". Nobody can sign here: whatever comes out must be a refusal.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "secrets/id_token.h"
#include "support/parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto pieces = support::parts_of(bytes);
  pieces.resize(4);
  secrets::TokenDemands demands;
  demands.issuer = "i";
  demands.audience = "a";
  demands.nonce = "n";
  const std::string token = secrets::base64url(pieces[0]) + "." + secrets::base64url(pieces[1]) + "." + pieces[2];
  for (const std::string& one : {token, std::string(bytes)})
    if (secrets::identity_in(one, pieces[3], demands)) std::abort();
  static_cast<void>(secrets::identity_in_user_info(pieces[1]));
  return 0;
}
