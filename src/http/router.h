// SPDX-License-Identifier: AGPL-3.0-or-later
// Addresses and who may use them. A route that nobody thought about does not compile: none is added without a Right.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "http/packed.h"
#include "http/request.h"

namespace http {

// What a visitor must be allowed to do.
using Right = base::Right;

// What a route takes as the body of a POST.
// `outside`: a form sent by another program, which has no token: the route must know it by a secret of its own.
enum class Body { form, files, outside };

struct Route {
  std::string method{};
  std::vector<std::string> pattern{};  // segments; "{id}" takes any one
  Right right = Right::anyone;
  Body body = Body::form;
  Handler handler{};
};

struct Asset {
  std::string type{};
  std::string_view bytes{};                // lives as long as the program
  std::shared_ptr<const Packed> packed{};  // made by the router
};

class Router {
 public:
  void get(std::string_view pattern, Right right, Handler handler);
  void post(std::string_view pattern, Right right, Body body, Handler handler);
  // Bytes that never change under this address (its name holds their hash).
  void asset(std::string path, Asset asset);

  struct Match {
    const Route* route = nullptr;  // null: no such address, or not with this method
    const Asset* asset = nullptr;
    bool known_address = false;  // some method is known here
    std::map<std::string, std::string, std::less<>> params{};
  };
  Match find(std::string_view method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_{};
  std::map<std::string, Asset, std::less<>> assets_{};
};

}  // namespace http
