// SPDX-License-Identifier: AGPL-3.0-or-later
// Files by the hash of their content: the same bytes lie there once. A file is whole and flushed before its name is
// told, so that a row never names one that is not there. Nothing here knows what a file is for.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace files {

// Found from the content, never from the name.
enum class Type { png, jpeg, gif, webp, heif, pdf, office, mp4, mp3, zip, text, unknown };
std::string_view media_type(Type type);  // "image/png"
bool is_picture(Type type);
Type type_of(std::string_view first_bytes);
Type type_of_file(const std::filesystem::path& path);  // from its first bytes

inline constexpr std::uint64_t most_file_bytes = 64u << 20;

struct Stored {
  std::string sha256{};
  std::uint64_t bytes = 0;
  Type type = Type::unknown;
};

class Shelf {
 public:
  explicit Shelf(std::filesystem::path folder);

  // Takes the file away from where it lies. Empty and too large ones are refused.
  base::Result<Stored> take(const std::filesystem::path& from);
  base::Result<Stored> put(std::string_view bytes);
  std::optional<std::filesystem::path> path(std::string_view sha256) const;
  std::optional<std::string> content(std::string_view sha256) const;

  // Reads every file anew: the sentences of those whose bytes are no longer what their name says.
  std::vector<std::string> faults() const;

 private:
  base::Result<Stored> keep(const std::filesystem::path& from);
  std::filesystem::path place_of(std::string_view sha256) const;
  std::filesystem::path folder_;
};

// A JPEG, PNG or WebP picture without what the camera wrote beside it (place, device, time), its turning kept.
std::string without_metadata(std::string_view picture, Type type);
// The same for a file; nothing where it is no picture that can be cleaned, or too large to be kept anyway.
std::optional<std::string> cleaned_picture(const std::filesystem::path& path);

}  // namespace files
