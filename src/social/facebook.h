// SPDX-License-Identifier: AGPL-3.0-or-later
// A Facebook Page: posts with a link, photographs, reading back where they are and how many they reached (Graph API,
// developers.facebook.com). Version, names of metrics and the meaning of error codes are settings: they change without
// this program. Every post carries the link of its item, so that a look at the newest posts can tell whether a try
// whose answer was lost went through. Safe to use from several threads.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "fetch/send.h"
#include "social/common.h"
#include "social/outcome.h"

namespace social {

struct FacebookLimits {
  std::size_t message = 63'206;        // characters of a post
  std::size_t photo_bytes = 4u << 20;  // of a photograph
};

struct FacebookCodes {                                   // of "error.code"
  std::vector<int> revoked{102, 190};                    // the token is of no use any more
  std::vector<int> limited{4, 17, 32, 341, 613, 80001};  // too many calls
  std::vector<int> transient{1, 2};
  std::vector<int> duplicate{506};
  std::vector<int> rights{3, 10};  // and 200 to 299
  std::vector<int> blocked{368};
  std::vector<int> content{100, 324, 1'609'005};  // a parameter, the picture, the preview of the link
};

struct FacebookSettings {
  std::string api = "https://graph.facebook.com", version = "v25.0";
  std::string page_id{}, page_token{};
  std::string app_secret{};  // with it every call carries appsecret_proof
  std::string reach_metric = "post_impressions_unique", share_field = "shares";
  std::string photo_text_field = "caption";
  std::string recent_fields = "id,message,permalink_url,created_time,attachments{unshimmed_url,url,description}";
  int recent_page_size = 25, recent_pages = 4;
  FacebookLimits limits{};
  FacebookCodes codes{};
  Waits waits{};
  fetch::Limits net{.bytes = 1u << 20, .seconds = 60};
};

struct PagePost {
  std::string message{};
  std::string link{};  // of the item; also what find_recent() looks for
};

struct Photo {
  std::string message{};
  std::string link{};  // is added to the message where it does not stand there
  std::string bytes{}, file_name = "anh.jpg", type = "image/jpeg";
};

class Facebook {
 public:
  explicit Facebook(FacebookSettings settings, base::Clock clock = base::system_now_ms);

  // What is wrong with the text before anything is sent; nothing is ever cut.
  std::optional<base::Error> fault_of(const PagePost& post) const;
  std::optional<base::Error> fault_of(const Photo& photo) const;

  // sent with the id of the post. The address is read by figures(): an outcome is to be written down at once.
  Outcome post(const PagePost& post) const;
  Outcome photo(const Photo& photo) const;

  // The post of this page that holds the link and is not older than the try at `tried_ms`. `known`: other posts with
  // that link that the outbox has written down already.
  Found find_recent(const std::string& link, std::int64_t tried_ms, const std::vector<std::string>& known = {}) const;

  base::Result<Figures> figures(const std::string& post_id) const;

 private:
  struct Reply;
  fetch::Request request(std::string method, const std::string& path) const;
  std::vector<fetch::Field> proof() const;
  Reply read(const std::string& path, std::vector<fetch::Field> query) const;
  Outcome publish(const fetch::Request& request, const std::string& link) const;
  Outcome outcome_of_reply(const Reply& reply, const Try& attempt) const;
  Outcome outcome_of_error(const Reply& reply, int code, const Try& attempt) const;
  Outcome after_duplicate(const std::string& link, int code) const;
  std::string detail_of(const Reply& reply) const;

  FacebookSettings settings_;
  base::Clock clock_;
};

}  // namespace social
