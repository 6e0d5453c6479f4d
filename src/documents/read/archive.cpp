// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/archive.h"

#include <zip.h>

#include <algorithm>
#include <utility>

namespace documents {
namespace {

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

base::Error broken() { return {base::ErrorKind::invalid, "Tệp bị hỏng hoặc bị cắt cụt nên không mở được."}; }
base::Error encrypted() {
  return {base::ErrorKind::invalid, "Tệp được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi thử lại."};
}
base::Error too_large() {
  return {base::ErrorKind::too_large, "Nội dung nén bên trong tệp lớn bất thường nên bị từ chối để bảo đảm an toàn."};
}

constexpr std::size_t ratio_counts_from = 1u << 20;
constexpr std::size_t step = 64u << 10;

}  // namespace

struct Archive::State {
  std::unique_ptr<zip_t, CloseZip> zip{};
  Limits limits{};
  std::size_t unpacked = 0;  // of all parts read so far
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

base::Result<Archive> Archive::open(std::string_view bytes, const Limits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) {
    zip_error_fini(&error);
    return broken();
  }
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (zip == nullptr) {
    zip_source_free(source);
    return broken();
  }
  auto state = std::make_unique<State>();
  state->zip.reset(zip);
  state->limits = limits;
  return Archive(std::move(state));
}

bool Archive::has(const std::string& name) const { return zip_name_locate(state_->zip.get(), name.c_str(), 0) >= 0; }

base::Result<std::string> Archive::read(const std::string& name) const {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(state_->zip.get(), name.c_str(), 0, &stat) != 0) return broken();
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) return encrypted();
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(state_->zip.get(), stat.index, 0));
  if (!file) return broken();
  const std::size_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? static_cast<std::size_t>(stat.comp_size) : 0;
  const auto ratio = static_cast<std::size_t>(std::max(state_->limits.unpacking_ratio, 1));
  std::string content;
  // The size a file claims for its part is a hint only.
  if ((stat.valid & ZIP_STAT_SIZE) != 0) content.reserve(std::min<std::size_t>(stat.size, 4u << 20));
  while (true) {
    const std::size_t had = content.size();
    content.resize(had + step);
    const zip_int64_t got = zip_fread(file.get(), content.data() + had, step);
    content.resize(had + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
    if (got < 0) return broken();
    if (got == 0) break;
    if (state_->unpacked + content.size() > state_->limits.unpacked_bytes) return too_large();
    if (content.size() > ratio_counts_from && content.size() / ratio > packed) return too_large();
  }
  state_->unpacked += content.size();
  return content;
}

}  // namespace documents
