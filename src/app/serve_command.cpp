// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/serve_command.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <system_error>

#include "app/app.h"

namespace app {
namespace {

constexpr int served = 0, not_served = 2;

void complain(const std::string& sentence) { std::fprintf(stderr, "lantoa serve: %s\n", sentence.c_str()); }

std::filesystem::path usual_data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/')
    return std::filesystem::path(data) / "lantoa";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return std::filesystem::path(home) / ".local/share/lantoa";
  return "lantoa-data";
}

// Nothing where the value does not fit the option; the reason was told.
bool take(std::string_view option, std::string_view value, AppConfig& config) {
  if (option == "--address") {
    config.address = value;
  } else if (option == "--host") {
    config.hosts.emplace_back(value);
  } else if (option == "--data") {
    config.data = value;
  } else if (option == "--database") {
    config.database = value;
  } else if (option == "--samples") {
    config.samples = value;
    if (std::filesystem::is_directory(config.samples)) return true;
    complain("Không có thư mục mẫu “" + std::string(value) + "”.");
    return false;
  } else if (option == "--port") {
    const auto [end, trouble] = std::from_chars(value.data(), value.data() + value.size(), config.port);
    if (trouble == std::errc{} && end == value.data() + value.size()) return true;
    complain("Cổng phải là một số từ 0 đến 65535.");
    return false;
  } else {
    complain("Không có tùy chọn “" + std::string(option) + "”. Gõ “lantoa help serve” để xem cách dùng.");
    return false;
  }
  return true;
}

std::optional<AppConfig> config_from(const std::vector<std::string_view>& arguments) {
  AppConfig config;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--demo") {
      config.demo = true;
      continue;
    }
    if (i + 1 == arguments.size()) {
      complain("Tùy chọn “" + std::string(arguments[i]) + "” cần một giá trị.");
      return std::nullopt;
    }
    if (!take(arguments[i], arguments[i + 1], config)) return std::nullopt;
    ++i;
  }
  if (config.data.empty()) config.data = usual_data_folder();
  config.program = "/proc/self/exe";  // this very program, even when its file has been replaced meanwhile
  return config;
}

std::string reason(const std::system_error& fault, const AppConfig& config) {
  if (fault.code() == std::errc::address_in_use)
    return "Cổng " + std::to_string(config.port) + " đang có chương trình khác dùng; chọn cổng khác bằng --port.";
  if (fault.code() == std::errc::resource_unavailable_try_again)
    return "Thư mục dữ liệu “" + config.data.string() + "” đang được một máy chủ Lan Tỏa khác dùng.";
  return std::string("Không mở được máy chủ: ") + fault.what();
}

}  // namespace

int serve_command(const std::vector<std::string_view>& arguments) {
  const std::optional<AppConfig> config = config_from(arguments);
  if (!config) return not_served;
  std::optional<App> app;
  try {
    app.emplace(*config);
  } catch (const std::system_error& fault) {
    complain(reason(fault, *config));
    return not_served;
  } catch (const db::Broken& fault) {
    complain(std::string("Không mở được cơ sở dữ liệu: ") + fault.what());
    return not_served;
  }
  const bool is_ipv6 = config->address.find(':') != std::string::npos;
  const std::string host = is_ipv6 ? "[" + config->address + "]" : config->address;
  std::printf("Lan Tỏa đang chạy tại http://%s:%u – dừng bằng Ctrl+C.\n", host.c_str(), app->server.port());
  std::fflush(stdout);
  app->server.run();
  return served;
}

}  // namespace app
