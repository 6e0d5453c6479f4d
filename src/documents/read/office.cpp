// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/office.h"

#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "documents/read/confined_process.h"
#include "documents/read/docx.h"
#include "documents/read/lines.h"

namespace documents {
namespace {

namespace fs = std::filesystem;

base::Error refusal(std::string sentence) { return {base::ErrorKind::invalid, std::move(sentence)}; }

// A folder for one conversion, gone with it.
class Workplace {
 public:
  Workplace() {
    std::string pattern = (fs::temp_directory_path() / "lantoa-office-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder for LibreOffice");
    path_ = pattern;
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() {
    std::error_code ignored;  // what cannot be removed is left to the system's cleaning of its temporary folder
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

  void write(const fs::path& name, std::string_view content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream out(path_ / name, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!out.flush()) throw std::runtime_error("cannot write a file for LibreOffice");
  }

 private:
  fs::path path_{};
};

// No macros, no links to other files, no questions.
constexpr std::string_view settings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
)";

}  // namespace

std::string office_program() {
  constexpr std::array places{"/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/usr/local/bin/soffice",
                              "/opt/libreoffice/program/soffice"};
  for (const char* place : places) {
    std::error_code missing;
    if (fs::exists(place, missing)) return place;
  }
  return {};
}

base::Result<std::string> convert_to_docx(std::string_view bytes, std::string_view extension,
                                          const std::string& program, const Options& options) {
  const Workplace place;
  const std::string folder = place.path().string();
  place.write("in." + std::string(extension), bytes);
  place.write("profile/user/registrymodifications.xcu", settings);
  ConfinedProcess process;
  process.program = program;
  process.arguments = {"--headless", "--nologo", "--norestore", "--nolockcheck", "--nodefault",
                       "-env:UserInstallation=file://" + folder + "/profile",
                       // Debian keeps it in /var, which may be shut; extensions are not wanted here anyway.
                       "-env:UNO_SHARED_PACKAGES_CACHE=file://" + folder + "/extensions", "--convert-to",
                       "docx:MS Word 2007 XML", "--outdir", folder + "/out", folder + "/in." + std::string(extension)};
  process.environment = {"HOME=" + folder, "TMPDIR=" + folder, "PATH=/usr/bin:/bin", "LANG=C.UTF-8",
                         "SAL_USE_VCLPLUGIN=svp"};
  process.folder = folder;
  process.seconds = options.limits.office_seconds;
  process.file_bytes = options.limits.unpacked_bytes;
  process.go_on = [&] { return report(options, "Chuyển đổi bằng LibreOffice", 0, 1); };
  switch (process.run()) {
    case ConfinedProcess::End::stopped:
      return cancelled();
    case ConfinedProcess::End::out_of_time:
      return base::Error{base::ErrorKind::too_large, "LibreOffice mở tệp quá " + std::to_string(process.seconds) +
                                                         " giây chưa xong nên việc đọc bị dừng."};
    case ConfinedProcess::End::not_started:
      return refusal("Không chạy được LibreOffice trên máy chủ nên không đọc được tệp này.");
    case ConfinedProcess::End::exited:
      break;
  }
  std::ifstream in(place.path() / "out" / "in.docx", std::ios::binary);
  if (!in) return refusal("LibreOffice không mở được tệp này; tệp có thể bị hỏng hoặc được đặt mật khẩu.");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

base::Result<Document> read_office(std::string_view bytes, Format format, const Options& options) {
  const std::string program = office_program();
  if (program.empty())
    return refusal("Máy chủ chưa cài LibreOffice nên không đọc được tệp DOC và RTF; hãy lưu lại thành DOCX hoặc PDF.");
  const auto converted = convert_to_docx(bytes, format == Format::rtf ? "rtf" : "doc", program, options);
  if (!converted) return converted.error();
  auto document = read_docx(*converted, options);
  if (document) document->format = format;
  return document;
}

}  // namespace documents
