// SPDX-License-Identifier: AGPL-3.0-or-later
// How many syllables a second the repair of diacritics does on one core: on the texts of the samples, with their marks
// taken off, and garbled as an engine without Vietnamese does it.
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "documents/read/read.h"
#include "vietnamese/restore.h"
#include "vietnamese/text.h"

namespace {

constexpr int wanted_syllables = 60'000;
constexpr int promised = 20'000;

std::vector<std::string> sample_lines() {
  std::vector<std::string> lines;
  for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".docx") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto document = documents::read(bytes, entry.path().filename().string());
    if (!document) continue;
    for (const documents::Line& line : document->lines) lines.push_back(line.text);
  }
  return lines;
}

std::string stripped(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t from = at;
    const char32_t letter = base::next_code_point(line, at);
    if (letter < 0x80)
      out += line[from];
    else
      out += vietnamese::fold(line.substr(from, at - from));
  }
  return out;
}

// Marks become what such engines make of them: mostly nothing, sometimes a sign behind the letter, sometimes another
// letter. The same garbling every time.
std::string garbled(std::string_view line) {
  static unsigned state = 1;
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t from = at;
    const char32_t letter = base::next_code_point(line, at);
    if (letter < 0x80) {
      out += line[from];
      continue;
    }
    out += vietnamese::fold(line.substr(from, at - from));
    state = state * 1103515245u + 12345u;
    const unsigned dice = (state >> 16) % 10;
    if (dice == 0) out += '\'';
    if (dice == 1) out.back() = '6';
    if (dice == 2) out += 'i';
  }
  return out;
}

int syllables_in(const std::vector<std::string>& lines) {
  int count = 0;
  for (const std::string& line : lines)
    for (std::size_t at = 0; at < line.size(); ++at)
      if (line[at] != ' ' && (at == 0 || line[at - 1] == ' ')) ++count;
  return count;
}

void measure(const char* what, std::string (*damage)(std::string_view), vietnamese::Damage kind) {
  std::vector<std::string> document;
  for (const std::string& line : sample_lines()) document.push_back(damage(line));
  const int once = syllables_in(document);
  if (once == 0) {
    std::printf("%s: the samples hold no DOCX with text\n", what);
    return;
  }
  vietnamese::RestoreOptions options;
  options.damage = kind;
  const vietnamese::Model& model = vietnamese::builtin_model();
  const auto warm = model.restore(document, options);
  std::size_t repaired = 0;
  for (const auto& line : warm) repaired += line.repairs.size();
  int done = 0;
  const std::clock_t began = std::clock();
  for (; done < wanted_syllables; done += once) (void)model.restore(document, options);
  const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
  const double rate = done / seconds;
  std::printf("%s, syllables a second and core\t%.0f\t>= %d\t%s\n", what, rate, promised,
              rate >= promised ? "kept" : "missed");
  std::printf("%d syllables a time, %zu stretches repaired in them\n", once, repaired);
}

}  // namespace

int main() {
  measure("repair of text without its marks", stripped, vietnamese::Damage::stripped);
  measure("repair of garbled text", garbled, vietnamese::Damage::without_vietnamese);
}
