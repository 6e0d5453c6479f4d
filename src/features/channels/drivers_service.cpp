// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/channels/drivers_service.h"

#include <stdexcept>

#include "base/numbers.h"
#include "base/utf8.h"
#include "documents/write/poster.h"
#include "markup/markdown.h"
#include "social/facebook.h"
#include "social/zalo.h"
#include "speech/encode.h"
#include "speech/icecast.h"
#include "speech/voice.h"
#include "vietnamese/text.h"

namespace channels {
namespace {

constexpr double longest_broadcast_seconds = 480;  // a job is a worker's own for ten minutes
constexpr std::int64_t again_ms = 10 * base::ms_per_minute;
constexpr std::string_view no_address = "Cổng chưa có địa chỉ công khai; quản trị điền ở mục Cổng rồi bấm “Đăng lại”.";

Outcome refused(std::string reason) { return {Outcome::Kind::refused, {}, {}, std::move(reason), 0, {}, {}}; }

Outcome from(const social::Outcome& outcome) {
  using Kind = social::Outcome::Kind;
  Outcome out;
  out.kind = outcome.kind == Kind::sent      ? Outcome::Kind::sent
             : outcome.kind == Kind::refused ? Outcome::Kind::refused
             : outcome.kind == Kind::later   ? Outcome::Kind::later
                                             : Outcome::Kind::unsure;
  out.receipt = outcome.kind == Kind::unsure ? outcome.ticket : outcome.id;
  out.address = outcome.address;
  out.reason = outcome.reason;
  out.retry_at_ms = outcome.retry_at_ms;
  return out;
}

// After a look: found, or still not known; nothing where it is surely absent.
std::optional<Outcome> from(const social::Found& found) {
  if (found.kind == social::Found::Kind::absent) return std::nullopt;
  Outcome out;
  out.kind = found.kind == social::Found::Kind::found ? Outcome::Kind::sent : Outcome::Kind::unsure;
  out.receipt = found.id;
  out.address = found.address;
  out.reason = found.reason;
  return out;
}

std::string setting_of(const Channel& channel, std::string_view name) {
  const auto found = channel.settings.find(name);
  return found == channel.settings.end() ? std::string() : found->second;
}

// The public page of an item; empty where the site has no address for people elsewhere.
std::string link_of(const portal::Service& portal, const content::Item& item) {
  const auto site = portal.of_agency(item.tenant, item.agency);
  if (!site || site->base_url.empty()) return {};
  return site->base_url + "/cong/" + site->code + "/tin/" + item.slug;
}

// The item as that version says it.
content::Item as_of(const content::Item& item, const content::Version& version) {
  content::Item of = item;
  of.title = version.title;
  of.summary = version.summary;
  of.body = version.body;
  return of;
}

content::Advice forms_of(const content::Item& item, const content::Version& version, const std::string& link) {
  return content::advice_on(as_of(item, version), link, 0);
}

// -------------------------------------------------------------------------------------------------------- Facebook

social::Facebook facebook_of(const Channel& channel, const Elsewhere& elsewhere, const base::Clock& clock) {
  social::FacebookSettings settings;
  settings.api = elsewhere.facebook;
  settings.version = setting_of(channel, "version");
  settings.page_id = setting_of(channel, "page_id");
  settings.page_token = setting_of(channel, "page_token");
  settings.net.may_go_inside = elsewhere.may_go_inside;
  return social::Facebook(settings, clock);
}

// ------------------------------------------------------------------------------------------------------------ Zalo

// The tokens lie with the settings of the channel, sealed.
class Tokens : public social::TokenStore {
 public:
  Tokens(Service& channels, const Posting& posting)
      : channels_(channels), tenant_(posting.tenant), agency_(posting.agency) {}
  std::optional<social::Tokens> load() override {
    const Channel channel = channels_.channel(tenant_, agency_, "zalo");
    social::Tokens tokens;
    tokens.access = setting_of(channel, "access_token");
    tokens.refresh = setting_of(channel, "refresh_token");
    tokens.expires_ms = base::whole(setting_of(channel, "expires_ms"), INT64_MAX).value_or(0);
    return tokens.refresh.empty() ? std::nullopt : std::optional(tokens);
  }
  void save(const social::Tokens& tokens) override {
    channels_.keep_setting(tenant_, agency_, "zalo",
                           {{"refresh_token", tokens.refresh},
                            {"access_token", tokens.access},
                            {"expires_ms", std::to_string(tokens.expires_ms)}});
  }
  // One refresh at a time over all workers of this process.
  void alone(const std::function<void()>& work) override {
    static std::mutex one;
    const std::scoped_lock held(one);
    work();
  }

 private:
  Service& channels_;
  std::string tenant_, agency_;
};

social::ZaloSettings zalo_of(const Channel& channel, const Elsewhere& elsewhere) {
  social::ZaloSettings settings;
  settings.api = elsewhere.zalo;
  settings.access.oauth = elsewhere.zalo_oauth;
  settings.access.app_id = setting_of(channel, "app_id");
  settings.access.app_secret = setting_of(channel, "app_secret");
  settings.access.net.may_go_inside = elsewhere.may_go_inside;
  return settings;
}

Outcome to_zalo(Service& channels, const portal::Service& portal, const Elsewhere& elsewhere, const base::Clock& clock,
                const Posting& posting, const content::Item& item, const content::Version& version,
                const Channel& channel) {
  const std::string link = link_of(portal, item);
  if (link.empty()) return refused(std::string(no_address));
  const auto site = portal.of_agency(item.tenant, item.agency);
  const std::vector<markup::Picture> pictures = markup::find(version.body).pictures;
  if (pictures.empty()) return refused("Bài Zalo phải có ảnh bìa; hãy thêm một ảnh vào bài rồi trình duyệt lại.");
  social::Article article;
  article.title = version.title;
  article.author = base::first_bytes(site->name, 50);
  article.description = version.summary.empty() ? version.title : version.summary;
  article.cover_url = site->base_url + pictures.front().address;
  article.body.push_back({social::Paragraph::Kind::text, markup::to_text(version.body), {}});
  article.link = link;
  Tokens tokens(channels, posting);
  social::Zalo zalo(zalo_of(channel, elsewhere), tokens, clock);
  if (const auto fault = zalo.fault_of(article)) return refused(fault->message);
  return from(zalo.create(article));
}

std::optional<Outcome> find_on_zalo(Service& channels, const portal::Service& portal, const Elsewhere& elsewhere,
                                    const base::Clock& clock, const Posting& posting, const content::Item& item,
                                    const Channel& channel) {
  Tokens tokens(channels, posting);
  social::Zalo zalo(zalo_of(channel, elsewhere), tokens, clock);
  if (!posting.receipt.empty()) {  // taken in under a ticket
    Outcome outcome = from(zalo.article_of(posting.receipt));
    if (outcome.kind == Outcome::Kind::unsure && outcome.receipt.empty()) outcome.receipt = posting.receipt;
    return outcome;
  }
  return from(zalo.find_recent(link_of(portal, item), posting.created_at));
}

// ------------------------------------------------------------------------------------------ loudspeaker and printer

Outcome to_loudspeaker(const portal::Service& portal, files::Shelf& shelf, const base::Clock& clock,
                       const Posting& posting, const content::Item& item, const content::Version& version,
                       const Channel& channel) {
  const auto site = portal.of_agency(item.tenant, item.agency);
  const bool is_script = item.kind == "loudspeaker";  // written to be read: all of it
  const std::string text =
      is_script ? version.title + ".\n" + markup::to_text(version.body) : forms_of(item, version, {}).spoken;
  const base::Result<speech::Sound> sound = speech::Voice().say(text);
  if (!sound) return refused(sound.error().message);
  if (sound->seconds() > longest_broadcast_seconds)
    return refused("Bài phát thanh dài quá 8 phút; hãy chia thành nhiều bài ngắn hơn.");
  const std::string recording = speech::as_ogg_opus(
      *sound, {version.title, site ? site->name : "", base::iso_moment(item.published_at).substr(0, 10)});
  const base::Result<files::Stored> stored = shelf.put(recording);
  if (!stored) throw std::runtime_error(stored.error().message);
  speech::Station station;
  station.url = setting_of(channel, "server") + setting_of(channel, "mount");
  station.password = setting_of(channel, "password");
  station.name = site ? site->name : "";
  const speech::Broadcast broadcast = speech::stream(station, recording);
  Outcome outcome;
  outcome.file_sha256 = stored->sha256;
  outcome.file_name = "loa-" + item.slug + ".opus";
  outcome.address = "/kenh/" + posting.id + "/tep";
  outcome.receipt = "đã phát " + std::to_string(static_cast<int>(broadcast.seconds)) + " giây";
  if (broadcast.end == speech::Broadcast::End::played) return outcome;
  outcome.receipt.clear();
  outcome.reason = broadcast.sentence;
  outcome.kind = broadcast.may_pass() ? Outcome::Kind::later : Outcome::Kind::refused;
  outcome.retry_at_ms = clock() + again_ms;
  return outcome;
}

Outcome to_printer(const portal::Service& portal, files::Shelf& shelf, const Posting& posting,
                   const content::Item& item, const content::Version& version) {
  const auto site = portal.of_agency(item.tenant, item.agency);
  const std::string link = link_of(portal, item);
  const content::Advice forms = forms_of(item, version, link);
  documents::Poster poster;
  poster.agency = site ? site->name : "";
  poster.headline = forms.line.empty() ? version.title : forms.line;
  if (!version.summary.empty()) poster.lines.push_back(version.summary);
  poster.slogan = site ? site->motto : "";
  poster.address = link;
  const base::Result<std::string> pdf = documents::poster_as_pdf(poster, documents::PosterEdge::for_print);
  if (!pdf) return refused(pdf.error().message);
  const base::Result<files::Stored> stored = shelf.put(*pdf);
  if (!stored) throw std::runtime_error(stored.error().message);
  Outcome outcome;
  outcome.file_sha256 = stored->sha256;
  outcome.file_name = "ap-phich-" + item.slug + ".pdf";
  outcome.address = "/kenh/" + posting.id + "/tep";
  outcome.receipt = "áp phích A3, có vạch cắt";
  return outcome;
}

}  // namespace

void serve_outside(Service& channels, const portal::Service& portal, files::Shelf& shelf, const base::Clock& clock,
                   const Elsewhere& elsewhere) {
  channels.serve(
      "facebook",
      [&portal, clock, elsewhere](const Posting&, const content::Item& item, const content::Version& version,
                                  const Channel& channel) {
        const std::string link = link_of(portal, item);
        if (link.empty()) return refused(std::string(no_address));
        const social::PagePost post{forms_of(item, version, link).social, link};
        const social::Facebook facebook = facebook_of(channel, elsewhere, clock);
        if (const auto fault = facebook.fault_of(post)) return refused(fault->message);
        return from(facebook.post(post));
      },
      [&portal, clock, elsewhere](const Posting& posting, const content::Item& item, const Channel& channel) {
        return from(facebook_of(channel, elsewhere, clock).find_recent(link_of(portal, item), posting.created_at));
      });
  channels.serve(
      "zalo",
      [&channels, &portal, clock, elsewhere](const Posting& posting, const content::Item& item,
                                             const content::Version& version, const Channel& channel) {
        return to_zalo(channels, portal, elsewhere, clock, posting, item, version, channel);
      },
      [&channels, &portal, clock, elsewhere](const Posting& posting, const content::Item& item,
                                             const Channel& channel) {
        return find_on_zalo(channels, portal, elsewhere, clock, posting, item, channel);
      });
  // Heard twice where a worker died while it spoke: a bulletin that is cut off is worse.
  channels.serve(
      "loudspeaker",
      [&portal, &shelf, clock](const Posting& posting, const content::Item& item, const content::Version& version,
                               const Channel& channel) {
        return to_loudspeaker(portal, shelf, clock, posting, item, version, channel);
      },
      [](const Posting&, const content::Item&, const Channel&) { return std::optional<Outcome>(); });
  channels.serve(
      "poster",
      [&portal, &shelf](const Posting& posting, const content::Item& item, const content::Version& version,
                        const Channel&) { return to_printer(portal, shelf, posting, item, version); },
      [](const Posting&, const content::Item&, const Channel&) { return std::optional<Outcome>(); });
}

}  // namespace channels
