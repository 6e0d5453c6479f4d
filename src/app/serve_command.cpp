// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/serve_command.h"

#include <cstdio>
#include <optional>
#include <string>
#include <system_error>

#include "app/app.h"
#include "app/demo.h"
#include "app/options.h"
#include "app/setup.h"

namespace app {
namespace {

constexpr int served = 0, not_served = 2;

std::string reason(const std::system_error& fault, const AppConfig& config) {
  if (fault.code() == std::errc::address_in_use)
    return "Cổng " + std::to_string(config.port) + " đang có chương trình khác dùng; chọn cổng khác bằng --port.";
  if (fault.code() == std::errc::resource_unavailable_try_again)
    return "Thư mục dữ liệu “" + config.data.string() + "” đang được một máy chủ Lan Tỏa khác dùng.";
  return std::string("Không mở được máy chủ: ") + fault.what();
}

}  // namespace

int serve_command(const std::vector<std::string_view>& arguments) {
  const std::optional<Options> options = options_from("serve", arguments);
  if (!options) return not_served;
  if (!options->files.empty()) {
    complain("serve", "Không hiểu “" + options->files.front() + "”. Gõ “lantoa help serve” để xem cách dùng.");
    return not_served;
  }
  const AppConfig& config = options->config;
  std::optional<App> app;
  try {
    app.emplace(config);
  } catch (const std::system_error& fault) {
    complain("serve", reason(fault, config));
    return not_served;
  } catch (const db::Broken& fault) {
    complain("serve", std::string("Không mở được cơ sở dữ liệu: ") + fault.what());
    return not_served;
  }
  const bool is_ipv6 = config.address.find(':') != std::string::npos;
  const std::string host = is_ipv6 ? "[" + config.address + "]" : config.address;
  std::printf("Lan Tỏa đang chạy tại http://%s:%u – dừng bằng Ctrl+C.\n", host.c_str(), app->server.port());
  if (const std::string path = config.demo ? std::string() : add_setup(*app); !path.empty())
    std::printf("Lần đầu: mở http://%s:%u%s để thiết lập cơ quan và quản trị viên đầu tiên.\n", host.c_str(),
                app->server.port(), path.c_str());
  if (config.demo) {
    std::printf("Cơ quan mẫu – đăng nhập tại /dang-nhap:\n");
    for (const DemoAccount& account : ensure_demo(*app))
      std::printf("  %-16s %s / %s\n", account.role.c_str(), account.email.c_str(), account.password.c_str());
  }
  std::fflush(stdout);
  app->server.run();
  return served;
}

}  // namespace app
