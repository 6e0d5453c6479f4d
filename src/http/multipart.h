// SPDX-License-Identifier: AGPL-3.0-or-later
// multipart/form-data, piece by piece as it arrives, so that a file of any size passes through a small buffer.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace http {

struct PartHead {
  std::string name{};
  std::optional<std::string> file_name{};  // as sent, without folders; set where the field is a file
};

// The value of a header parameter: header_parameter("form-data; name=\"a\"", "name") is "a".
std::optional<std::string> header_parameter(std::string_view header, std::string_view name);
// From a Content-Type; nothing where it is not multipart/form-data with a lawful boundary.
std::optional<std::string> multipart_boundary(std::string_view content_type);

class MultipartReader {
 public:
  struct Limits {
    int parts = 64;
    std::size_t head_bytes = 8u << 10;  // of one part
  };
  // Any of them may return false: the body is then refused.
  struct Ears {
    std::function<bool(const PartHead&)> begin{};
    std::function<bool(std::string_view)> data{};
    std::function<bool()> end{};
  };

  MultipartReader(std::string_view boundary, Ears ears, Limits limits);
  MultipartReader(std::string_view boundary, Ears ears) : MultipartReader(boundary, std::move(ears), Limits{}) {}

  bool feed(std::string_view bytes);  // false: the body is refused; feed no more
  bool is_complete() const { return state_ == State::done; }

 private:
  enum class State { before_first, after_delimiter, head, data, done, refused };
  bool step();  // false where more bytes are needed
  bool step_before_first();
  bool step_after_delimiter();
  bool step_head();
  bool step_data();
  bool refuse();

  std::string delimiter_;  // CR LF -- boundary
  Ears ears_;
  Limits limits_;
  std::string pending_{};
  State state_ = State::before_first;
  int parts_ = 0;
};

}  // namespace http
