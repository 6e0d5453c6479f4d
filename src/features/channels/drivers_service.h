// SPDX-License-Identifier: AGPL-3.0-or-later
// What brings an item to the channels outside: Zalo, Facebook, the loudspeaker, the printer. Each makes the form of the
// text that its channel holds and keeps what it made.
#pragma once
#include <string>

#include "features/channels/service.h"
#include "fetch/fetch.h"
#include "files/shelf.h"

namespace channels {

// Where the other sides are; tests have their own.
struct Elsewhere {
  std::string facebook = "https://graph.facebook.com";
  std::string zalo = "https://openapi.zalo.me", zalo_oauth = "https://oauth.zaloapp.com";
  bool may_go_inside = false;
};

// Adds the drivers of all channels that a machine serves.
void serve_outside(Service& channels, const portal::Service& portal, files::Shelf& shelf, const base::Clock& clock,
                   const Elsewhere& elsewhere = {});

}  // namespace channels
