// SPDX-License-Identifier: AGPL-3.0-or-later
// Search over 200,000 generated items (LANTOA_BENCH_ITEMS): how fast the index is built, asked, and asked while
// somebody types, and how many of 300 judged queries find what was meant, beside SQLite FTS5 and PostgreSQL full text
// in the same run. Those are given text and queries that are folded already. Prints:
// what<TAB>value<TAB>promise<TAB>kept|missed.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>

#include "base/ids.h"
#include "base/utf8.h"
#include "search/analysis.h"
#include "search/index.h"
#include "support/engines.h"
#include "vietnamese/text.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t asked = 1000, judged = 300, shown = 20, offered = 8, judged_hits = 10, batch = 1000;

// Of this thread: other programs of the machine do not count.
double processor_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double milliseconds(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void line(const std::string& what, const std::string& value, const std::string& promise, bool kept) {
  std::printf("%s\t%s\t%s\t%s\n", what.c_str(), value.c_str(), promise.c_str(), kept ? "kept" : "missed");
  std::fflush(stdout);
}

std::string rounded(double value, int digits) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

std::size_t size_of_run() {
  std::size_t size = 200'000;
  if (const char* wished = std::getenv("LANTOA_BENCH_ITEMS"))
    std::from_chars(wished, wished + std::char_traits<char>::length(wished), size);
  return size;
}

constexpr std::array acts{"Cấp giấy phép",
                          "Cấp lại giấy chứng nhận",
                          "Gia hạn giấy phép",
                          "Điều chỉnh giấy phép",
                          "Thu hồi giấy chứng nhận",
                          "Đăng ký",
                          "Thẩm định",
                          "Phê duyệt",
                          "Công nhận",
                          "Xác nhận",
                          "Thông báo",
                          "Chấp thuận",
                          "Cấp đổi chứng chỉ",
                          "Hỗ trợ kinh phí",
                          "Tuyên truyền, phổ biến",
                          "Hướng dẫn thực hiện",
                          "Kiểm tra",
                          "Bổ nhiệm",
                          "Miễn nhiệm",
                          "Chuyển nhượng"};
constexpr std::array things{"xây dựng nhà ở riêng lẻ",
                            "kết hôn có yếu tố nước ngoài",
                            "khai sinh cho trẻ em",
                            "hành nghề kiến trúc sư",
                            "kinh doanh vận tải hành khách",
                            "đủ điều kiện an toàn thực phẩm",
                            "hoạt động khám bệnh, chữa bệnh",
                            "quyền sử dụng đất nông nghiệp",
                            "lái xe ô tô hạng B",
                            "thành lập hộ kinh doanh",
                            "bảo hiểm xã hội tự nguyện",
                            "hộ khẩu thường trú",
                            "phương án phòng cháy",
                            "báo cáo đánh giá tác động môi trường",
                            "quy hoạch chi tiết khu dân cư",
                            "nhà ở xã hội cho công nhân",
                            "hướng dẫn viên du lịch",
                            "xuất bản tài liệu không kinh doanh",
                            "thiết kế bản vẽ thi công",
                            "khai thác nước dưới đất",
                            "giám định viên tư pháp",
                            "cơ sở giáo dục mầm non",
                            "thư viện tư nhân",
                            "tàu cá ven bờ",
                            "vật liệu nổ công nghiệp",
                            "mã số vùng trồng",
                            "chuyển đổi số cấp xã",
                            "sáng kiến cấp cơ sở",
                            "trợ giúp xã hội hằng tháng",
                            "lý lịch tư pháp"};
constexpr std::array fields{"Xây dựng", "Hộ tịch",    "Đất đai",    "Y tế",
                            "Giáo dục", "Giao thông", "Môi trường", "Văn hóa"};
constexpr std::array levels{"central", "province", "commune"};
constexpr std::array syllables{"an",   "bình",  "cường", "đông",  "giang",  "hòa",   "khánh", "lâm",
                               "minh", "nghĩa", "phú",   "quang", "sơn",    "thành", "vĩnh",  "xuân",
                               "yên",  "hưng",  "lộc",   "tân",   "thượng", "trung"};
constexpr std::array sentences{"Tổ chức, cá nhân nộp hồ sơ tại bộ phận tiếp nhận và trả kết quả. ",
                               "Cán bộ kiểm tra tính hợp lệ, ghi giấy hẹn trả kết quả. ",
                               "Trường hợp hồ sơ chưa đầy đủ, cơ quan thông báo bằng văn bản trong hai ngày làm việc. ",
                               "Lệ phí nộp trực tuyến hoặc tại quầy theo quy định của Hội đồng nhân dân. ",
                               "Kết quả được trả qua dịch vụ bưu chính công ích nếu người dân có nhu cầu. ",
                               "Thời hạn giải quyết tính từ ngày nhận đủ hồ sơ hợp lệ. ",
                               "Người dân có thể tra cứu tình trạng hồ sơ bằng mã số ghi trên giấy hẹn. "};

class Maker {
 public:
  std::string name() { return std::string("xã ") + pick(syllables) + " " + pick(syllables) + " " + pick(syllables); }
  search::Item item(std::size_t number) {
    search::Item item;
    item.tenant = "t";
    item.kind = "item";
    item.id = item.link = std::to_string(number);
    item.title = std::string(pick(acts)) + " " + pick(things) + " tại " + name();
    for (int i = 0; i < 6; ++i) item.body += pick(sentences);
    item.facets = {{"field", pick(fields)}, {"level", pick(levels)}};
    return item;
  }
  template <class Array>
  const char* pick(const Array& from) {
    return from[next(from.size())];
  }
  std::size_t next(std::size_t below) { return static_cast<std::size_t>(random_() % below); }

 private:
  std::mt19937_64 random_{2026};  // NOLINT(cert-msc51-cpp,cert-msc32-c): the same items every time
};

std::string telex(std::string_view text) {
  constexpr std::u32string_view vowels = U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
  constexpr std::array typed{"a", "aw", "aa", "e", "ee", "i", "o", "oo", "ow", "u", "uw", "y"};
  constexpr std::string_view tones = "-frxsj";
  std::string out;
  char tone = '-';
  const auto end = [&] {
    if (tone != '-') out += tone;
    tone = '-';
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = vietnamese::lower(base::next_code_point(text, at));
    const std::size_t found = vowels.find(c);
    if (!vietnamese::is_letter(c)) end();
    if (c == U'đ') {
      out += "dd";
    } else if (found != std::u32string_view::npos) {
      out += typed[found / 6];
      if (found % 6 != 0) tone = tones[found % 6];
    } else {
      base::append_utf8(out, c);
    }
  }
  end();
  return out;
}

struct Judged {
  std::string kind{}, typed{}, meant{};  // meant: folded words that a good title holds side by side
};

std::string misspelt(std::string text, Maker& maker) {
  for (int tries = 0; tries < 50; ++tries) {
    const std::size_t at = 1 + maker.next(text.size() - 2);
    if (text[at] == ' ' || text[at + 1] == ' ' || text[at - 1] == ' ' || text[at] == text[at + 1]) continue;
    std::swap(text[at], text[at + 1]);
    return text;
  }
  return text;
}

std::vector<Judged> judged_queries(Maker& maker) {
  std::vector<Judged> all;
  const std::array kinds{"as written", "no marks", "Telex", "misspelt", "abbreviated"};
  for (std::size_t i = 0; i < judged; ++i) {
    const std::string phrase = std::string(maker.pick(acts)) + " " + maker.pick(things);
    Judged query{kinds[i % kinds.size()], phrase, vietnamese::fold(phrase)};
    if (query.kind == "no marks") query.typed = query.meant;
    if (query.kind == "Telex") query.typed = telex(phrase);
    if (query.kind == "misspelt") query.typed = misspelt(query.meant, maker);
    if (query.kind == "abbreviated") {
      query.typed = "GPLX hạng B";
      query.meant = "lai xe o to hang b";
      if (i % 2 == 0) query.typed = "ĐTM", query.meant = "danh gia tac dong moi truong";
      if (i % 3 == 0) query.typed = "HKD " + maker.name().substr(4), query.meant = "ho kinh doanh";
      if (i % 4 == 0) query.typed = "LLTP", query.meant = "ly lich tu phap";
    }
    all.push_back(std::move(query));
  }
  return all;
}

// An engine under test: what it is asked, and the titles it gives (folded).
struct Engine {
  std::string name{};
  std::function<std::vector<std::string>(const std::string& text)> ask{};     // with facets and snippets
  std::function<std::vector<std::string>(const std::string& text)> typing{};  // the last word half typed
};

std::string percentiles(std::vector<double> times, double& p99) {
  std::sort(times.begin(), times.end());
  p99 = times[times.size() * 99 / 100];
  return rounded(times[times.size() / 2], 2) + " / " + rounded(p99, 2) + " ms";
}

std::string half(const std::string& text) {
  const std::size_t space = text.rfind(' ');
  return text.substr(0, space + 1 + (text.size() - space) / 2);
}

// Ours is held to processor time, since it runs in this thread; what the others take is told as it passes.
void measure(const Engine& engine, const std::vector<std::string>& texts, bool is_ours) {
  std::vector<double> whole, typing, whole_worked, typing_worked;
  const auto timed = [](const auto& ask, const std::string& text, std::vector<double>& passed,
                        std::vector<double>& worked) {
    const Clock::time_point start = Clock::now();
    const double began = processor_milliseconds();
    static_cast<void>(ask(text));
    worked.push_back(processor_milliseconds() - began);
    passed.push_back(milliseconds(start));
  };
  for (const std::string& text : texts) {
    timed(engine.ask, text, whole, whole_worked);
    timed(engine.typing, half(text), typing, typing_worked);
  }
  const auto tell = [&](const char* what, std::vector<double> passed, std::vector<double> worked, double promise) {
    double p99 = 0;
    std::string value = percentiles(std::move(passed), p99);
    const std::string own = percentiles(std::move(worked), p99);
    if (is_ours) value += ", processor " + own;
    line(engine.name + ": " + what + ", p50 / p99", value, is_ours ? "p99 " + rounded(promise, 0) + " ms" : "-",
         !is_ours || p99 <= promise);
  };
  tell("query with facets and snippets", std::move(whole), std::move(whole_worked), 10);
  tell("as somebody types", std::move(typing), std::move(typing_worked), 20);
}

std::map<std::string, std::pair<int, int>> judge(const Engine& engine, const std::vector<Judged>& queries) {
  std::map<std::string, std::pair<int, int>> hits;
  for (const Judged& query : queries) {
    std::vector<std::string> titles = engine.ask(query.typed);
    if (titles.size() > judged_hits) titles.resize(judged_hits);
    const bool hit = std::any_of(titles.begin(), titles.end(), [&](const std::string& title) {
      return vietnamese::fold(title).find(query.meant) != std::string::npos;
    });
    auto& [found, of] = hits[query.kind];
    found += hit ? 1 : 0;
    ++of;
  }
  return hits;
}

// -------------------------------------------------------------------------------------------------------------
// the others

// Of texts that live as long as the program.
db::Query twin(const char* name, const char* sql) { return {name, sql, sql}; }

void fill(db::Database& database, std::size_t items, const char* from_json) {
  Maker maker;
  const db::Query insert = twin("fill", from_json);
  for (std::size_t done = 0; done < items; done += batch) {
    nlohmann::json rows = nlohmann::json::array();
    for (std::size_t i = done; i < std::min(done + batch, items); ++i) {
      const search::Item item = maker.item(i);
      rows.push_back({{"t", vietnamese::fold(item.title)},
                      {"b", vietnamese::fold(item.body)},
                      {"f", item.facets.at("field")},
                      {"l", item.facets.at("level")}});
    }
    database.write([&](db::Connection& c) { c.run(insert, rows.dump()); });
  }
}

std::vector<std::string> titles_of(const db::Rows& rows) {
  std::vector<std::string> titles;
  for (const db::Row& row : rows) titles.push_back(row.text("title"));
  return titles;
}

std::string fts5_words(const std::string& text, bool is_typing) {
  std::string words;
  for (const search::Token& token : search::tokens(text)) words += (words.empty() ? "\"" : " \"") + token.folded + "\"";
  return is_typing && !words.empty() ? words + "*" : words;
}

Engine fts5(db::Database& database, std::size_t items) {
  database.write([](db::Connection& c) {
    c.script(
        "CREATE VIRTUAL TABLE item USING fts5(title, body, field UNINDEXED, level UNINDEXED, "
        "tokenize='unicode61 remove_diacritics 2')");
  });
  const Clock::time_point start = Clock::now();
  fill(database, items,
       "INSERT INTO item (title, body, field, level) SELECT json_extract(value, '$.t'), json_extract(value, '$.b'), "
       "json_extract(value, '$.f'), json_extract(value, '$.l') FROM json_each($1)");
  line("SQLite FTS5: items a second, built", rounded(static_cast<double>(items) / milliseconds(start) * 1000, 0), "-",
       true);
  Engine engine{"SQLite FTS5", {}, {}};
  engine.ask = [&database](const std::string& text) {
    static const db::Query hits = twin("hits",
                                       "SELECT title, snippet(item, 1, '<', '>', '…', 30) AS s FROM item WHERE item "
                                       "MATCH $1 ORDER BY bm25(item, 4, 1) LIMIT 20");
    static const db::Query by_field =
        twin("f", "SELECT field, count(*) AS n FROM item WHERE item MATCH $1 GROUP BY field");
    static const db::Query by_level =
        twin("l", "SELECT level, count(*) AS n FROM item WHERE item MATCH $1 GROUP BY level");
    const std::string words = fts5_words(text, false);
    return database.read([&](db::Connection& c) {
      c.run(by_field, words);
      c.run(by_level, words);
      return titles_of(c.run(hits, words));
    });
  };
  engine.typing = [&database](const std::string& text) {
    static const db::Query hits =
        twin("typing", "SELECT title FROM item WHERE item MATCH $1 ORDER BY bm25(item, 4, 1) LIMIT 8");
    return database.read([&](db::Connection& c) { return titles_of(c.run(hits, fts5_words(text, true))); });
  };
  return engine;
}

std::string postgres_words(const std::string& text, bool is_typing) {
  std::string words;
  for (const search::Token& token : search::tokens(text))
    if (token.is_word) words += (words.empty() ? "" : " & ") + token.folded;
  return is_typing && !words.empty() ? words + ":*" : words;
}

Engine postgres(db::Database& database, std::size_t items) {
  database.write([](db::Connection& c) {
    c.script("CREATE TABLE item (title TEXT, body TEXT, field TEXT, level TEXT, words TSVECTOR)");
  });
  const Clock::time_point start = Clock::now();
  fill(database, items,
       "INSERT INTO item SELECT v->>'t', v->>'b', v->>'f', v->>'l', setweight(to_tsvector('simple', v->>'t'), 'A') || "
       "to_tsvector('simple', v->>'b') FROM jsonb_array_elements($1::jsonb) v");
  database.write([](db::Connection& c) { c.script("CREATE INDEX item_words ON item USING gin (words)"); });
  line("PostgreSQL: items a second, built", rounded(static_cast<double>(items) / milliseconds(start) * 1000, 0), "-",
       true);
  database.write([](db::Connection& c) { c.script("ANALYZE item"); });
  Engine engine{"PostgreSQL", {}, {}};
  engine.ask = [&database](const std::string& text) {
    static const db::Query hits =
        twin("pghits",
             "SELECT title, ts_headline('simple', body, to_tsquery('simple', $1)) AS s FROM (SELECT title, body FROM "
             "item WHERE words @@ to_tsquery('simple', $1) ORDER BY ts_rank(words, to_tsquery('simple', $1)) DESC "
             "LIMIT 20) best");
    static const db::Query facets = twin("pgfacets",
                                         "SELECT field, level, count(*) AS n FROM item WHERE words @@ "
                                         "to_tsquery('simple', $1) GROUP BY GROUPING SETS ((field), (level))");
    const std::string words = postgres_words(text, false);
    return database.read([&](db::Connection& c) {
      c.run(facets, words);
      return titles_of(c.run(hits, words));
    });
  };
  engine.typing = [&database](const std::string& text) {
    static const db::Query hits =
        twin("pgtyping",
             "SELECT title FROM item WHERE words @@ to_tsquery('simple', $1) ORDER BY ts_rank(words, "
             "to_tsquery('simple', $1)) DESC LIMIT 8");
    return database.read([&](db::Connection& c) { return titles_of(c.run(hits, postgres_words(text, true))); });
  };
  return engine;
}

// -------------------------------------------------------------------------------------------------------------
// ours

std::vector<std::string> titles_of(const search::Answer& answer) {
  std::vector<std::string> titles;
  for (const search::Hit& hit : answer.hits) titles.push_back(hit.title.text);
  return titles;
}

Engine ours(search::Index& index, std::size_t items) {
  const double start = processor_milliseconds();
  index.rebuild([&](const search::Index::Sink& sink) {
    Maker maker;
    for (std::size_t i = 0; i < items; ++i) sink(maker.item(i));
  });
  const double rate = static_cast<double>(items) / (processor_milliseconds() - start) * 1000;
  line("search: items a second of processor time, built", rounded(rate, 0), "2000", rate >= 2000);
  Engine engine{"search", {}, {}};
  engine.ask = [&index](const std::string& text) {
    search::Query query;
    query.tenant = "t";
    query.text = text;
    query.limit = shown;
    return titles_of(index.find(query));
  };
  engine.typing = [&index](const std::string& text) {
    search::Query query;
    query.tenant = "t";
    query.text = text;
    query.limit = offered;
    query.with_facets = false;
    query.typing = search::Typing::under_way;
    return titles_of(index.find(query));
  };
  return engine;
}

void change(search::Index& index, const Engine& engine) {
  const Clock::time_point start = Clock::now();
  search::Item item;
  item.tenant = "t";
  item.kind = "item";
  item.id = "mới";
  item.title = "Cấp phép bay flycam trong đô thị";
  index.put(item);
  index.commit();
  const bool is_found = !engine.ask("bay flycam").empty();
  const double took = milliseconds(start);
  line("search: until a change is found", rounded(took, 1) + " ms", "1000 ms", is_found && took <= 1000);
}

void report(const std::vector<Judged>& queries, const std::vector<Engine>& engines) {
  std::vector<std::map<std::string, std::pair<int, int>>> results;
  for (const Engine& engine : engines) results.push_back(judge(engine, queries));
  for (const auto& [kind, mine] : results.front()) {
    std::string value;
    for (std::size_t i = 0; i < engines.size(); ++i)
      value += (i == 0 ? "" : " | ") + rounded(100.0 * results[i][kind].first / results[i][kind].second, 0) + "%";
    line("found among ten, " + kind + ": ours | the others", value, "90%", mine.first * 10 >= mine.second * 9);
  }
}

}  // namespace

int main() {
  const std::size_t items = size_of_run();
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("lantoa-search-bench-" + base::random_secret());
  std::filesystem::create_directories(folder);
  {
    search::Index index(folder / "index", {"field", "level"});
    db::Database sqlite("sqlite:" + (folder / "fts.db").string());
    std::vector<Engine> engines{ours(index, items), fts5(sqlite, items)};
    std::optional<support::FreshDatabase> fresh;
    if (support::has_postgres()) {
      fresh.emplace(db::Engine::postgres);
      engines.push_back(postgres(**fresh, items));
    }
    Maker maker;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < asked; ++i) {
      std::string text = std::string(maker.pick(acts)) + " " + maker.pick(things);
      if (i % 3 == 1) text += " " + maker.name();
      texts.push_back(i % 2 == 0 ? vietnamese::fold(text) : text);
    }
    for (std::size_t i = 0; i < engines.size(); ++i) measure(engines[i], texts, i == 0);
    change(index, engines.front());
    report(judged_queries(maker), engines);
  }
  std::filesystem::remove_all(folder);
  return 0;
}
