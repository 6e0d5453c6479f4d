// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/database.h"

#include <array>
#include <charconv>

#include "db/engine.h"

namespace db {
namespace {

thread_local std::int64_t statements = 0;

template <class Number>
Number number_from(const std::string& text, std::string_view column) {
  Number number{};
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc{} || end != text.data() + text.size())
    throw std::logic_error("column " + std::string(column) + " is no number");
  return number;
}

}  // namespace

const std::optional<std::string>& Row::cell(std::string_view column) const {
  for (std::size_t i = 0; i < names_->size(); ++i)
    if ((*names_)[i] == column) return cells_[i];
  throw std::logic_error("no column " + std::string(column));
}

std::string Row::text(std::string_view column) const { return cell(column).value_or(""); }
std::optional<std::string> Row::maybe_text(std::string_view column) const { return cell(column); }
bool Row::is_null(std::string_view column) const { return !cell(column); }

std::int64_t Row::number(std::string_view column) const { return maybe_number(column).value_or(0); }

std::optional<std::int64_t> Row::maybe_number(std::string_view column) const {
  const std::optional<std::string>& text = cell(column);
  if (!text) return std::nullopt;
  return number_from<std::int64_t>(*text, column);
}

double Row::real(std::string_view column) const {
  const std::optional<std::string>& text = cell(column);
  return text ? number_from<double>(*text, column) : 0.0;
}

bool Row::flag(std::string_view column) const {
  const std::optional<std::string>& text = cell(column);
  return text && (*text == "1" || *text == "t" || *text == "true");
}

std::int64_t statements_so_far() { return statements; }
void count_statements(std::int64_t more) { statements += more; }

Database::Database(const std::string& url) {
  constexpr std::string_view sqlite = "sqlite:";
  if (url.starts_with(sqlite)) {
    impl_ = open_sqlite(url.substr(sqlite.size()));
  } else if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    impl_ = open_postgres(url);
  } else {
    throw Broken("the database is named sqlite:PATH or postgresql://…");
  }
}

Database::~Database() = default;

void Database::reading(const std::function<void(Connection&)>& work) const {
  // Inside a transaction of this thread a read sees that transaction.
  if (const Busy* busy = Busy::of(impl_.get())) return work(busy->connection());
  impl_->reading(work);
}

void Database::writing(const std::function<bool(Connection&)>& work) {
  if (Busy::of(impl_.get()) != nullptr) throw std::logic_error("a transaction was begun inside another");
  impl_->writing(work);
}

Engine Database::engine() const { return impl_->engine(); }
void Database::copy_to(const std::string& path) const { impl_->copy_to(path); }

// ------------------------------------------------------------------------------- what a thread is in the middle of

namespace {
thread_local const Busy* innermost = nullptr;
}

Busy::Busy(const Database::Impl* database, Connection& connection)
    : database_(database), connection_(connection), outer_(innermost) {
  innermost = this;
}

Busy::~Busy() { innermost = outer_; }

const Busy* Busy::of(const Database::Impl* database) {
  for (const Busy* busy = innermost; busy != nullptr; busy = busy->outer_)
    if (busy->database_ == database) return busy;
  return nullptr;
}

}  // namespace db
