// SPDX-License-Identifier: AGPL-3.0-or-later
// Learns a channel from the pairs of train_render and prints its table for data/.
//
//   train_channel PAIRS.tsv... > data/channel_eng.tsv
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "vietnamese/channel.h"
#include "vietnamese/text.h"

namespace {

using Pair = std::pair<std::u32string, std::u32string>;

bool is_edge(char32_t c) { return std::u32string_view(U".,;:()[]{}\"“”…!?/-–—").find(c) != std::u32string_view::npos; }

std::u32string stripped(std::u32string_view word) {
  while (!word.empty() && is_edge(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_edge(word.back())) word.remove_suffix(1);
  return std::u32string(word);
}

std::vector<Pair> read_pairs(const char* path) {
  std::ifstream file(path);
  std::vector<Pair> out;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    Pair pair{stripped(base::to_code_points(vietnamese::to_nfc(line.substr(0, tab)))),
              stripped(base::to_code_points(vietnamese::to_nfc(line.substr(tab + 1))))};
    const auto is_letter = [](char32_t c) { return vietnamese::is_letter(c); };
    if (pair.first.empty() || pair.second.empty() || pair.first.size() > 20 || pair.second.size() > 24) continue;
    if (std::all_of(pair.first.begin(), pair.first.end(), is_letter)) out.push_back(std::move(pair));
  }
  return out;
}

std::u32string small(std::u32string word) {
  for (char32_t& c : word) c = vietnamese::lower(c);
  return word;
}

}  // namespace

int main(int argc, char** argv) {
  vietnamese::Channel channel;
  std::vector<Pair> pairs;
  for (int i = 1; i < argc; ++i) {
    std::vector<Pair> more = read_pairs(argv[i]);
    pairs.insert(pairs.end(), more.begin(), more.end());
  }
  std::size_t kept = 0;
  for (int round = 0; round < 5; ++round) {
    vietnamese::Channel next;
    kept = 0;
    vietnamese::Channel counted = channel;
    counted.forget();
    for (const auto& [truth, observed] : pairs) kept += counted.learn(truth, observed, 1) ? 1 : 0;
    counted.settle();
    channel = std::move(counted);
  }
  for (const auto& [truth, observed] : pairs)
    if (truth.size() > 1 || vietnamese::lower(truth[0]) != truth[0]) {
      const bool capitals = truth.size() > 1 && vietnamese::is_upper(truth[1]);
      if (!capitals) channel.learn_word(small(truth), small(observed), 1);
    } else {
      channel.learn_word(truth, small(observed), 1);
    }
  std::cerr << pairs.size() << " pairs, " << kept << " of them aligned\n";
  std::cout << "# What Tesseract makes of Vietnamese words drawn and spoiled by tools/train_render, counted by\n"
               "# tools/train_channel. l: letter, what was read for it, how often. w: syllable, the same.\n"
            << channel.print(2, 2);
  return 0;
}
