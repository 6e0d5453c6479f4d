// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/options.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace app {
namespace {

std::filesystem::path usual_data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/')
    return std::filesystem::path(data) / "lantoa";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return std::filesystem::path(home) / ".local/share/lantoa";
  return "lantoa-data";
}

bool take_port(std::string_view command, std::string_view value, AppConfig& config) {
  const auto [end, trouble] = std::from_chars(value.data(), value.data() + value.size(), config.port);
  if (trouble == std::errc{} && end == value.data() + value.size()) return true;
  complain(command, "Cổng phải là một số từ 0 đến 65535.");
  return false;
}

bool take_samples(std::string_view command, std::string_view value, AppConfig& config) {
  config.samples = value;
  if (std::filesystem::is_directory(config.samples)) return true;
  complain(command, "Không có thư mục mẫu “" + std::string(value) + "”.");
  return false;
}

// False where the value does not fit the option; the reason was told.
bool take(std::string_view command, std::string_view option, std::string_view value, AppConfig& config) {
  if (option == "--port") return take_port(command, value, config);
  if (option == "--samples") return take_samples(command, value, config);
  if (option == "--address") {
    config.address = value;
  } else if (option == "--host") {
    config.hosts.emplace_back(value);
  } else if (option == "--data") {
    config.data = value;
  } else if (option == "--portal") {
    config.portal = value;
  } else if (option == "--database") {
    config.database = value;
  } else {
    complain(command, "Không có tùy chọn “" + std::string(option) + "”. Gõ “lantoa help " + std::string(command) +
                          "” để xem cách dùng.");
    return false;
  }
  return true;
}

}  // namespace

void complain(std::string_view command, std::string_view sentence) {
  std::fprintf(stderr, "lantoa %.*s: %.*s\n", static_cast<int>(command.size()), command.data(),
               static_cast<int>(sentence.size()), sentence.data());
}

std::optional<Options> options_from(std::string_view command, const std::vector<std::string_view>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].starts_with("--")) {
      options.files.emplace_back(arguments[i]);
    } else if (arguments[i] == "--demo") {
      options.config.demo = true;
    } else if (arguments[i] == "--behind-proxy") {
      options.config.behind_proxy = true;
    } else if (i + 1 == arguments.size()) {
      complain(command, "Tùy chọn “" + std::string(arguments[i]) + "” cần một giá trị.");
      return std::nullopt;
    } else {
      if (!take(command, arguments[i], arguments[i + 1], options.config)) return std::nullopt;
      ++i;
    }
  }
  if (options.config.data.empty()) options.config.data = usual_data_folder();
  options.config.program = "/proc/self/exe";  // this very program, even when its file has been replaced meanwhile
  return options;
}

}  // namespace app
