// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/dump.h"

#include <array>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "db/migrate.h"

namespace db {
namespace {

using nlohmann::json;

enum class Type { text, number, real, flag };

struct Column {
  std::string name{};
  Type type = Type::text;
};

struct Table {
  std::string name{};
  std::vector<Column> columns{};
};

constexpr Query tables_query{
    "db.tables",
    "SELECT m.name AS table_name, c.name AS column_name, c.type AS type FROM sqlite_master AS m, "
    "pragma_table_info(m.name) AS c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' "
    "AND m.name <> 'schema_migration' ORDER BY m.rowid, c.cid",
    "SELECT t.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, NULL) AS type "
    "FROM pg_class AS t JOIN pg_namespace AS n ON n.oid = t.relnamespace JOIN pg_attribute AS a ON a.attrelid = t.oid "
    "WHERE t.relkind = 'r' AND n.nspname = 'public' AND t.relname <> 'schema_migration' AND a.attnum > 0 "
    "AND NOT a.attisdropped ORDER BY t.oid, a.attnum"};

Type type_from(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (name == "bigint" || name == "integer") return Type::number;
  if (name == "double precision") return Type::real;
  if (name == "boolean") return Type::flag;
  if (name == "text") return Type::text;
  throw Broken("dump: no column may have the type " + name);
}

std::vector<Table> tables_of(Connection& connection) {
  std::vector<Table> tables;
  for (const Row& row : connection.run(tables_query)) {
    if (tables.empty() || tables.back().name != row.text("table_name")) tables.push_back({row.text("table_name"), {}});
    tables.back().columns.push_back({row.text("column_name"), type_from(row.text("type"))});
  }
  return tables;
}

std::string list_of(const Table& table) {
  std::string list;
  for (const Column& column : table.columns) list += (list.empty() ? "\"" : ", \"") + column.name + "\"";
  return list;
}

// Statements made at run time, kept as long as the connections that prepared them.
Query kept(const std::string& name, const std::string& sql) {
  static std::mutex mutex;
  static std::map<std::string, std::pair<std::string, std::string>> all;
  const std::lock_guard lock(mutex);
  const auto [entry, is_new] = all.try_emplace(name, name, sql);
  if (!is_new && entry->second.second != sql) throw std::logic_error("dump: the shape of " + name + " changed");
  return {entry->second.first, entry->second.second, entry->second.second};
}

Query select_from(const Table& table) {
  return kept("dump." + table.name, "SELECT " + list_of(table) + " FROM \"" + table.name + "\"");
}

Query insert_into(const Table& table) {
  std::string holes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) holes += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
  return kept("load." + table.name,
              "INSERT INTO \"" + table.name + "\" (" + list_of(table) + ") VALUES (" + holes + ")");
}

json cell(const Row& row, const Column& column) {
  if (row.is_null(column.name)) return nullptr;
  switch (column.type) {
    case Type::number:
      return row.number(column.name);
    case Type::real:
      return row.real(column.name);
    case Type::flag:
      return row.flag(column.name);
    case Type::text:
      return row.text(column.name);
  }
  return nullptr;
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

int newest_migration() { return migrations().empty() ? 0 : migrations().back().number; }

// A line at a time, with its number for those who are told of it.
class Lines {
 public:
  explicit Lines(const NextLine& next) : next_(next) {}
  bool take() {
    if (!next_(line_)) return false;
    ++number_;
    parsed_ = json::parse(line_, nullptr, false);
    return true;
  }
  const json& parsed() const { return parsed_; }
  base::Error wrong(const std::string& what) const {
    return {
        base::ErrorKind::invalid, "Dòng " + std::to_string(number_) + " của tệp xuất không hợp lệ: " + what + ".", {}};
  }

 private:
  const NextLine& next_;
  std::string line_{};
  json parsed_{};
  std::int64_t number_ = 0;
};

std::optional<Value> value_from(const json& from, Type type) {
  if (from.is_null()) return Value(nullptr);
  if (type == Type::number && from.is_number_integer()) return Value(from.get<std::int64_t>());
  if (type == Type::real && from.is_number()) return Value(from.get<double>());
  if (type == Type::flag && from.is_boolean()) return Value(from.get<bool>());
  if (type == Type::text && from.is_string()) return Value(from.get<std::string>());
  return std::nullopt;
}

class Loader {
 public:
  Loader(Connection& connection, Lines& lines) : connection_(connection), lines_(lines) {
    for (Table& table : tables_of(connection)) known_.emplace(table.name, std::move(table));
  }

  base::Result<Counts> run() {
    if (!lines_.take() || !lines_.parsed().is_object() || lines_.parsed().value("lantoa_export", 0) != 1)
      return lines_.wrong("đây không phải tệp xuất của Lan Tỏa");
    if (lines_.parsed().value("migration", 0) != newest_migration())
      return lines_.wrong("tệp này của một phiên bản khác; hãy xuất và nhập bằng cùng một phiên bản");
    while (lines_.take()) {
      const json& line = lines_.parsed();
      if (line.is_object() && line.contains("end")) return ended(line);
      const std::optional<base::Error> fault = line.is_array() ? row(line) : table(line);
      if (fault) return *fault;
    }
    return lines_.wrong("tệp bị cắt cụt, không có dòng cuối");
  }

 private:
  base::Result<Counts> ended(const json& line) {
    if (line.value("end", std::int64_t{-1}) != counts_.rows) return lines_.wrong("số dòng dữ liệu không khớp");
    return counts_;
  }

  std::optional<base::Error> table(const json& line) {
    if (!line.is_object() || !line.contains("table") || !line["table"].is_string() || !line.contains("columns"))
      return lines_.wrong("không phải bảng và không phải hàng");
    const auto known = known_.find(line["table"].get<std::string>());
    if (known == known_.end()) return lines_.wrong("không có bảng này");
    std::vector<std::string> names;
    for (const Column& column : known->second.columns) names.push_back(column.name);
    if (line["columns"] != json(names)) return lines_.wrong("các cột của bảng không khớp");
    table_ = &known->second;
    ++counts_.tables;
    return std::nullopt;
  }

  std::optional<base::Error> row(const json& line) {
    if (table_ == nullptr || line.size() != table_->columns.size()) return lines_.wrong("số ô của hàng không khớp");
    std::vector<Value> values;
    for (std::size_t i = 0; i < line.size(); ++i) {
      std::optional<Value> value = value_from(line[i], table_->columns[i].type);
      if (!value) return lines_.wrong("ô thứ " + std::to_string(i + 1) + " sai kiểu");
      values.push_back(std::move(*value));
    }
    connection_.execute(insert_into(*table_), values);
    ++counts_.rows;
    return std::nullopt;
  }

  Connection& connection_;
  Lines& lines_;
  std::map<std::string, Table, std::less<>> known_{};
  const Table* table_ = nullptr;
  Counts counts_{};
};

}  // namespace

Counts dump(const Database& database, const std::function<void(std::string_view line)>& line) {
  return database.read([&](Connection& connection) {
    Counts counts;
    line(dumped({{"lantoa_export", 1}, {"migration", newest_migration()}}));
    for (const Table& table : tables_of(connection)) {
      ++counts.tables;
      std::vector<std::string> names;
      for (const Column& column : table.columns) names.push_back(column.name);
      line(dumped({{"table", table.name}, {"columns", names}}));
      connection.stream(select_from(table), {}, [&](const Row& row) {
        json cells = json::array();
        for (const Column& column : table.columns) cells.push_back(cell(row, column));
        line(dumped(cells));
        ++counts.rows;
      });
    }
    line(dumped({{"end", counts.rows}}));
    return counts;
  });
}

bool holds_rows(const Database& database) {
  return database.read([](Connection& connection) {
    for (const Table& table : tables_of(connection)) {
      const std::string sql = "SELECT 1 AS one FROM \"" + table.name + "\" LIMIT 1";
      if (!connection.run(kept("any." + table.name, sql)).empty()) return true;
    }
    return false;
  });
}

base::Result<Counts> load(Database& database, const NextLine& next) {
  if (holds_rows(database))
    return base::Error{base::ErrorKind::conflict, "Cơ sở dữ liệu đích đã có dữ liệu; chỉ nhập được vào nơi trống.", {}};
  return database.write([&](Connection& connection) {
    Lines lines(next);
    return Loader(connection, lines).run();
  });
}

std::vector<std::string> integrity_faults(const Database& database) {
  constexpr Query check{"db.integrity", "PRAGMA integrity_check", "SELECT 'ok' AS integrity_check"};
  constexpr std::string_view no_rows = "SELECT '' AS \"table\" WHERE 1 = 0";
  constexpr Query keys{"db.foreign_keys", "PRAGMA foreign_key_check", no_rows};
  return database.read([&](Connection& connection) {
    std::vector<std::string> faults;
    for (const Row& row : connection.run(check))
      if (row.text("integrity_check") != "ok") faults.push_back(row.text("integrity_check"));
    for (const Row& row : connection.run(keys)) faults.push_back("foreign key of table " + row.text("table"));
    return faults;
  });
}

}  // namespace db
