// SPDX-License-Identifier: AGPL-3.0-or-later
// A Zalo Official Account: articles, broadcasts of articles, messages (developers.zalo.me). An answer of status 200 may
// be a failure: only `error` 0 is success. What could not be verified (paths, the meaning of codes, lengths) is a
// setting with a default. Safe to use from several threads.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "fetch/send.h"
#include "social/common.h"
#include "social/outcome.h"
#include "social/zalo_tokens.h"

namespace social {

struct ZaloLimits {  // in characters
  std::size_t title = 150, author = 50, description = 300, paragraph = 20'000, text = 2'000;
  std::size_t articles = 5;  // of one broadcast
};

struct ZaloCodes {                 // of "error"
  std::vector<int> quota{-211};    // all messages of the day or month are used up
  std::vector<int> limited{-32};   // too many calls a minute
  std::vector<int> package{-224};  // the package of the account lacks the feature
  std::vector<int> processing{-214};
  std::vector<int> content{-201, -204};
  std::vector<int> rights{-202, -205, -206};
  std::vector<int> reader{-207, -213, -217, -227, -230};  // this person cannot be written to
};

struct ZaloSettings {
  ZaloAccess access{};
  std::string api = "https://openapi.zalo.me";
  std::string create_path = "/v2.0/article/create", verify_path = "/v2.0/article/verify",
              list_path = "/v2.0/article/getslice", detail_path = "/v2.0/article/getdetail",
              broadcast_path = "/v2.0/oa/message", text_path = "/v3.0/oa/message/cs",
              group_path = "/v3.0/oa/group/message";
  int list_size = 10, list_pages = 3;
  std::int64_t processing_ms = 5 * base::ms_per_second;  // until an article that was taken in is asked for
  std::int64_t minute_ms = base::ms_per_minute;          // after too many calls a minute
  ZaloLimits limits{};
  ZaloCodes codes{};
  Waits waits{};
};

struct Paragraph {
  enum class Kind { text, image };
  Kind kind = Kind::text;
  std::string content{};  // the text, or the address of the image
  std::string caption{};
};

struct Article {
  std::string title{}, author{}, description{};
  std::string cover_url{};  // Zalo takes no article without one
  std::vector<Paragraph> body{};
  std::string link{};  // of the item: the last paragraph, and what find_recent() looks for
  bool is_shown = true, takes_comments = false;
};

class Zalo {
 public:
  // The store outlives it.
  Zalo(ZaloSettings settings, TokenStore& store, base::Clock clock = base::system_now_ms);

  std::optional<base::Error> fault_of(const Article& article) const;

  // Taken in under a ticket (unsure, Check::ticket): write that down, then ask article_of() until it is sent.
  Outcome create(const Article& article);
  Outcome article_of(const std::string& ticket);
  // To the followers. Zalo looks at it for about half an hour before it goes out; nothing tells later whether it did.
  Outcome broadcast(const std::vector<std::string>& article_ids);
  Outcome text(const std::string& user_id, const std::string& words);
  Outcome group_text(const std::string& group_id, const std::string& words);

  // The article that holds the link and is not older than the try at `tried_ms`. `known`: other articles with that link
  // that the outbox has written down already.
  Found find_recent(const std::string& link, std::int64_t tried_ms, const std::vector<std::string>& known = {});
  base::Result<Figures> figures(const std::string& article_id);

  // The first pair of tokens, and each after: see zalo_tokens.h.
  ZaloTokens& tokens() { return tokens_; }

 private:
  struct Reply;
  Reply call(fetch::Request request);
  Reply post(const std::string& path, std::string body);
  Reply get(const std::string& path, const std::vector<fetch::Field>& query);
  Outcome outcome_of_reply(const Reply& reply, const Try& attempt) const;
  Outcome outcome_of_error(int code, const Try& attempt) const;
  Outcome message(const std::string& path, std::string_view who, const std::string& id, const std::string& words);
  Try attempt(Outcome::Check check) const;

  ZaloSettings settings_;
  base::Clock clock_;
  ZaloTokens tokens_;
};

// Whether a webhook came from Zalo: "mac=" and the SHA-256 of app id, body as received, timestamp and OA secret key, in
// the header X-ZEvent-Signature. Without a secret nothing fits. Takes as long wherever they differ.
bool zalo_signature_fits(std::string_view signature, std::string_view app_id, std::string_view body,
                         std::string_view timestamp, std::string_view oa_secret);

}  // namespace social
