// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf_structure.h"

#include <dlfcn.h>
#include <qpdf/qpdf-c.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string>
#include <utility>

namespace documents {
namespace {

constexpr std::size_t most_unpacked = 32u << 20;     // of one stream
constexpr std::size_t most_odd_packed = 256u << 10;  // of a stream whose filter cannot be limited while unpacking

// The functions of libqpdf that are used here, found at run time.
struct Library {
#define LANTOA_QPDF(name) decltype(&::name) name = load<decltype(&::name)>(#name)
  bool complete = true;
  void* handle = open();
  LANTOA_QPDF(qpdf_init);
  LANTOA_QPDF(qpdf_cleanup);
  LANTOA_QPDF(qpdf_silence_errors);
  LANTOA_QPDF(qpdf_set_suppress_warnings);
  LANTOA_QPDF(qpdf_read_memory);
  LANTOA_QPDF(qpdf_get_num_pages);
  LANTOA_QPDF(qpdf_get_page_n);
  LANTOA_QPDF(qpdf_oh_release_all);
  LANTOA_QPDF(qpdf_oh_get_key_if_dict);
  LANTOA_QPDF(qpdf_oh_get_dict);
  LANTOA_QPDF(qpdf_oh_is_stream);
  LANTOA_QPDF(qpdf_oh_is_array);
  LANTOA_QPDF(qpdf_oh_is_dictionary);
  LANTOA_QPDF(qpdf_oh_is_null);
  LANTOA_QPDF(qpdf_oh_is_number);
  LANTOA_QPDF(qpdf_oh_is_name_and_equals);
  LANTOA_QPDF(qpdf_oh_get_numeric_value);
  LANTOA_QPDF(qpdf_oh_get_array_n_items);
  LANTOA_QPDF(qpdf_oh_get_array_item);
  LANTOA_QPDF(qpdf_oh_get_stream_data);
#undef LANTOA_QPDF

  static const Library& get() {
    static const Library library;
    return library;
  }

 private:
  static void* open() {
    for (const char* name : {"libqpdf.so.29", "libqpdf.so.30"})  // Debian 12, Debian 13: the C interface is the same
      if (void* found = dlopen(name, RTLD_NOW | RTLD_LOCAL)) return found;
    return nullptr;
  }

  template <class Function>
  Function load(const char* name) {
    void* found = handle ? dlsym(handle, name) : nullptr;
    if (!found) complete = false;
    return reinterpret_cast<Function>(found);
  }
};

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

// Unpacks deflated bytes up to the limit; what was unpacked so far, where they are broken.
std::string inflated(std::string_view packed) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return {};
  std::string out;
  std::array<char, 16384> piece;
  // zlib takes its input through a pointer that is not const and never writes to it.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int status = Z_OK;
  while (status == Z_OK && out.size() < most_unpacked) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return out;
}

}  // namespace

class PdfStructure::File {
 public:
  explicit File(std::string_view bytes) : q_(Library::get()) {
    if (!q_.complete) return;
    data_ = q_.qpdf_init();
    q_.qpdf_silence_errors(data_);
    q_.qpdf_set_suppress_warnings(data_, QPDF_TRUE);
    const QPDF_ERROR_CODE code = q_.qpdf_read_memory(data_, "", bytes.data(), bytes.size(), nullptr);
    pages_ = (code & QPDF_ERRORS) ? 0 : q_.qpdf_get_num_pages(data_);
  }
  ~File() {
    if (data_) q_.qpdf_cleanup(&data_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::optional<Drawing> drawing(int index) {
    if (index < 0 || index >= pages_) return std::nullopt;
    const qpdf_oh page = q_.qpdf_get_page_n(data_, static_cast<std::size_t>(index));
    Box crop = box_of(inherited(page, "/MediaBox"), {0, 0, 612, 792});
    crop = box_of(inherited(page, "/CropBox"), crop);
    const int turn = turns_of(inherited(page, "/Rotate"));

    PaintedObject content;
    PageSize size;
    place(crop, turn, content.matrix, size);
    content.content = contents_of(page);
    content.objects = finder(inherited(page, "/Resources"));
    Drawing drawing = drawing_of(content, size);
    q_.qpdf_oh_release_all(data_);
    return drawing;
  }

 private:
  qpdf_oh key(qpdf_oh object, const char* name) const { return q_.qpdf_oh_get_key_if_dict(data_, object, name); }
  bool is_null(qpdf_oh object) const { return q_.qpdf_oh_is_null(data_, object); }

  // Sizes, rotation and resources may stand in any node above the page.
  qpdf_oh inherited(qpdf_oh page, const char* name) const {
    qpdf_oh found = key(page, name);
    for (int up = 0; up < 32 && is_null(found); ++up) {
      page = key(page, "/Parent");
      if (is_null(page)) break;
      found = key(page, name);
    }
    return found;
  }

  double number(qpdf_oh object) const {
    return q_.qpdf_oh_is_number(data_, object) ? q_.qpdf_oh_get_numeric_value(data_, object) : 0;
  }

  std::array<double, 6> numbers(qpdf_oh array, std::array<double, 6> otherwise, int count) const {
    if (!q_.qpdf_oh_is_array(data_, array) || q_.qpdf_oh_get_array_n_items(data_, array) != count) return otherwise;
    for (int i = 0; i < count; ++i)
      otherwise[static_cast<std::size_t>(i)] =
          std::clamp(number(q_.qpdf_oh_get_array_item(data_, array, i)), -1e6, 1e6);
    return otherwise;
  }

  Box box_of(qpdf_oh array, const Box& otherwise) const {
    const auto n = numbers(array, {otherwise.x0, otherwise.y0, otherwise.x1, otherwise.y1}, 4);
    return {std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
  }

  int turns_of(qpdf_oh rotate) const { return ((static_cast<int>(number(rotate)) / 90) % 4 + 4) % 4; }

  static void place(const Box& crop, int turn, Matrix& matrix, PageSize& size) {
    const double width = crop.x1 - crop.x0, height = crop.y1 - crop.y0;
    size = turn % 2 ? PageSize{height, width} : PageSize{width, height};
    switch (turn) {
      case 1:
        matrix = {0, 1, 1, 0, -crop.y0, -crop.x0};
        break;
      case 2:
        matrix = {-1, 0, 0, 1, crop.x1, -crop.y0};
        break;
      case 3:
        matrix = {0, -1, -1, 0, crop.y1, crop.x1};
        break;
      default:
        matrix = {1, 0, 0, -1, -crop.x0, crop.y1};
        break;
    }
  }

  std::string contents_of(qpdf_oh page) const {
    const qpdf_oh contents = key(page, "/Contents");
    if (!q_.qpdf_oh_is_array(data_, contents)) return stream(contents);
    std::string all;
    const int count = std::min(q_.qpdf_oh_get_array_n_items(data_, contents), 1000);
    for (int i = 0; i < count && all.size() < most_unpacked; ++i)
      all += stream(q_.qpdf_oh_get_array_item(data_, contents, i)) + '\n';
    return all;
  }

  std::string stream(qpdf_oh object) const {
    if (!q_.qpdf_oh_is_stream(data_, object)) return {};
    const qpdf_oh dictionary = q_.qpdf_oh_get_dict(data_, object);
    const qpdf_oh filter = key(dictionary, "/Filter");
    const bool plain = is_null(filter);
    const bool deflated = is_null(key(dictionary, "/DecodeParms")) && is_deflate(filter);
    const bool odd = !plain && !deflated;
    if (odd && number(key(dictionary, "/Length")) > static_cast<double>(most_odd_packed)) return {};

    unsigned char* memory = nullptr;
    std::size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    const QPDF_ERROR_CODE code = q_.qpdf_oh_get_stream_data(data_, object, odd ? qpdf_dl_generalized : qpdf_dl_none,
                                                            &filtered, &memory, &length);
    const std::unique_ptr<unsigned char, Free> owner(memory);
    if ((code & QPDF_ERRORS) || !memory || (odd && !filtered)) return {};
    const std::string_view bytes(reinterpret_cast<const char*>(memory), length);
    return deflated ? inflated(bytes) : std::string(bytes.substr(0, most_unpacked));
  }

  bool is_deflate(qpdf_oh filter) const {
    if (q_.qpdf_oh_is_array(data_, filter)) {
      if (q_.qpdf_oh_get_array_n_items(data_, filter) != 1) return false;
      filter = q_.qpdf_oh_get_array_item(data_, filter, 0);
    }
    return q_.qpdf_oh_is_name_and_equals(data_, filter, "/FlateDecode");
  }

  std::function<std::optional<PaintedObject>(std::string_view)> finder(qpdf_oh resources) const {
    const qpdf_oh objects = key(resources, "/XObject");
    return [this, objects, resources](std::string_view name) -> std::optional<PaintedObject> {
      const qpdf_oh object = key(objects, ("/" + std::string(name)).c_str());
      if (!q_.qpdf_oh_is_stream(data_, object)) return std::nullopt;
      const qpdf_oh dictionary = q_.qpdf_oh_get_dict(data_, object);
      PaintedObject painted;
      if (q_.qpdf_oh_is_name_and_equals(data_, key(dictionary, "/Subtype"), "/Image")) {
        painted.picture = true;
        painted.pixels = number(key(dictionary, "/Width")) * number(key(dictionary, "/Height"));
        return painted;
      }
      painted.matrix = numbers(key(dictionary, "/Matrix"), painted.matrix, 6);
      painted.content = stream(object);
      const qpdf_oh own = key(dictionary, "/Resources");
      painted.objects = finder(is_null(own) ? resources : own);
      return painted;
    };
  }

  const Library& q_;
  qpdf_data data_ = nullptr;
  int pages_ = 0;
};

bool may_hold_scans(std::string_view bytes) {
  constexpr std::size_t reach = 2000;  // of the entries of one picture
  constexpr int narrow = 600;          // pixels; logos and pictures of signatures are smaller
  for (std::size_t at = 0; (at = bytes.find("/Image", at)) != std::string_view::npos; at += 6) {
    if (at + 6 < bytes.size() &&
        (bytes[at + 6] == 'M' || bytes[at + 6] == 'B' || bytes[at + 6] == 'C' || bytes[at + 6] == 'I'))
      continue;  // /ImageMask, /ImageB, /ImageC, /ImageI
    std::size_t from = at > reach ? at - reach : 0;
    const std::string_view before = bytes.substr(from, at - from);
    if (const std::size_t object = before.rfind(" obj"); object != std::string_view::npos) from += object;
    std::string_view entries = bytes.substr(from, std::min(bytes.size() - from, at - from + reach));
    entries = entries.substr(0, entries.find("stream"));
    const std::size_t width = entries.find("/Width");
    if (width == std::string_view::npos) return true;
    std::string_view digits = entries.substr(width + 6);
    digits.remove_prefix(std::min(digits.find_first_not_of(" \r\n\t"), digits.size()));
    int pixels = 0;
    const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), pixels);
    const std::string_view rest = digits.substr(static_cast<std::size_t>(end - digits.data()), 5);
    const bool elsewhere = rest.size() > 3 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9';  // "12 0 R"
    if (trouble != std::errc() || pixels >= narrow || elsewhere) return true;
  }
  return false;
}

PdfStructure::PdfStructure(std::string_view bytes) : bytes_(bytes) {}
PdfStructure::~PdfStructure() = default;

std::optional<Drawing> PdfStructure::drawing(int index) {
  if (!std::exchange(tried_, true)) file_ = std::make_unique<File>(bytes_);
  return file_->drawing(index);
}

}  // namespace documents
