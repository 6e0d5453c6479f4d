// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/tuning.h"

namespace vietnamese {

Tuning& tuning() {
  static Tuning instance;
  return instance;
}

}  // namespace vietnamese
