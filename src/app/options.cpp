// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/options.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>

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

// The first line of a file that only the operator may read: secrets do not belong on a command line.
bool take_openid_secret(std::string_view command, std::string_view file, AppConfig& config) {
  std::ifstream in{std::string(file)};
  if (std::getline(in, config.openid.secret) && !config.openid.secret.empty()) return true;
  complain(command, "Không đọc được khóa bí mật trong tệp “" + std::string(file) + "”.");
  return false;
}

bool take_public_address(std::string_view command, std::string_view value, AppConfig& config) {
  config.openid.public_address = value;
  if (accounts::may_be_issuer(value)) return true;
  complain(command, "Địa chỉ công khai phải là một địa chỉ https://, hoặc http:// của chính máy này.");
  return false;
}

bool take_openid_issuer(std::string_view command, std::string_view value, AppConfig& config) {
  config.openid.issuer = value;
  if (accounts::may_be_issuer(value)) return true;
  complain(command, "Hệ thống đăng nhập bên ngoài phải có địa chỉ https://, hoặc http:// của chính máy này.");
  return false;
}

bool is_whole(std::string_view command, AppConfig& config) {
  accounts::OpenIdConfig& openid = config.openid;
  if (openid.issuer.empty()) return openid.name.clear(), true;
  if (openid.name.empty()) openid.name = "hệ thống đăng nhập một lần";
  if (!openid.client.empty() && !openid.public_address.empty()) return true;
  complain(command, "Đăng nhập qua hệ thống bên ngoài cần cả --openid-client và --public-address.");
  return false;
}

// False where the value does not fit the option; the reason was told.
bool take(std::string_view command, std::string_view option, std::string_view value, AppConfig& config) {
  if (option == "--port") return take_port(command, value, config);
  if (option == "--samples") return take_samples(command, value, config);
  if (option == "--public-address") return take_public_address(command, value, config);
  if (option == "--openid-issuer") return take_openid_issuer(command, value, config);
  if (option == "--openid-secret-file") return take_openid_secret(command, value, config);
  if (option == "--openid-client") {
    config.openid.client = value;
  } else if (option == "--openid-name") {
    config.openid.name = value;
  } else if (option == "--address") {
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
  if (!is_whole(command, options.config)) return std::nullopt;
  if (options.config.data.empty()) options.config.data = usual_data_folder();
  options.config.program = "/proc/self/exe";  // this very program, even when its file has been replaced meanwhile
  return options;
}

}  // namespace app
