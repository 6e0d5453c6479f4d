// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/common.h"

#include <algorithm>

#include "base/numbers.h"
#include "base/utf8.h"

namespace social {

Outcome refused(std::string reason, int code) {
  Outcome outcome;
  outcome.kind = Outcome::Kind::refused;
  outcome.reason = std::move(reason);
  outcome.code = code;
  return outcome;
}

Outcome later(std::string reason, std::int64_t retry_at_ms, int code) {
  Outcome outcome;
  outcome.kind = Outcome::Kind::later;
  outcome.reason = std::move(reason);
  outcome.retry_at_ms = retry_at_ms;
  outcome.code = code;
  return outcome;
}

Outcome unsure(const Try& attempt, std::string why, int code) {
  Outcome outcome;
  outcome.check = attempt.check;
  outcome.retry_at_ms = attempt.now_ms + attempt.waits.settle_ms;
  outcome.code = code;
  outcome.reason = std::move(why);
  switch (attempt.check) {
    case Outcome::Check::person:
      outcome.reason +=
          "; hãy mở " + std::string(attempt.channel) + " xem đã có chưa, rồi chọn gửi lại hoặc đánh dấu là đã gửi.";
      break;
    case Outcome::Check::recent:
      outcome.reason += "; hệ thống sẽ tìm bài trên trang trước, chỉ khi không thấy mới gửi lại.";
      break;
    case Outcome::Check::ticket:
      outcome.reason += "; hệ thống sẽ hỏi lại, không gửi bài lần thứ hai.";
      break;
  }
  return outcome;
}

std::int64_t oldest_of_try(const fetch::Answer& answer, std::int64_t tried_ms, std::int64_t now_ms,
                           const Waits& waits) {
  const std::int64_t ahead = now_ms - answer.moment_ms().value_or(now_ms);
  return tried_ms - ahead - waits.skew_ms;
}

Outcome outcome_of(const fetch::Failure& failure, const Try& attempt) {
  const std::string channel(attempt.channel);
  Outcome outcome;
  if (failure.may_have_arrived) {
    outcome = unsure(attempt, "Mất liên lạc với " + channel + " khi đang gửi nên chưa rõ nội dung đã tới nơi hay chưa");
  } else if (failure.kind == fetch::Failure::Kind::unreachable) {
    const std::int64_t at = attempt.now_ms + attempt.waits.retry_ms;
    outcome =
        later("Chưa kết nối được tới " + channel + "; hệ thống sẽ tự gửi lại vào " + base::for_people(at) + ".", at);
  } else {
    outcome = refused("Cài đặt kết nối " + channel +
                      " chưa đúng nên bài chưa được gửi; hãy nhờ quản trị viên xem lại địa chỉ và mã truy cập.");
  }
  outcome.detail = failure.reason;
  return outcome;
}

std::int64_t retry_moment(const fetch::Answer& answer, const Try& attempt) {
  const auto seconds = base::whole(answer.header("Retry-After"), 7 * base::ms_per_day / base::ms_per_second);
  return attempt.now_ms + (seconds ? *seconds * base::ms_per_second : attempt.waits.limited_ms);
}

std::optional<Outcome> outcome_of_status(const fetch::Answer& answer, const Try& attempt) {
  const std::string channel(attempt.channel);
  const int status = answer.status;
  // 303 is how a service says "done, look there"; the other redirects say that it was not done here.
  if (status >= 300 && status < 400 && status != 303)
    return refused(channel +
                       " chuyển sang địa chỉ khác mà hệ thống không đi theo; hãy nhờ quản trị viên xem lại địa chỉ "
                       "kết nối trong cài đặt kênh.",
                   status);
  if (status == 429) {
    const std::int64_t at = retry_moment(answer, attempt);
    return later(channel + " tạm ngừng nhận vì gửi quá nhiều; hệ thống sẽ tự gửi lại vào " + base::for_people(at) + ".",
                 at, status);
  }
  if (status >= 500 || status == 303)
    return unsure(attempt, channel + " đang gặp sự cố nên chưa rõ nội dung đã tới nơi hay chưa", status);
  return std::nullopt;
}

std::string without_secrets(std::string_view words, const std::vector<std::string>& secrets) {
  constexpr std::size_t most_bytes = 300;
  const auto on_one_line = [](std::string text) {
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text;
  };
  std::string out = on_one_line(std::string(words));
  const auto blot = [&out](const std::string& secret) {
    for (std::size_t at = out.find(secret); at != std::string::npos; at = out.find(secret, at)) {
      out.replace(at, secret.size(), "…");
      at += std::string_view("…").size();
    }
  };
  std::vector<std::string> forms;
  for (const std::string& secret : secrets) {
    if (secret.empty()) continue;
    forms.push_back(on_one_line(secret));
    forms.push_back(fetch::percent_encoded(secret));
  }
  // The longest first: what is left of a longer secret must not show.
  std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::string& form : forms) blot(form);
  return base::first_bytes(out, most_bytes);
}

std::optional<base::Error> text_fault(std::string_view text, std::size_t most, bool may_be_empty, std::string_view what,
                                      std::string_view field) {
  const auto fault = [&](std::string sentence) {
    return base::Error{base::ErrorKind::invalid, std::move(sentence), std::string(field)};
  };
  const std::string name(what);
  if (text.empty() && !may_be_empty) return fault(name + " còn trống; hãy nhập nội dung rồi gửi lại.");
  if (!base::is_valid_utf8(text)) return fault(name + " có ký tự hỏng; hãy nhập lại rồi gửi.");
  const std::size_t length = base::count_code_points(text);
  if (length <= most) return std::nullopt;
  const auto spoken = [](std::size_t number) { return base::with_points(static_cast<std::int64_t>(number)); };
  return fault(name + " dài " + spoken(length) + " ký tự, nhiều nhất được " + spoken(most) + " ký tự; hãy rút bớt " +
               spoken(length - most) + " ký tự.");
}

bool is_plain_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace social
