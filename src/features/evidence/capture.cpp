// SPDX-License-Identifier: AGPL-3.0-or-later
// The page that a piece points to, fetched and kept, so that it still proves in a year.
#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/hash.h"
#include "base/utf8.h"
#include "features/evidence/service.h"
#include "features/evidence/store_sql.h"
#include "vietnamese/text.h"

namespace evidence {
namespace {

constexpr std::size_t longest_capture = 200'000, longest_title = 300;

// When a page that could not be fetched is asked for again, counted from when it was named.
constexpr std::int64_t minute = 60'000, hour = 60 * minute;
constexpr std::array<std::int64_t, 4> tries{10 * minute, hour, 6 * hour, 24 * hour};

// What the page calls itself; empty where it does not.
std::string title_of(const std::string& page, const TextOf& text_of) {
  constexpr std::size_t head_bytes = 64 << 10, most_bytes = 2'000;
  const std::string_view bytes(page.data(), std::min(page.size(), head_bytes));
  std::size_t open = std::string_view::npos;
  for (const std::string_view tag :
       {std::string_view("<title"), std::string_view("<TITLE"), std::string_view("<Title")})
    open = std::min(open, bytes.find(tag));
  if (open == std::string_view::npos) return {};
  const std::size_t begin = bytes.find('>', open);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = std::min(bytes.find('<', begin), bytes.size());
  const std::string_view inside = bytes.substr(begin + 1, std::min(end - begin - 1, most_bytes));
  return vietnamese::tidy(text_of("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><p>" +
                                  std::string(inside) + "</p></body></html>"));
}

}  // namespace

void Service::capture(const jobs::Job& job, const TextOf& text_of, const fetch::Limits& limits) {
  const std::optional<Piece> piece = find(job.tenant, job.subject);
  if (!piece || piece->capture != Capture::waiting) return;
  const base::Result<fetch::Page> page = fetch::get(piece->link, limits);
  constexpr int last_good = 299;
  const bool is_there = page && page->status >= 200 && page->status <= last_good;
  if (!is_there) {
    const std::string note = page ? "Trang trả lời mã " + std::to_string(page->status) + "." : page.error().message;
    const bool is_hopeless = !page && page.error().kind == base::ErrorKind::forbidden;  // an inner address
    for (const std::int64_t after : tries)
      if (!is_hopeless && job.created_at + after > clock_()) {
        database_.write(
            [&](db::Connection& c) { c.run(sql::not_yet_captured, job.tenant, piece->id, note, clock_()); });
        throw jobs::Later(job.created_at + after);
      }
    give_up_capture(*piece, page ? page->status : 0, note);
    return;
  }
  std::string text = vietnamese::to_nfc(text_of(page->body));
  if (text.size() > longest_capture) text = vietnamese::to_nfc(base::first_bytes(text, longest_capture));
  std::string title = title_of(page->body, text_of);
  if (title.empty()) title = text.substr(0, text.find('\n'));
  database_.write([&](db::Connection& c) {
    c.run(sql::captured, job.tenant, piece->id, "kept", vietnamese::to_nfc(base::first_bytes(title, longest_title)),
          text, base::sha256_hex(page->body), page->status, clock_(), "", piece->link);
  });
}

// A link that opens for nobody proves nothing: without a file beside it the piece goes back to who reported it.
void Service::give_up_capture(const Piece& piece, std::int64_t status, const std::string& note) {
  base::Actor system;
  system.tenant = piece.tenant;
  system.agency = piece.agency;
  system.name = "Hệ thống";
  database_.write([&](db::Connection& c) {
    const db::Rows captured =
        c.run(sql::captured, piece.tenant, piece.id, "dead", "", "", "", status, clock_(), note, piece.link);
    if (captured.empty() || !piece.files.empty()) return;
    const std::string reason = "Đường dẫn không mở được: " + note + " Hãy sửa đường dẫn hoặc ghi rõ.";
    const db::Rows was = c.run(sql::set_state, piece.tenant, piece.id, "returned", reason, "counted");
    if (was.empty()) return;
    const auto after = obligations_.count(c, piece.tenant, piece.occurrence, -was.front().number("amount"));
    if (!after) throw std::logic_error("evidence: its occurrence is gone");
    audit_.record(c, system, "evidence.return", piece.id, "Trả lại minh chứng: " + reason);
  });
}

}  // namespace evidence
