// SPDX-License-Identifier: AGPL-3.0-or-later
// Draws Vietnamese text as office pages, spoils them as scanners do, recognises them with Tesseract and prints
// "what was drawn <tab> what was read", one word a line: the material from which train_channel learns.
//
//   train_render LANGUAGE PAGES SEED NGRAMS.tsv.gz [TEXT...] > pairs.tsv
//
// LANGUAGE is eng (what an office scanner without Vietnamese leaves behind) or vie. Text is sampled from the n-gram
// counts, with numbers, capitals and punctuation put in; the TEXT files add running text with its own.
#include <leptonica/allheaders.h>
#include <pango/pangocairo.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "vietnamese/syllables.h"
#include "vietnamese/text.h"

namespace {

using Random = std::mt19937;

double uniform(Random& random, double from, double to) {
  return std::uniform_real_distribution<double>(from, to)(random);
}

struct Choices {
  std::vector<std::string> words{};
  std::vector<double> weights{};
  const std::string& pick(Random& random) const {
    std::discrete_distribution<std::size_t> draw(weights.begin(), weights.end());
    return words[draw(random)];
  }
};

// Sentences drawn from the counts: the third word after the two before it, or after one, or at all.
class Sampler {
 public:
  explicit Sampler(const std::string& path) {
    gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) throw std::runtime_error("cannot open " + path);
    std::string line;
    char buffer[4096];
    while (gzgets(file, buffer, sizeof buffer) != nullptr) {
      line = buffer;
      while (!line.empty() && line.back() == '\n') line.pop_back();
      add(line);
    }
    gzclose(file);
  }

  std::vector<std::string> sentence(Random& random) const {
    std::vector<std::string> out;
    std::string before = "<s>", last = "<s>";
    while (out.size() < 40) {
      const std::string next = pick(before, last, random);
      if (next == "</s>" || next == "<s>") break;
      out.push_back(next);
      before = last;
      last = next;
    }
    return out;
  }

 private:
  void add(const std::string& line) {
    const std::size_t a = line.find('\t'), b = line.rfind('\t');
    const std::string gram = line.substr(a + 1, b - a - 1);
    const double count = std::atof(line.c_str() + b + 1);
    const std::size_t cut = gram.rfind(' ');
    Choices& choices = after_[cut == std::string::npos ? std::string() : gram.substr(0, cut)];
    choices.words.push_back(cut == std::string::npos ? gram : gram.substr(cut + 1));
    // rare words get their chance to be seen: the channel needs every letter, not the true frequencies
    choices.weights.push_back(std::pow(count, cut == std::string::npos ? 0.5 : 0.7));
  }

  std::string pick(const std::string& before, const std::string& last, Random& random) const {
    const double level = uniform(random, 0, 1);
    if (const auto found = after_.find(before + " " + last); level < 0.75 && found != after_.end())
      return found->second.pick(random);
    if (const auto found = after_.find(last); level < 0.9 && found != after_.end()) return found->second.pick(random);
    return after_.at("").pick(random);
  }

  std::unordered_map<std::string, Choices> after_{};
};

std::string capitalised(const std::string& word) {
  const std::string big = vietnamese::upper(word);
  std::size_t first_big = 1, first_small = 1;
  while (first_big < big.size() && (static_cast<unsigned char>(big[first_big]) & 0xC0u) == 0x80u) ++first_big;
  while (first_small < word.size() && (static_cast<unsigned char>(word[first_small]) & 0xC0u) == 0x80u) ++first_small;
  return big.substr(0, first_big) + word.substr(first_small);
}

std::string number(Random& random) {
  const auto whole = [&](int from, int to) { return std::to_string(std::uniform_int_distribution(from, to)(random)); };
  switch (std::uniform_int_distribution(0, 5)(random)) {
    case 0:
      return whole(1, 9);
    case 1:
      return whole(10, 99);
    case 2:
      return whole(1, 28) + "/" + whole(1, 12) + "/" + whole(2015, 2026);
    case 3:
      return whole(2015, 2026);
    case 4:
      return whole(1, 400) + (whole(0, 1) == "0" ? "/QĐ-UBND" : "/NĐ-CP");
    default:
      return "0" + whole(1, 9);
  }
}

// A paragraph of sampled sentences with the looks of an official text.
std::string paragraph(const Sampler& sampler, Random& random) {
  std::string out;
  const double style = uniform(random, 0, 1);  // heading in capitals, run of proper names, or plain
  const int sentences = style < 0.18 ? 1 : 3;
  for (int s = 0; s < sentences; ++s) {
    const std::vector<std::string> words = sampler.sentence(random);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string word = words[i];
      const bool abbreviation = word.size() > 1 && !vietnamese::is_valid_syllable(word);
      if (abbreviation || style < 0.12)
        word = vietnamese::upper(word);
      else if (i == 0 || style < 0.18 || uniform(random, 0, 1) < 0.05)
        word = capitalised(word);
      if (!out.empty()) out += ' ';
      if (uniform(random, 0, 1) < 0.03) out += number(random) + " ";
      const double mark = uniform(random, 0, 1);
      out += mark < 0.01 ? "(" + word + ")" : word;
      if (i + 1 < words.size()) out += mark > 0.94 ? "," : mark > 0.92 ? ";" : "";
    }
    out += '.';
  }
  return out;
}

struct DrawnWord {
  std::string text{};
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Page {
  PIX* image = nullptr;
  std::vector<DrawnWord> words{};
  std::size_t characters_drawn = 0;
};

// Draws as much of `text` as one page takes.
Page draw(const std::string& text, const std::string& font, double points, double resolution) {
  const double scale = resolution / 72.0;
  const int width = static_cast<int>(595 * scale), height = static_cast<int>(842 * scale);
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
  cairo_t* cairo = cairo_create(surface);
  PangoLayout* layout = pango_cairo_create_layout(cairo);
  PangoFontDescription* description = pango_font_description_from_string(font.c_str());
  pango_font_description_set_absolute_size(description, points * scale * PANGO_SCALE);
  pango_layout_set_font_description(layout, description);
  pango_layout_set_width(layout, static_cast<int>(470 * scale * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
  pango_layout_set_justify(layout, TRUE);
  pango_layout_set_line_spacing(layout, 1.15F);
  pango_layout_set_text(layout, text.c_str(), -1);
  const double left = 80 * scale, top = 60 * scale, bottom = 790 * scale;
  Page page;
  // whole lines only
  PangoLayoutIter* line = pango_layout_get_iter(layout);
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(line, nullptr, &box);
    const double baseline = pango_layout_iter_get_baseline(line) / static_cast<double>(PANGO_SCALE);
    if (top + (box.y + box.height) / static_cast<double>(PANGO_SCALE) > bottom) break;
    PangoLayoutLine* drawn = pango_layout_iter_get_line_readonly(line);
    cairo_move_to(cairo, left + box.x / static_cast<double>(PANGO_SCALE), top + baseline);
    pango_cairo_show_layout_line(cairo, drawn);
    page.characters_drawn = static_cast<std::size_t>(drawn->start_index + drawn->length);
  } while (pango_layout_iter_next_line(line) != 0);
  pango_layout_iter_free(line);
  for (const std::string_view word : vietnamese::words(std::string_view(text).substr(0, page.characters_drawn))) {
    const int from = static_cast<int>(word.data() - text.data()), to = from + static_cast<int>(word.size());
    PangoRectangle a, b;
    pango_layout_index_to_pos(layout, from, &a);
    pango_layout_index_to_pos(layout, to - 1, &b);
    const auto pixels = [](int units) { return units / static_cast<double>(PANGO_SCALE); };
    page.words.push_back({std::string(word), left + pixels(a.x), top + pixels(a.y), left + pixels(b.x + b.width),
                          top + pixels(a.y + a.height)});
  }
  page.image = pixCreate(width, height, 8);
  cairo_surface_flush(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) pixSetPixel(page.image, x, y, static_cast<l_uint32>(255 - data[y * stride + x]));
  pango_font_description_free(description);
  g_object_unref(layout);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return page;
}

// Blur, grain, weak or fat ink, uneven light, and the blocks that JPEG leaves; now and then a photocopy in black and
// white. `harsh` is for the engine that knows Vietnamese: only bad pages make it err.
PIX* spoil(PIX* page, bool harsh, Random& random) {
  PIX* out = pixCopy(nullptr, page);
  if (uniform(random, 0, 1) < (harsh ? 0.9 : 0.6)) {
    const auto width = static_cast<l_float32>(harsh ? uniform(random, 0.7, 1.7) : uniform(random, 0.4, 1.1));
    L_KERNEL* kernel = makeGaussianKernel(3, 3, width, 1.0F);
    PIX* blurred = pixConvolve(out, kernel, 8, 1);
    kernelDestroy(&kernel);
    pixDestroy(&out);
    out = blurred;
  }
  const double grain = uniform(random, 0, harsh ? 32 : 22), ink = uniform(random, -25, 25);
  const double paper = uniform(random, harsh ? 195 : 225, 255), shade = harsh ? uniform(random, 0, 40) : 0;
  std::normal_distribution<double> noise(0, grain);
  const int width = pixGetWidth(out), height = pixGetHeight(out);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(out, x, y, &value);
      const double light = paper - shade * x / width;
      const double seen = light * value / 255.0 + ink * (1 - std::abs(value / 127.5 - 1)) + noise(random);
      pixSetPixel(out, x, y, static_cast<l_uint32>(std::clamp(seen, 0.0, 255.0)));
    }
  if (uniform(random, 0, 1) < (harsh ? 0.3 : 0.15)) {
    PIX* black = pixThresholdToBinary(out, static_cast<l_int32>(uniform(random, 120, 185)));
    pixDestroy(&out);
    out = black;
  } else {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    const auto quality = static_cast<l_int32>(uniform(random, harsh ? 20 : 40, harsh ? 75 : 90));
    if (pixWriteMemJpeg(&bytes, &size, out, quality, 0) == 0) {
      pixDestroy(&out);
      out = pixReadMemJpeg(bytes, size, 0, 1, nullptr, 0);
      lept_free(bytes);
    }
  }
  return out;
}

void recognise(tesseract::TessBaseAPI& engine, PIX* image, int resolution, const std::vector<DrawnWord>& drawn) {
  engine.SetImage(image);
  engine.SetSourceResolution(resolution);
  if (engine.Recognize(nullptr) != 0) return;
  struct Read {
    std::string text{};
    double x0, y0, x1, y1;
  };
  std::vector<Read> found;
  const std::unique_ptr<tesseract::ResultIterator> word(engine.GetIterator());
  if (!word) return;
  do {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    const std::unique_ptr<char[]> text(word->GetUTF8Text(tesseract::RIL_WORD));
    if (text && word->BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1))
      found.push_back({text.get(), double(x0), double(y0), double(x1), double(y1)});
  } while (word->Next(tesseract::RIL_WORD));
  // one read word for one drawn word: the middle of each lies in the other
  for (const DrawnWord& d : drawn) {
    const Read* match = nullptr;
    int inside = 0;
    for (const Read& r : found) {
      const double mx = (r.x0 + r.x1) / 2, my = (r.y0 + r.y1) / 2;
      if (mx < d.x0 || mx > d.x1 || my < d.y0 || my > d.y1) continue;
      match = &r;
      ++inside;
    }
    if (inside != 1) continue;
    const double slack = (d.y1 - d.y0) * 0.4;
    if (match->x0 < d.x0 - slack || match->x1 > d.x1 + slack) continue;
    std::cout << d.text << '\t' << vietnamese::to_nfc(match->text) << '\n';
  }
}

std::string plain(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  std::string out, line;
  while (std::getline(file, line)) {
    std::erase_if(line, [](char c) { return c == '#' || c == '*' || c == '|' || c == '_' || c == '\\' || c == '>'; });
    const std::string neat = vietnamese::tidy(vietnamese::to_nfc(line));
    if (!neat.empty()) out += neat + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "train_render LANGUAGE PAGES SEED NGRAMS.tsv.gz [TEXT...]\n";
    return 2;
  }
  const int pages = std::atoi(argv[2]);
  Random random(static_cast<unsigned>(std::atoi(argv[3])));
  const Sampler sampler(argv[4]);
  std::string running;
  for (int i = 5; i < argc; ++i) running += plain(argv[i]);
  tesseract::TessBaseAPI engine;
  if (engine.Init(nullptr, argv[1]) != 0) {
    std::cerr << "Tesseract has no data for " << argv[1] << "\n";
    return 1;
  }
  engine.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
  // Faces of the Times kind, as the decree on documents wants them, from several founders; one without serifs.
  const std::vector<std::string> fonts{"Liberation Serif",
                                       "Liberation Serif",
                                       "Liberation Serif Bold",
                                       "Liberation Serif Italic",
                                       "Tinos",
                                       "FreeSerif",
                                       "FreeSerif Bold",
                                       "FreeSerif Italic",
                                       "TeX Gyre Termes",
                                       "TeX Gyre Termes Bold",
                                       "Linux Libertine O",
                                       "Liberation Sans"};
  const bool harsh = std::string_view(argv[1]) != "eng";
  for (int page = 0; page < pages; ++page) {
    std::string text;
    if (page % 3 == 0 && !running.empty()) {
      const std::size_t from =
          std::min(running.find('\n', std::uniform_int_distribution<std::size_t>(0, running.size() - 1)(random)),
                   running.size());
      text = running.substr(from == running.size() ? 0 : from + 1, 6000);
      text = vietnamese::to_nfc(text.substr(0, text.rfind(' ')));
    } else {
      while (text.size() < 6000) text += paragraph(sampler, random) + "\n";
    }
    const std::string& font = fonts[std::uniform_int_distribution<std::size_t>(0, fonts.size() - 1)(random)];
    const double resolution =
        std::array{150.0, 200.0, 200.0, 300.0}[std::uniform_int_distribution<std::size_t>(0, 3)(random)];
    Page drawn = draw(text, font, uniform(random, 12.5, 14.5), resolution);
    PIX* scan =
        !harsh && uniform(random, 0, 1) < 0.2 ? pixCopy(nullptr, drawn.image) : spoil(drawn.image, harsh, random);
    recognise(engine, scan, static_cast<int>(resolution), drawn.words);
    pixDestroy(&scan);
    pixDestroy(&drawn.image);
  }
  return 0;
}
