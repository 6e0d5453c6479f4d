// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs a fuzz target over its saved corpus as an ordinary test. A missing or empty corpus is a failure: it would prove
// nothing.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  std::size_t fed = 0;
  for (const std::string& folder : std::vector<std::string>(argv + 1, argv + argc)) {
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
      std::cerr << entry.path().filename().string() << '\n';  // names the culprit when the next line dies
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++fed;
    }
  }
  std::cout << fed << " inputs of the corpus were fed\n";
  return fed == 0 ? 1 : 0;
}
