// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/html_tree.h"

#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

#include "vietnamese/text.h"

namespace documents {
namespace {

struct alignas(std::max_align_t) Header {
  Header* before = nullptr;
  Header* after = nullptr;
  std::size_t size = 0;
};

base::Error too_complex() {
  return {base::ErrorKind::too_large,
          "Trang HTML lồng nhau quá sâu hoặc quá phức tạp nên bị từ chối để bảo đảm an toàn."};
}

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':'; }

// Elements that have no end tag, or whose end tag is commonly left out.
bool closes_itself(std::string_view name) {
  constexpr std::array names{"br",    "hr",     "img",   "input", "meta",   "link", "col", "area", "base", "wbr",
                             "embed", "source", "track", "param", "p",      "li",   "td",  "th",   "tr",   "dt",
                             "dd",    "tbody",  "thead", "tfoot", "option", "rt",   "rp",  "html", "head", "body"};
  for (const std::string_view known : names)
    if (name == known) return true;
  return false;
}

// Are more elements open at once than the limit allows? The parser's time grows with their number, so this is asked
// before it runs. Comments and scripts are looked into as well: what hides there may not be hidden to the parser.
bool opens_too_many(std::string_view text, std::size_t limit) {
  std::vector<std::string> open;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t from = at + 1;
    const bool closing = from < text.size() && text[from] == '/';
    from += closing ? 1 : 0;
    std::size_t to = from;
    while (to < text.size() && to - from < 32 && is_name(text[to])) ++to;
    if (to == from) continue;
    const std::string name = vietnamese::lower(text.substr(from, to - from));
    if (closes_itself(name)) continue;
    if (closing) {
      for (std::size_t i = open.size(); i > 0; --i)
        if (open[i - 1] == name) {
          open.resize(i - 1);
          break;
        }
      continue;
    }
    const std::size_t end = text.find('>', to);
    const bool empty = end != std::string_view::npos && text[end - 1] == '/' && name.find(':') != std::string::npos;
    if (empty) continue;
    open.push_back(name);
    if (open.size() > limit) return true;
  }
  return false;
}

}  // namespace

// All the parser takes from memory, in a ring, so that it can be given back at once.
struct HtmlTree::Heap {
  Header ring{};
  std::size_t used = 0, limit = 0;
  std::jmp_buf full{};

  Heap() { ring.before = ring.after = &ring; }
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;
  ~Heap() {
    while (ring.after != &ring) release(ring.after);
  }

  void release(Header* header) {
    header->before->after = header->after;
    header->after->before = header->before;
    used -= header->size;
    std::free(header);
  }

  static void* allocate(void* heap, std::size_t size) {
    auto* self = static_cast<Heap*>(heap);
    auto* header = self->used + size > self->limit ? nullptr : static_cast<Header*>(std::malloc(sizeof(Header) + size));
    // Gumbo does not survive a refusal. Only its own C frames lie between here and the caller of setjmp.
    if (header == nullptr) std::longjmp(self->full, 1);
    header->size = size;
    header->before = &self->ring;
    header->after = self->ring.after;
    self->ring.after->before = header;
    self->ring.after = header;
    self->used += size;
    return header + 1;
  }

  static void deallocate(void* heap, void* pointer) {
    if (pointer != nullptr) static_cast<Heap*>(heap)->release(static_cast<Header*>(pointer) - 1);
  }

  // Nothing with a destructor may live in this function.
  const GumboOutput* run(const char* text, std::size_t size) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &allocate;
    options.deallocator = &deallocate;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(full) != 0) return nullptr;
    return gumbo_parse_with_options(&options, text, size);
  }
};

base::Result<HtmlTree> HtmlTree::parse(std::string_view text, const Limits& limits) {
  // Pages nest inline marks more deeply than documents nest blocks.
  if (opens_too_many(text, static_cast<std::size_t>(limits.nesting) * 4)) return too_complex();
  auto heap = std::make_unique<Heap>();
  heap->limit = limits.unpacked_bytes;
  const GumboOutput* output = heap->run(text.data(), text.size());
  if (output == nullptr) return too_complex();
  return HtmlTree(std::move(heap), output);
}

HtmlTree::HtmlTree(std::unique_ptr<Heap> heap, const GumboOutput* output) : heap_(std::move(heap)), output_(output) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

const GumboNode* HtmlTree::root() const { return output_->root; }

}  // namespace documents
