// SPDX-License-Identifier: AGPL-3.0-or-later
// The public pages, usable without script, by keyboard, on paper and in the dark; and the feeds.
#pragma once
#include <string>
#include <vector>

#include "features/portal/model.h"
#include "html/frame.h"

namespace portal {

using html::Frame;

struct Look {
  Site site{};
  std::vector<TopicWord> topics{};
};

std::string home_page(const Look& look, const Home& home);
std::string news_page(const Look& look, const NewsList& list);
std::string article_page(const Look& look, const Article& article);  // also the notice of one that was withdrawn
std::string contact_page(const Look& look);
std::string plan_page(const Look& look, const std::vector<PlanLine>& plans);
std::string missing_page(const Look& look);
// A page of another feature in the frame of the site: the subscription, the procedures.
std::string framed_page(const Look& look, std::string_view title, html::Html body);

std::string rss(const Site& site, const std::vector<Article>& articles);
std::string atom(const Site& site, const std::vector<Article>& articles);
std::string json_feed(const Site& site, const std::vector<Article>& articles);
std::string sitemap(const Site& site, const std::vector<Article>& articles);

std::string settings_page(const Frame& frame, const Site& site, bool is_new);

}  // namespace portal
