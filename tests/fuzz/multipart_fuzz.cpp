// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "http/multipart.h"

namespace {

struct Read {
  std::vector<std::string> parts{};
  bool accepted = true, complete = false;
};

Read read(std::string_view body, std::size_t piece) {
  Read read;
  http::MultipartReader reader("b", {.begin =
                                         [&](const http::PartHead& head) {
                                           if (!base::is_valid_utf8(head.name)) std::abort();
                                           if (head.file_name && !base::is_valid_utf8(*head.file_name)) std::abort();
                                           read.parts.push_back(head.name + "\n" + head.file_name.value_or("") + "\n");
                                           return true;
                                         },
                                     .data =
                                         [&](std::string_view bytes) {
                                           read.parts.back() += bytes;
                                           return true;
                                         },
                                     .end = [] { return true; }});
  for (std::size_t at = 0; at < body.size() && read.accepted; at += piece)
    read.accepted = reader.feed(body.substr(at, piece));
  read.complete = reader.is_complete();
  return read;
}

}  // namespace

// Where the network cuts a body makes no difference to what is read from a complete one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::size_t piece = std::size_t{1} + data[0];
  const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Read whole = read(body, std::max<std::size_t>(body.size(), 1));
  const Read cut = read(body, piece);
  if (whole.complete != cut.complete) std::abort();
  if (whole.complete && whole.parts != cut.parts) std::abort();
  return 0;
}
