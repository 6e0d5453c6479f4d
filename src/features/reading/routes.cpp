// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/routes.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "features/reading/filter.h"
#include "features/reading/urls.h"
#include "features/reading/views/beside.h"
#include "features/reading/views/pages.h"
#include "features/reading/views/words.h"

namespace reading {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

Response problem(const base::Error& error) { return error_page(http::status_of(error.kind), error.message); }

Filter filter_from(const Request& request) {
  Filter filter;
  const std::string_view wanted = http::value_of(request.query, "loai");
  for (const compiler::Kind kind :
       {compiler::Kind::assigned, compiler::Kind::content, compiler::Kind::form, compiler::Kind::duty})
    if (wanted == code(kind)) filter.kind = kind;
  filter.unit = http::value_of(request.query, "don-vi");
  filter.text = http::value_of(request.query, "tim");
  return filter;
}

Response start(Service& reading, const Request& request, const http::BodyLimits& limits, std::string sentence) {
  StartPage page;
  page.entries = reading.entries();
  page.samples_to_come = reading.samples_to_come();
  page.upload_bytes = limits.files_bytes;
  page.upload_files = limits.files;
  page.csrf = request.csrf;
  page.actor = request.actor;
  page.problem = std::move(sentence);
  return http::page(start_page(page), page.problem.empty() ? 200 : 422);
}

Response bring(Service& reading, Request& request, const http::BodyLimits& limits) {
  std::vector<NewFile> files;
  for (http::Upload& upload : request.files) {
    std::string name = upload.file_name();
    files.push_back({std::move(name), upload.take().string()});
  }
  const base::Result<std::string> turn = reading.bring(std::move(files));
  if (!turn) return start(reading, request, limits, turn.error().message);
  return http::see_other(urls::turn(*turn).str());
}

// A turn of one file that went well is no page of its own.
Response show_turn(const Service& reading, const Request& request) {
  const std::optional<Turn> turn = reading.turn(request.param("luot"));
  if (!turn) return error_page(404, "Lượt đọc này không còn nữa; xin chọn lại tệp.");
  if (turn->works.size() == 1 && turn->works.front().state == State::done)
    return http::see_other(urls::document(turn->works.front().document).str());
  return http::page(turn_page(*turn, request.csrf, request.actor));
}

// "done" ends the stream: the page then asks for itself anew.
std::optional<std::string> progress_event(const Service& reading, const std::string& id, std::string& told) {
  const std::optional<Turn> turn = reading.turn(id);
  if (!turn || told == "done") return std::nullopt;
  nlohmann::json works = nlohmann::json::array();
  for (const Work& work : turn->works)
    works.push_back({{"state", state_name(work.state)},
                     {"sentence", state_sentence(work)},
                     {"done", work.done},
                     {"total", work.total}});
  const std::string now = "data: " + works.dump() + "\n\n";
  if (turn->is_over()) {
    told = "done";
    return now + "event: over\ndata: {}\n\n";
  }
  if (now == told) return "";
  told = now;
  return now;
}

Response watch_turn(const Service& reading, const Request& request) {
  const std::string id(request.param("luot"));
  if (!reading.turn(id)) return error_page(404, "");
  Response response;
  response.events = [&reading, id, told = std::make_shared<std::string>()] {
    return progress_event(reading, id, *told);
  };
  return response;
}

Response show_document(const Service& reading, const Request& request) {
  const std::string_view id = request.param("id");
  const base::Result<Entry> entry = reading.entry(id);
  if (!entry) return problem(entry.error());
  base::Result<Reading> document = reading.open(id);
  if (!document) return problem(document.error());
  ReadingPage page;
  page.entry = *entry;
  page.reading = std::move(*document);
  page.filter = filter_from(request);
  page.chosen = chosen(page.reading.plan, page.filter);
  for (UnitCount& unit : units_of(page.reading.plan)) page.units.push_back({std::move(unit.name), unit.activities});
  page.csrf = request.csrf;
  page.actor = request.actor;
  return http::page(reading_page(page));
}

// The name of the file with another ending.
std::string renamed(const std::string& file, std::string_view ending) {
  return file.substr(0, file.find_last_of('.')) + std::string(ending);
}

Response send_plan(const Service& reading, const Request& request) {
  const base::Result<Entry> entry = reading.entry(request.param("id"));
  if (!entry) return problem(entry.error());
  base::Result<std::string> plan = reading.plan(request.param("id"));
  if (!plan) return problem(plan.error());
  return http::download(std::move(*plan), "application/json; charset=utf-8", renamed(entry->file, ".json"));
}

// Never with the type it claims: what came from outside is not shown as a page of ours.
Response send_source(const Service& reading, const Request& request) {
  const base::Result<Entry> entry = reading.entry(request.param("id"));
  if (!entry) return problem(entry.error());
  base::Result<std::string> source = reading.source(request.param("id"));
  if (!source) return problem(source.error());
  return http::download(std::move(*source), "application/octet-stream", entry->file);
}

Response send_page(Service& reading, const Request& request) {
  const std::string_view text = request.param("so");
  int page = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (trouble != std::errc{} || end != text.data() + text.size()) return error_page(404, "");
  base::Result<std::string> picture = reading.picture_of_page(request.param("id"), page);
  if (!picture) return problem(picture.error());
  Response response;
  response.type = picture->starts_with("\x89PNG") ? "image/png" : "image/jpeg";
  response.body = std::move(*picture);
  response.headers.emplace_back("Cache-Control", "private, max-age=86400");
  return response;
}

Response again(const base::Result<std::string>& turn) {
  if (!turn) return problem(turn.error());
  return http::see_other(urls::turn(*turn).str());
}

}  // namespace

html::Html source_beside(const Service& reading, std::string_view document, const std::vector<SourceFact>& facts) {
  const base::Result<Entry> entry = reading.entry(document);
  const base::Result<Reading> read = reading.open(document);
  if (!entry || !read) return {};
  return source_beside(*entry, *read, facts);
}

http::Response error_page(int status, const std::string& sentence) {
  return http::page(problem_page(status, sentence), status);
}

void add_routes(http::Router& on, Service& reading, const http::BodyLimits& limits) {
  on.get("/doc", Right::see, [&reading, limits](Request& r) { return start(reading, r, limits, {}); });
  on.post("/doc", Right::coordinate, Body::files, [&reading, limits](Request& r) { return bring(reading, r, limits); });

  on.get("/luot/{luot}", Right::see, [&](Request& r) { return show_turn(reading, r); });
  on.get("/luot/{luot}/tien-trinh", Right::see, [&](Request& r) { return watch_turn(reading, r); });
  on.post("/luot/{luot}/dung", Right::coordinate, Body::form, [&](Request& r) {
    reading.stop(r.param("luot"));
    return http::see_other(urls::turn(r.param("luot")).str());
  });
  on.post("/luot/{luot}/thu-lai", Right::coordinate, Body::form,
          [&](Request& r) { return again(reading.try_again(r.param("luot"))); });

  on.get("/doc/{id}", Right::see, [&](Request& r) { return show_document(reading, r); });
  on.get("/doc/{id}/ke-hoach.json", Right::see, [&](Request& r) { return send_plan(reading, r); });
  on.get("/doc/{id}/tep-goc", Right::see, [&](Request& r) { return send_source(reading, r); });
  on.get("/doc/{id}/trang/{so}", Right::see, [&](Request& r) { return send_page(reading, r); });
  on.post("/doc/{id}/doc-lai", Right::coordinate, Body::form,
          [&](Request& r) { return again(reading.read_again(r.param("id"))); });
  on.get("/doc/{id}/xoa", Right::coordinate, [&](Request& r) -> Response {
    const base::Result<Entry> entry = reading.entry(r.param("id"));
    if (!entry) return problem(entry.error());
    return http::page(removal_page(*entry, r.csrf, r.actor));
  });
  on.post("/doc/{id}/xoa", Right::coordinate, Body::form, [&](Request& r) -> Response {
    const base::Result<Entry> removed = reading.remove(r.param("id"));
    if (!removed) return problem(removed.error());
    return http::see_other(urls::start().str());
  });
}

}  // namespace reading
