// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/office.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "documents/read/confined_process.h"
#include "documents/read/docx.h"
#include "documents/read/odt.h"

namespace documents {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}
std::string fixture(const std::string& name) { return contents(fs::path(SOURCE_DIR) / "tests/fixtures/read" / name); }

// What every version of the plan in the fixtures must yield: text, cell, part.
std::vector<std::string> told(const base::Result<Document>& document) {
  if (!document) return {document.error().message};
  std::vector<std::string> out;
  for (const Line& line : document->lines) {
    std::string one = line.part == Part::body ? "" : line.part == Part::footnote ? "(chú thích) " : "(lề) ";
    if (line.cell)
      one += std::to_string(line.cell->row) + "," + std::to_string(line.cell->column) + " " +
             std::to_string(line.cell->row_span) + "x" + std::to_string(line.cell->column_span) + " ";
    out.push_back(one + (line.bold ? "**" : "") + line.text);
  }
  return out;
}

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "lantoa-test-XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  fs::path path{};

  std::string script(const std::string& text) const {
    const fs::path file = path / "script";
    std::ofstream(file) << text;
    fs::permissions(file, fs::perms::owner_all);
    return file.string();
  }
};

ConfinedProcess shell(const Folder& folder, const std::string& command) {
  ConfinedProcess process;
  process.program = "/bin/sh";
  process.arguments = {"-c", command};
  process.environment = {"PATH=/usr/bin:/bin"};
  process.folder = folder.path.string();
  return process;
}

TEST(Office, opendocument_is_read_as_the_docx_it_was_saved_beside) {
  const auto docx = told(read_docx(fixture("plan.docx"), {}));
  EXPECT_EQ(docx.size(), 34u);
  EXPECT_EQ(told(read_odt(fixture("plan.odt"), {})), docx);
}

TEST(Office, doc_and_rtf_are_read_by_way_of_libreoffice) {
  if (office_program().empty()) GTEST_SKIP() << "LibreOffice is not installed";
  const auto docx = told(read_docx(fixture("plan.docx"), {}));
  const auto doc = read_office(fixture("plan.doc"), Format::doc, {});
  EXPECT_EQ(told(doc), docx);
  EXPECT_EQ(doc->format, Format::doc);
  const auto rtf = read_office(fixture("plan.rtf"), Format::rtf, {});
  EXPECT_EQ(told(rtf), docx);
  EXPECT_EQ(rtf->format, Format::rtf);
}

TEST(Office, fonts_from_before_unicode_survive_the_way_through_doc) {
  if (office_program().empty()) GTEST_SKIP() << "LibreOffice is not installed";
  const auto document = read_office(fixture("tcvn3.doc"), Format::doc, {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->encoding, "TCVN3");
  EXPECT_EQ(document->lines[0].text, "KẾ HOẠCH");
  EXPECT_EQ(document->lines[1].text,
            "Thường xuyên phổ biến chủ trương, đường lối; tăng cường ứng dụng công nghệ thông tin trong hướng dẫn "
            "người dân.");
  EXPECT_EQ(document->lines[2].text, "Kế hoạch bằng phông Unicode.");
}

TEST(Office, what_libreoffice_cannot_open_is_refused) {
  EXPECT_EQ(convert_to_docx("x", "doc", "/bin/true", {}).error().message,
            "LibreOffice không mở được tệp này; tệp có thể bị hỏng hoặc được đặt mật khẩu.");
  EXPECT_EQ(convert_to_docx("x", "doc", "/nowhere/soffice", {}).error().message,
            "Không chạy được LibreOffice trên máy chủ nên không đọc được tệp này.");
}

TEST(Office, a_conversion_that_does_not_end_is_killed_with_all_it_started) {
  const Folder folder;
  Options options;
  options.limits.office_seconds = 1;
  const std::string hangs =
      folder.script("#!/bin/sh\nsleep 1000 & echo $! > " + (folder.path / "pid").string() + "\nwait\n");
  const auto refused = convert_to_docx("x", "doc", hangs, options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "LibreOffice mở tệp quá 1 giây chưa xong nên việc đọc bị dừng.");
  const pid_t sleeper = std::stoi(contents(folder.path / "pid"));
  // Killed; at most its entry waits for init to take note.
  const std::string state = contents("/proc/" + std::to_string(sleeper) + "/stat");
  EXPECT_TRUE(state.empty() || state.find(") Z") != std::string::npos) << state;
}

TEST(Office, a_conversion_stops_when_the_person_asks) {
  const Folder folder;
  Options options;
  options.progress = [](const Progress&) { return false; };
  EXPECT_EQ(convert_to_docx("x", "doc", folder.script("#!/bin/sh\nsleep 1000\n"), options).error().kind,
            base::ErrorKind::cancelled);
}

TEST(Office, nothing_is_left_behind_in_the_temporary_folder) {
  // a temporary folder of its own: other tests use the common one at the same time
  const Folder own;
  setenv("TMPDIR", own.path.c_str(), 1);
  const auto count = [] {
    int found = 0;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path()))
      found += entry.path().filename().string().starts_with("lantoa-office-") ? 1 : 0;
    return found;
  };
  const int before = count();
  EXPECT_FALSE(convert_to_docx("x", "doc", "/bin/true", {}));
  EXPECT_EQ(count(), before);
  unsetenv("TMPDIR");
}

TEST(Office, the_confined_process_has_no_network_but_keeps_sockets_of_its_own_machine) {
  const Folder folder;
  const ConfinedProcess process = shell(
      folder,
      R"(perl -MSocket -e 'open F, ">", "out"; for my $f (AF_INET, AF_INET6, AF_UNIX) { print F (socket(my $s, $f, SOCK_STREAM, 0) ? "open " : "refused "); }')");
  EXPECT_EQ(process.run(), ConfinedProcess::End::exited);
  EXPECT_EQ(contents(folder.path / "out"), "refused refused open ");
}

TEST(Office, the_confined_process_thinks_it_listens_where_nobody_can_reach_it) {
  const Folder folder;
  const ConfinedProcess process = shell(folder,
                                        R"(perl -MSocket -e 'open F, ">", "out"; socket(my $s, AF_UNIX, SOCK_STREAM, 0);
      print F bind($s, pack_sockaddr_un("door")) ? "bound " : "refused ", listen($s, 1) ? "listening" : "refused"')");
  EXPECT_EQ(process.run(), ConfinedProcess::End::exited);
  EXPECT_EQ(contents(folder.path / "out"), "bound listening");
  EXPECT_FALSE(fs::exists(folder.path / "door"));
}

TEST(Office, the_confined_process_writes_no_larger_file_than_allowed) {
  const Folder folder;
  ConfinedProcess process = shell(folder, "head -c 100000 /dev/zero > out");
  process.file_bytes = 5000;
  process.run();
  EXPECT_EQ(fs::file_size(folder.path / "out"), 5000u);
}

}  // namespace
}  // namespace documents
