// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/body.h"

#include <unistd.h>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/utf8.h"

namespace http {
namespace {

constexpr int fine = 0, bad_request = 400, too_large = 413;

class FormReader : public BodyReader {
 public:
  explicit FormReader(std::uint64_t most) : most_(most) {}
  int feed(std::string_view bytes) override {
    if (text_.size() + bytes.size() > most_) return too_large;
    text_ += bytes;
    return fine;
  }
  int finish(Request& into) override {
    std::optional<Fields> form = parse_form(text_);
    if (!form) return bad_request;
    into.form = std::move(*form);
    return fine;
  }

 private:
  std::uint64_t most_;
  std::string text_{};
};

// A new file that only this user can read.
std::filesystem::path new_file(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::string name = (folder / "upload-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0) throw std::system_error(errno, std::generic_category(), name);
  ::close(file);
  return name;
}

class FilesReader : public BodyReader {
 public:
  FilesReader(std::string_view boundary, std::filesystem::path folder, const BodyLimits& limits)
      : folder_(std::move(folder)),
        limits_(limits),
        reader_(boundary, {.begin = [this](const PartHead& head) { return begin(head); },
                           .data = [this](std::string_view bytes) { return data(bytes); },
                           .end = [this] { return end(); }}) {}

  int feed(std::string_view bytes) override {
    return reader_.feed(bytes) ? fine : (status_ == fine ? bad_request : status_);
  }

  int finish(Request& into) override {
    if (!reader_.is_complete()) return bad_request;
    into.form = std::move(form_);
    into.files = std::move(files_);
    return fine;
  }

 private:
  bool refuse(int status) {
    status_ = status;
    return false;
  }

  bool begin(const PartHead& head) {
    // A browser sends a nameless, empty file for an input where none was chosen; it is dropped at its end.
    in_file_ = head.file_name.has_value();
    if (!in_file_) {
      form_.emplace_back(head.name, "");
      return true;
    }
    if (static_cast<int>(files_.size()) >= limits_.files) return refuse(too_large);
    files_.emplace_back(head.name, *head.file_name, new_file(folder_));
    out_ = std::ofstream(files_.back().path(), std::ios::binary | std::ios::trunc);
    return true;
  }

  bool data(std::string_view bytes) {
    if (!in_file_) {
      std::string& value = form_.back().second;
      if (value.size() + bytes.size() > limits_.field_bytes) return refuse(too_large);
      value += bytes;
      return true;
    }
    files_bytes_ += bytes.size();
    if (files_bytes_ > limits_.files_bytes) return refuse(too_large);
    files_.back().grow(bytes.size());
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out_) throw std::system_error(ENOSPC, std::generic_category(), "upload");
    return true;
  }

  bool end() {
    if (!in_file_) return base::is_valid_utf8(form_.back().second);
    out_.close();
    if (!out_) throw std::system_error(ENOSPC, std::generic_category(), "upload");
    if (files_.back().file_name().empty() && files_.back().bytes() == 0) files_.pop_back();
    return true;
  }

  std::filesystem::path folder_;
  BodyLimits limits_;
  MultipartReader reader_;
  Fields form_{};
  std::vector<Upload> files_{};
  std::ofstream out_{};
  bool in_file_ = false;
  std::uint64_t files_bytes_ = 0;
  int status_ = fine;
};

}  // namespace

std::unique_ptr<BodyReader> BodyReader::of(Body body, std::string_view content_type,
                                           const std::filesystem::path& folder, const BodyLimits& limits) {
  const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
  if (equal_ignoring_case(type, "application/x-www-form-urlencoded"))
    return std::make_unique<FormReader>(limits.form_bytes);
  if (body != Body::files) return nullptr;
  const std::optional<std::string> boundary = multipart_boundary(content_type);
  if (!boundary) return nullptr;
  return std::make_unique<FilesReader>(*boundary, folder, limits);
}

}  // namespace http
