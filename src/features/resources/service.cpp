// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/resources/service.h"

#include <algorithm>

#include "base/ids.h"
#include "base/numbers.h"
#include "base/utf8.h"
#include "features/resources/store_sql.h"
#include "vietnamese/form_text.h"
#include "vietnamese/text.h"

namespace resources {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_title = 500, longest_note = 2'000;

Error wrong(const char* sentence, const char* field) { return {ErrorKind::invalid, sentence, field}; }

BudgetLine line_from(const db::Row& row) {
  return {row.text("id"),     row.text("plan_id"),   row.text("activity_id"), row.text("title"),
          row.text("source"), row.number("planned"), row.number("spent")};
}

Material material_from(const db::Row& row) {
  return {row.text("id"),   row.text("plan_id"), row.text("kind"),    row.text("title"),
          row.text("unit"), row.number("made"),  row.number("given"), row.number("made_on")};
}

// "-250.000": money that came back.
std::optional<std::int64_t> signed_money(std::string_view text) {
  std::string_view amount = vietnamese::trim(text);
  const bool is_back = amount.starts_with('-');
  if (is_back) amount.remove_prefix(1);
  const auto money = base::money(amount, most_money);
  return money && is_back ? std::optional(-*money) : money;
}

}  // namespace

std::string_view word_of(std::string_view kind) {
  for (const Kind& known : kinds)
    if (known.code == kind) return known.word;
  return kinds.back().word;
}

base::Result<std::int64_t> Service::past_day(std::string_view text, const char* field) const {
  const std::int64_t today = base::day_number(base::date_of(clock_()));
  if (vietnamese::trim(text).empty()) return today;
  const auto date = base::parse_date(vietnamese::trim(text));
  if (!date || base::day_number(*date) > today) return wrong("Ngày phải là hôm nay hoặc một ngày đã qua.", field);
  return base::day_number(*date);
}

base::Result<std::string> Service::add_line(const base::Actor& actor, const NewLine& given) {
  const auto plan = plans_.find(actor.tenant, given.plan);
  if (!plan || plan->agency != actor.agency) return Error{ErrorKind::not_found, "Không có kế hoạch này.", {}};
  std::string title = vietnamese::one_line(given.title);
  if (!given.activity.empty()) {
    const std::vector<plans::Activity> activities = plans_.activities(actor.tenant, given.plan);
    const auto activity = std::find_if(activities.begin(), activities.end(),
                                       [&](const plans::Activity& one) { return one.id == given.activity; });
    if (activity == activities.end()) return wrong("Hoạt động này không còn trong kế hoạch.", "hoat-dong");
    if (title.empty()) title = base::first_bytes(activity->text, longest_title);
  }
  if (title.empty()) return wrong("Hãy chọn hoạt động hoặc ghi nội dung chi.", "noi-dung");
  if (title.size() > longest_title) return wrong("Nội dung chi dài quá 500 ký tự.", "noi-dung");
  const std::string source = vietnamese::one_line(given.source);
  if (source.size() > longest_title) return wrong("Nguồn kinh phí dài quá 500 ký tự.", "nguon");
  const auto planned = base::money(given.planned, most_money);
  if (!planned) return wrong("Số tiền phải là số nguyên đồng, ví dụ 15.000.000.", "du-kien");
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    const std::string id = base::new_id(clock_());
    c.run(sql::add_line, actor.tenant, id, given.plan, actor.agency, given.activity, title, source, *planned, clock_(),
          actor.account);
    audit_.record(c, actor, "budget.plan", id,
                  "Dự kiến chi " + base::with_points(*planned) + " đồng cho “" + title + "”.");
    return id;
  });
}

base::Result<bool> Service::pay(const base::Actor& actor, std::string_view id, const NewPayment& given) {
  const auto of = line(actor, id);
  if (!of) return Error{ErrorKind::not_found, "Không có khoản kinh phí này.", {}};
  const auto amount = signed_money(given.amount);
  if (!amount || *amount == 0) return wrong("Số tiền phải là số nguyên đồng khác 0, ví dụ 2.500.000.", "so-tien");
  const auto day = past_day(given.paid_on, "ngay-chi");
  if (!day) return day.error();
  const std::string voucher = vietnamese::one_line(given.voucher), note = vietnamese::one_line(given.note);
  if (voucher.size() > longest_title) return wrong("Số chứng từ dài quá 500 ký tự.", "chung-tu");
  if (note.size() > longest_note) return wrong("Ghi chú dài quá 2.000 ký tự.", "ghi-chu");
  const std::string token = given.form_token.empty() ? base::random_secret() : given.form_token;
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::pay, actor.tenant, base::new_id(clock_()), id, token, *amount, *day, voucher, note, actor.name)
            .empty())
      return true;  // sent twice
    if (c.run(sql::add_spent, actor.tenant, id, *amount).empty())
      return wrong("Không thể thu hồi nhiều hơn số đã chi.", "so-tien");
    audit_.record(c, actor, "budget.pay", id, "Ghi chi " + base::with_points(*amount) + " đồng.");
    return true;
  });
}

std::vector<BudgetLine> Service::lines(const base::Actor& actor, std::string_view plan) const {
  std::vector<BudgetLine> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::lines_of_plan, actor.tenant, plan); }))
    if (row.text("agency_id") == actor.agency) all.push_back(line_from(row));
  return all;
}

std::optional<BudgetLine> Service::line(const base::Actor& actor, std::string_view id) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::line, actor.tenant, id); });
  if (rows.empty() || rows.front().text("agency_id") != actor.agency) return std::nullopt;
  return line_from(rows.front());
}

std::vector<Payment> Service::payments(const base::Actor& actor, std::string_view line) const {
  std::vector<Payment> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::payments, actor.tenant, line); }))
    all.push_back(
        {row.number("amount"), row.number("paid_on"), row.text("voucher"), row.text("note"), row.text("created_name")});
  return all;
}

base::Result<std::string> Service::add_material(const base::Actor& actor, const NewMaterial& given) {
  const std::string title = vietnamese::one_line(given.title), unit = vietnamese::one_line(given.unit);
  if (title.empty()) return wrong("Hãy ghi tên ấn phẩm.", "ten");
  if (title.size() > longest_title) return wrong("Tên ấn phẩm dài quá 500 ký tự.", "ten");
  if (unit.size() > 100) return wrong("Đơn vị tính dài quá 100 ký tự.", "don-vi-tinh");
  if (std::none_of(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.code == given.kind; }))
    return wrong("Hãy chọn loại ấn phẩm.", "loai");
  const auto made = base::whole(given.made, most_pieces);
  if (!made || *made == 0) return wrong("Số lượng phải là số nguyên lớn hơn 0.", "so-luong");
  const auto day = past_day(given.made_on, "ngay-in");
  if (!day) return day.error();
  if (!given.plan.empty()) {
    const auto plan = plans_.find(actor.tenant, given.plan);
    if (!plan || plan->agency != actor.agency) return wrong("Không có kế hoạch này.", "ke-hoach");
  }
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    const std::string id = base::new_id(clock_());
    c.run(sql::add_material, actor.tenant, id, actor.agency, given.plan, given.kind, title,
          unit.empty() ? std::string("bản") : unit, *made, *day, clock_(), actor.account);
    audit_.record(c, actor, "material.add", id, "Nhận " + base::with_points(*made) + " ấn phẩm “" + title + "”.");
    return id;
  });
}

base::Result<bool> Service::hand_out(const base::Actor& actor, std::string_view id, const NewHandout& given) {
  const auto of = material(actor, id);
  if (!of) return Error{ErrorKind::not_found, "Không có ấn phẩm này.", {}};
  const std::string receiver = vietnamese::one_line(given.receiver), note = vietnamese::one_line(given.note);
  if (receiver.empty() || receiver.size() > longest_title) return wrong("Hãy ghi nơi nhận.", "noi-nhan");
  if (note.size() > longest_note) return wrong("Ghi chú dài quá 2.000 ký tự.", "ghi-chu");
  const auto amount = base::whole(given.amount, most_pieces);
  if (!amount || *amount == 0) return wrong("Số lượng phải là số nguyên lớn hơn 0.", "so-luong-phat");
  const auto day = past_day(given.given_on, "ngay-phat");
  if (!day) return day.error();
  const std::string token = given.form_token.empty() ? base::random_secret() : given.form_token;
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::hand_out, actor.tenant, base::new_id(clock_()), id, token, receiver, *amount, *day, note, actor.name)
            .empty())
      return true;  // sent twice
    if (c.run(sql::add_given, actor.tenant, id, *amount).empty())
      return Error{ErrorKind::conflict, "Không còn đủ: trong kho còn ít hơn số muốn phát.", "so-luong-phat"};
    audit_.record(c, actor, "material.give", id, "Phát " + base::with_points(*amount) + " cho " + receiver + ".");
    return true;
  });
}

std::vector<Material> Service::materials(const base::Actor& actor) const {
  std::vector<Material> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::materials, actor.tenant, actor.agency); }))
    all.push_back(material_from(row));
  return all;
}

std::optional<Material> Service::material(const base::Actor& actor, std::string_view id) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::material, actor.tenant, id); });
  if (rows.empty() || rows.front().text("agency_id") != actor.agency) return std::nullopt;
  return material_from(rows.front());
}

std::vector<Handout> Service::handouts(const base::Actor& actor, std::string_view material) const {
  std::vector<Handout> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::handouts, actor.tenant, material); }))
    all.push_back({row.text("receiver"), row.text("note"), row.text("created_name"), row.number("amount"),
                   row.number("given_on")});
  return all;
}

}  // namespace resources
