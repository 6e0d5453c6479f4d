// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf_drawing.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace documents {
namespace {

constexpr int deepest_form = 8;
constexpr std::size_t most_pieces = 20000;       // more is a drawing, not a table
constexpr std::size_t most_states = 256;         // of q without Q
constexpr std::size_t most_content = 32u << 20;  // bytes of one page, forms counted each time they are used
constexpr std::size_t least_cost = 32u << 10;    // of a form, however small: it must be found and unpacked
constexpr double thin = 3;                       // points: a filled box thinner than this is a line

Matrix times(const Matrix& a, const Matrix& b) {
  return {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],        a[2] * b[0] + a[3] * b[2],
          a[2] * b[1] + a[3] * b[3], a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}

struct Point {
  double x = 0, y = 0;
};

Point at(const Matrix& m, double x, double y) { return {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]}; }

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool is_delimiter(char c) {
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
         c == '%';
}

enum class Kind { end, number, name, word, other };

struct Token {
  Kind kind = Kind::end;
  std::string_view text{};
  double number = 0;
};

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  Token next() {
    skip_white();
    if (at_ >= text_.size()) return {};
    const char c = text_[at_];
    if (c == '(') return skip_string(), Token{Kind::other};
    if (c == '<' && peek(1) != '<') return skip_past('>'), Token{Kind::other};
    if (c == '/') {
      const std::size_t from = ++at_;
      skip_regular();
      return {Kind::name, text_.substr(from, at_ - from)};
    }
    if (is_delimiter(c)) return ++at_, Token{Kind::other};
    const std::size_t from = at_;
    skip_regular();
    return word_or_number(text_.substr(from, at_ - from));
  }

  // Behind ID: binary data up to EI between white space.
  void skip_inline_picture() {
    for (std::size_t i = at_; i + 2 < text_.size(); ++i) {
      const bool ends = i + 3 >= text_.size() || is_white(text_[i + 3]);
      if (is_white(text_[i]) && text_[i + 1] == 'E' && text_[i + 2] == 'I' && ends) {
        at_ = i + 3;
        return;
      }
    }
    at_ = text_.size();
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip_past(char c) {
    const std::size_t found = text_.find(c, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + 1;
  }
  void skip_regular() {
    while (at_ < text_.size() && !is_white(text_[at_]) && !is_delimiter(text_[at_])) ++at_;
  }
  void skip_white() {
    while (at_ < text_.size()) {
      if (is_white(text_[at_]))
        ++at_;
      else if (text_[at_] == '%')
        skip_past('\n');
      else
        return;
    }
  }
  void skip_string() {
    int depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\')
        ++at_;
      else if (c == '(')
        ++depth;
      else if (c == ')' && --depth == 0) {
        ++at_;
        return;
      }
    }
    at_ = std::min(at_, text_.size());
  }
  static Token word_or_number(std::string_view text) {
    const char first = text.front();
    if ((first < '0' || first > '9') && first != '-' && first != '+' && first != '.') return {Kind::word, text};
    Token token{Kind::number, text};
    std::string_view digits = text;
    if (first == '+') digits.remove_prefix(1);
    const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), token.number);
    if (trouble != std::errc() || !std::isfinite(token.number) || std::abs(token.number) > 1e7) token.number = 0;
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

struct State {
  Matrix matrix{1, 0, 0, 1, 0, 0};
  bool white_stroke = false, white_fill = false;
};

class Painter {
 public:
  explicit Painter(const PageSize& size) : size_(size) {}

  void paint(const PaintedObject& form, const Matrix& outside, int depth) {
    const std::size_t cost = std::max(form.content.size(), least_cost);
    if (cost > budget_) return;
    budget_ -= cost;
    State state{times(form.matrix, outside)};
    std::vector<State> saved;
    Tokens tokens(form.content);
    std::array<double, 6> numbers{};  // the last ones, in order
    std::size_t count = 0;
    std::string_view name;
    for (Token token = tokens.next(); token.kind != Kind::end; token = tokens.next()) {
      if (token.kind == Kind::number) {
        if (count == numbers.size()) std::rotate(numbers.begin(), numbers.begin() + 1, numbers.end()), --count;
        numbers[count++] = token.number;
        continue;
      }
      if (token.kind == Kind::name) name = token.text;
      if (token.kind != Kind::word) continue;
      const std::string_view op = token.text;
      if (op == "q") {
        if (saved.size() < most_states) saved.push_back(state);
      } else if (op == "Q") {
        if (!saved.empty()) state = saved.back(), saved.pop_back();
      } else if (op == "cm" && count == 6) {
        state.matrix = times(numbers, state.matrix);
      } else if (op == "ID") {
        tokens.skip_inline_picture();
        add_picture(state.matrix, 0);
      } else if (op == "Do") {
        do_object(form, name, state.matrix, depth);
      } else if (!path_operator(op, numbers, count, state)) {
        colour_operator(op, numbers, count, state);
      }
      count = 0;
      if (full()) return;
    }
  }

  Drawing drawing{};

 private:
  bool full() const { return drawing.rules.horizontal.size() + drawing.rules.vertical.size() > most_pieces; }

  void do_object(const PaintedObject& form, std::string_view name, const Matrix& matrix, int depth) {
    if (!form.objects || depth >= deepest_form) return;
    const std::optional<PaintedObject> object = form.objects(name);
    if (!object) return;
    if (object->picture)
      add_picture(matrix, object->pixels);
    else
      paint(*object, matrix, depth + 1);
  }

  // A picture fills the unit square.
  void add_picture(const Matrix& m, double pixels) {
    Box box{1e9, 1e9, -1e9, -1e9};
    for (const Point& p : {at(m, 0, 0), at(m, 1, 0), at(m, 0, 1), at(m, 1, 1)}) {
      box.x0 = std::min(box.x0, p.x), box.x1 = std::max(box.x1, p.x);
      box.y0 = std::min(box.y0, p.y), box.y1 = std::max(box.y1, p.y);
    }
    const double width = std::min(box.x1, size_.width) - std::max(box.x0, 0.0);
    const double height = std::min(box.y1, size_.height) - std::max(box.y0, 0.0);
    if (width > 0 && height > 0) drawing.picture_area += width * height;
    drawing.picture_pixels = std::max(drawing.picture_pixels, pixels);
  }

  bool path_operator(std::string_view op, const std::array<double, 6>& n, std::size_t count, const State& state) {
    const Matrix& m = state.matrix;
    if (op == "m" && count == 2) {
      path_.push_back({at(m, n[0], n[1])});
    } else if (op == "l" && count == 2) {
      if (!path_.empty()) path_.back().push_back(at(m, n[0], n[1]));
    } else if (op == "re" && count == 4) {
      const Point a = at(m, n[0], n[1]);
      path_.push_back({a, at(m, n[0] + n[2], n[1]), at(m, n[0] + n[2], n[1] + n[3]), at(m, n[0], n[1] + n[3]), a});
    } else if (op == "h") {
      if (!path_.empty() && !path_.back().empty()) path_.back().push_back(path_.back().front());
    } else if (op == "c" || op == "v" || op == "y") {
      if (!path_.empty()) path_.back().clear();  // no line has curves
    } else if (op == "S" || op == "s") {
      finish(!state.white_stroke, false, op == "s");
    } else if (op == "f" || op == "F" || op == "f*") {
      finish(false, !state.white_fill, true);
    } else if (op == "B" || op == "B*" || op == "b" || op == "b*") {
      finish(!state.white_stroke, !state.white_fill, true);
    } else if (op == "n") {
      path_.clear();
    } else {
      return false;
    }
    if (path_.size() > most_pieces) path_.clear();
    return true;
  }

  static void colour_operator(std::string_view op, const std::array<double, 6>& n, std::size_t count, State& state) {
    const bool light = count > 0 && std::all_of(n.begin(), n.begin() + static_cast<std::ptrdiff_t>(count),
                                                [](double part) { return part > 0.97; });
    const bool no_ink = count == 4 && std::all_of(n.begin(), n.begin() + 4, [](double part) { return part < 0.03; });
    if (op == "G" || op == "RG")
      state.white_stroke = light;
    else if (op == "g" || op == "rg")
      state.white_fill = light;
    else if (op == "K")
      state.white_stroke = no_ink;
    else if (op == "k")
      state.white_fill = no_ink;
    else if (op == "SC" || op == "SCN" || op == "CS")
      state.white_stroke = false;
    else if (op == "sc" || op == "scn" || op == "cs")
      state.white_fill = false;
  }

  void finish(bool stroke, bool fill, bool close) {
    for (std::vector<Point>& part : path_) {
      if (part.empty()) continue;
      if (close) part.push_back(part.front());
      if (fill && add_filled(part)) continue;
      if (stroke)
        for (std::size_t i = 1; i < part.size(); ++i) add_line(part[i - 1], part[i]);
    }
    if (stroke || fill) ++drawing.paths;
    path_.clear();
  }

  void add_line(const Point& a, const Point& b) {
    const double dx = std::abs(a.x - b.x), dy = std::abs(a.y - b.y);
    if (dy < 0.6 && dx > dy)
      drawing.rules.horizontal.push_back({(a.y + b.y) / 2, std::min(a.x, b.x), std::max(a.x, b.x)});
    else if (dx < 0.6 && dy > dx)
      drawing.rules.vertical.push_back({(a.x + b.x) / 2, std::min(a.y, b.y), std::max(a.y, b.y)});
  }

  // A thin box is how many programs draw a line.
  bool add_filled(const std::vector<Point>& part) {
    const auto [left, right] =
        std::minmax_element(part.begin(), part.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(part.begin(), part.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
    const double width = right->x - left->x, height = bottom->y - top->y;
    if (height <= thin && width >= height)
      drawing.rules.horizontal.push_back({(top->y + bottom->y) / 2, left->x, right->x});
    // A corner piece is as wide as high and belongs to the lines of both directions.
    if (width <= thin && height >= width)
      drawing.rules.vertical.push_back({(left->x + right->x) / 2, top->y, bottom->y});
    return height <= thin || width <= thin;
  }

  PageSize size_;
  std::size_t budget_ = most_content;
  std::vector<std::vector<Point>> path_{};
};

}  // namespace

Drawing drawing_of(const PaintedObject& page, const PageSize& size) {
  Painter painter(size);
  painter.paint(page, {1, 0, 0, 1, 0, 0}, 0);
  return std::move(painter.drawing);
}

}  // namespace documents
