// SPDX-License-Identifier: AGPL-3.0-or-later
// RFC 7578, with file names as browsers send them (raw UTF-8, a quotation mark as %22).
#include "http/multipart.h"

#include <algorithm>

#include "base/utf8.h"
#include "http/forms.h"

namespace http {
namespace {

constexpr std::size_t longest_boundary = 70;  // RFC 2046, 5.1.1
constexpr std::size_t longest_file_name = 200;

std::string without_folders(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? name : name.substr(slash + 1));
}

// Fit to be shown and kept: no control characters, not endless. The bytes of the file say what it is, not this.
std::string file_name_from(std::string_view sent) {
  std::string plain(sent);
  for (std::size_t at = plain.find("%22"); at != std::string::npos; at = plain.find("%22", at + 1))
    plain.replace(at, 3, "\"");
  plain = without_folders(plain);
  std::string out;
  std::size_t at = 0;
  for (std::size_t count = 0; at < plain.size() && count < longest_file_name; ++count) {
    const char32_t c = base::next_code_point(plain, at);
    if (c >= 0x20 && c != 0x7F) base::append_utf8(out, c);
  }
  return out;
}

bool is_boundary_character(char c) {
  constexpr std::string_view marks = "'()+_,-./:=? ";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         marks.find(c) != std::string_view::npos;
}

std::optional<PartHead> head_from(std::string_view lines) {
  std::optional<PartHead> head;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find("\r\n"), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    if (!equal_ignoring_case(trimmed(line.substr(0, colon)), "content-disposition")) continue;
    if (head) return std::nullopt;
    const std::string_view value = trimmed(line.substr(colon + 1));
    std::optional<std::string> name = header_parameter(value, "name");
    if (!equal_ignoring_case(value.substr(0, 9), "form-data") || !name) return std::nullopt;
    if (!base::is_valid_utf8(*name)) return std::nullopt;
    head = PartHead{std::move(*name), std::nullopt};
    if (const auto file = header_parameter(value, "filename")) head->file_name = file_name_from(*file);
  }
  return head;
}

}  // namespace

std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at < header.size()) {
    ++at;  // behind the semicolon
    const std::size_t equal = header.find_first_of("=;", at);
    if (equal == std::string_view::npos) return std::nullopt;
    if (header[equal] == ';') {
      at = equal;
      continue;
    }
    const std::string_view key = trimmed(header.substr(at, equal - at));
    std::size_t end = 0;
    std::string_view value;
    if (equal + 1 < header.size() && header[equal + 1] == '"') {
      const std::size_t quote = header.find('"', equal + 2);
      if (quote == std::string_view::npos) return std::nullopt;
      value = header.substr(equal + 2, quote - equal - 2);
      end = std::min(header.find(';', quote), header.size());
    } else {
      end = std::min(header.find(';', equal), header.size());
      value = trimmed(header.substr(equal + 1, end - equal - 1));
    }
    if (equal_ignoring_case(key, name)) return std::string(value);
    at = end;
  }
  return std::nullopt;
}

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  constexpr std::string_view kind = "multipart/form-data";
  const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
  if (!equal_ignoring_case(type, kind)) return std::nullopt;
  std::optional<std::string> boundary = header_parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > longest_boundary || boundary->back() == ' ' ||
      !std::all_of(boundary->begin(), boundary->end(), is_boundary_character))
    return std::nullopt;
  return boundary;
}

MultipartReader::MultipartReader(std::string_view boundary, Ears ears, Limits limits)
    : delimiter_("\r\n--" + std::string(boundary)), ears_(std::move(ears)), limits_(limits), pending_("\r\n") {}

bool MultipartReader::feed(std::string_view bytes) {
  if (state_ == State::done) return true;  // what follows the end is nobody's business (RFC 2046)
  pending_ += bytes;
  while (state_ != State::done && state_ != State::refused && step()) {
  }
  if (state_ == State::done) pending_.clear();
  return state_ != State::refused;
}

bool MultipartReader::step() {
  switch (state_) {
    case State::before_first:
      return step_before_first();
    case State::after_delimiter:
      return step_after_delimiter();
    case State::head:
      return step_head();
    case State::data:
      return step_data();
    case State::done:
    case State::refused:
      return false;
  }
  return false;
}

bool MultipartReader::refuse() {
  state_ = State::refused;
  pending_.clear();
  return false;
}

// The line break that the first delimiter may lack was put there by the constructor.
bool MultipartReader::step_before_first() {
  const std::size_t at = pending_.find(delimiter_);
  if (at == std::string::npos) {
    if (pending_.size() > limits_.head_bytes) return refuse();
    return false;
  }
  pending_.erase(0, at + delimiter_.size());
  state_ = State::after_delimiter;
  return true;
}

bool MultipartReader::step_after_delimiter() {
  if (pending_.size() < 2) return false;
  if (pending_.starts_with("--")) {
    state_ = State::done;
    return false;
  }
  if (!pending_.starts_with("\r\n") || ++parts_ > limits_.parts) return refuse();
  state_ = State::head;  // the line break stays: a head without lines ends at once
  return true;
}

bool MultipartReader::step_head() {
  const std::size_t end = pending_.find("\r\n\r\n");
  if (end == std::string::npos || end > limits_.head_bytes) {
    if (pending_.size() > limits_.head_bytes) return refuse();
    return false;
  }
  const std::optional<PartHead> head = head_from(std::string_view(pending_).substr(2, end < 2 ? 0 : end - 2));
  if (!head || !ears_.begin(*head)) return refuse();
  pending_.erase(0, end + 4);
  state_ = State::data;
  return true;
}

bool MultipartReader::step_data() {
  const std::size_t at = pending_.find(delimiter_);
  if (at != std::string::npos) {
    if (at > 0 && !ears_.data(std::string_view(pending_).substr(0, at))) return refuse();
    if (!ears_.end()) return refuse();
    pending_.erase(0, at + delimiter_.size());
    state_ = State::after_delimiter;
    return true;
  }
  // All but what may be the beginning of a delimiter.
  if (pending_.size() < delimiter_.size()) return false;
  const std::size_t sure = pending_.size() - delimiter_.size() + 1;
  if (!ears_.data(std::string_view(pending_).substr(0, sure))) return refuse();
  pending_.erase(0, sure);
  return false;
}

}  // namespace http
