// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/qr.h"

#include <qrencode.h>

#include <memory>
#include <string>

namespace html {

Html qr_code(std::string_view text, std::string_view label) {
  struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
  };
  const std::unique_ptr<QRcode, Free> code(QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M));
  if (!code) return html(R"(<p class="notice" data-tone="bad">{}</p>)", "Nội dung quá dài để vẽ thành mã QR.");
  constexpr int margin = 4;  // modules, as the standard asks
  std::string path;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      if ((code->data[y * code->width + x] & 1U) != 0)
        path += "M" + std::to_string(x + margin) + " " + std::to_string(y + margin) + "h1v1h-1z";
  const std::string size = std::to_string(code->width + 2 * margin);
  return html(R"(<svg class="qr" role="img" aria-label="{}" viewBox="{}" width="240" height="240">)"
              R"(<rect width="100%" height="100%" class="qr-paper"></rect><path d="{}"></path></svg>)",
              label, "0 0 " + size + " " + size, path);
}

}  // namespace html
