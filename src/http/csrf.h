// SPDX-License-Identifier: AGPL-3.0-or-later
// Proof that a form was sent from a page of ours: a token in the form that fits the visitor's session cookie.
// Other sites can make a browser send the cookie, but can neither read it nor guess the token.
#pragma once
#include <string>
#include <string_view>

namespace http {

class Csrf {
 public:
  Csrf();  // a secret of its own; tokens do not outlive the program
  static std::string new_session();
  static bool is_session(std::string_view text);  // could have come from new_session()
  std::string token(std::string_view session) const;
  bool fits(std::string_view session, std::string_view token) const;

 private:
  std::string secret_;
};

}  // namespace http
