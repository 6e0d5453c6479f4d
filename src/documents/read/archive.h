// SPDX-License-Identifier: AGPL-3.0-or-later
// A ZIP file in memory, read part by part. The limits on unpacked bytes and on the ratio hold while a part inflates, so
// that a bomb never unfolds.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/read/read.h"

namespace documents {

class Archive {
 public:
  // `bytes` must outlive the archive.
  static base::Result<Archive> open(std::string_view bytes, const Limits& limits);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  bool has(const std::string& name) const;
  base::Result<std::string> read(const std::string& name) const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace documents
