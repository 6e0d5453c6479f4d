// SPDX-License-Identifier: AGPL-3.0-or-later
// One text, written once and approved once, on every channel at the same time: a real mail server, a real radio server,
// and services like Zalo and Facebook that write down what they were asked.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "compiler/compile.h"
#include "documents/read/read.h"
#include "features/portal/views.h"
#include "fetch/send.h"
#include "support/child.h"
#include "support/demo_product.h"

// Fontconfig and Pango keep their fonts until the process ends; the leak sanitizer need not hear of it.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\nleak:libpango\n"; }

namespace {

namespace fs = std::filesystem;

int connected(int port) {
  const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(connection, static_cast<sockaddr*>(static_cast<void*>(&address)), sizeof address) == 0)
    return connection;
  ::close(connection);
  return -1;
}

// Below the ports that the system gives to those who connect: connecting to one of those may meet itself.
int free_port() {
  constexpr int first = 20'000, count = 12'000;
  for (int i = 0;; ++i) {
    const int port = first + (static_cast<int>(::getpid()) * 37 + i) % count;
    const int any = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool is_free = ::bind(any, static_cast<sockaddr*>(static_cast<void*>(&address)), sizeof address) == 0;
    ::close(any);
    if (is_free || i == count) return port;
  }
}

class Publish : public support::DemoProduct {
 protected:
  void SetUp() override {
    social.emplace(std::vector<std::string>{"/usr/bin/python3", SOURCE_DIR "/tests/support/social_server.py"});
    mail.emplace(std::vector<std::string>{"/usr/bin/python3", SOURCE_DIR "/tests/support/smtp_server.py"});
    social_url = "http://127.0.0.1:" + social->line();
    const std::string mail_port = mail->line();
    start_radio();
    start([this] { return base::system_now_ms() + ahead; }, {social_url, social_url, social_url, true});
    admin = people["Quản trị"];
    office = people["Văn phòng"];
    head = people["Lãnh đạo"];
    const db::Query put{"put", "INSERT INTO setting (tenant, name, value) VALUES ($1, $2, $3)", ""};
    product->database.write([&](db::Connection& c) {
      c.run(put, admin.tenant, "mail.url", "smtp://127.0.0.1:" + mail_port);
      c.run(put, admin.tenant, "mail.from", "tin@so.vn");
      c.run(put, admin.tenant, "mail.tls", "no");
    });
    portal::Site site = *product->portal.by_code("sxd");
    site.base_url = "https://sxd.example.vn";
    ASSERT_TRUE(product->portal.save(admin, site));
    using Settings = std::map<std::string, std::string, std::less<>>;
    for (const auto& [code, settings] : std::map<std::string, Settings>{
             {"newsletter", {}},
             {"poster", {}},
             {"facebook", {{"page_id", "77"}, {"page_token", "page-token-secret"}, {"version", "v25.0"}}},
             {"zalo", {{"app_id", "app-1"}, {"app_secret", "zalo-app-secret"}, {"refresh_token", "zalo-refresh-1"}}},
             {"loudspeaker",
              {{"server", "http://127.0.0.1:" + std::to_string(radio_port)},
               {"mount", "/loa"},
               {"password", "mat-khau"}}}}) {
      const auto saved = product->channels.save(admin, {code, true, settings});
      ASSERT_TRUE(saved) << code << saved.error().message;
    }
  }
  void start_radio() {
    radio_port = free_port();
    radio_folder = fs::temp_directory_path() / ("lantoa-radio-" + base::random_secret());
    fs::create_directories(radio_folder);
    ::chmod(radio_folder.c_str(), 0777);  // the server may run as somebody else
    const std::string config = (radio_folder / "icecast.xml").string();
    std::ofstream(config)
        << "<icecast><hostname>radio.test</hostname><limits><clients>20</clients><sources>5</sources></limits>"
           "<authentication><source-password>mat-khau</source-password><relay-password>r</relay-password>"
           "<admin-user>admin</admin-user><admin-password>a</admin-password></authentication>"
           "<listen-socket><port>"
        << radio_port << "</port><bind-address>127.0.0.1</bind-address></listen-socket><paths><logdir>"
        << radio_folder.string()
        << "</logdir><webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin"
           "</adminroot></paths><logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog>"
           "</logging></icecast>";
    radio.emplace(std::vector<std::string>{"/usr/bin/icecast2", "-c", config}, support::Child::As::nobody);
    for (int left = 1'000; left > 0; --left) {
      const int connection = connected(radio_port);
      if (connection >= 0) {
        ::close(connection);
        return;
      }
      ::poll(nullptr, 0, 10);
    }
  }
  void TearDown() override {
    DemoProduct::TearDown();
    radio.reset();
    fs::remove_all(radio_folder);
  }
  // What one who listens to the mount hears, until the end of the broadcast.
  std::string heard() const {
    std::string bytes;
    for (int left = 3'000; left > 0 && bytes.find("OggS") == std::string::npos; --left) {
      bytes.clear();
      const int connection = connected(radio_port);
      const std::string ask = "GET /loa HTTP/1.0\r\nHost: localhost\r\n\r\n";
      if (connection >= 0 && ::send(connection, ask.data(), ask.size(), MSG_NOSIGNAL) > 0) {
        char piece[4096];
        for (ssize_t size = 0; (size = ::recv(connection, piece, sizeof piece, 0)) > 0;)
          bytes.append(piece, static_cast<std::size_t>(size));
      }
      if (connection >= 0) ::close(connection);
      ::poll(nullptr, 0, 10);
    }
    return bytes;
  }
  // An activity of a plan in force that asks for two items a month, as Sơn La's II/1/k does; owed by the Office.
  obligations::Occurrence duty() {
    const auto document = documents::read(
        "KẾ HOẠCH\nTuyên truyền cải cách hành chính\n\nII. NHIỆM VỤ\n1. Hàng tháng có ít nhất 02 tin, bài về cải cách "
        "hành "
        "chính trên Cổng thông tin điện tử tỉnh.\n- Chủ trì: Văn phòng Sở.\n- Thời gian thực hiện: Hàng tháng.\n",
        "plan.txt", {});
    const std::string plan = *product->plans.import(office, "doc", compiler::compile(*document));
    const auto accepted = product->plans.accept(head, plan, "");
    EXPECT_TRUE(accepted) << accepted.error().message;
    obligations::Filter filter;
    filter.plan = plan;
    const auto owed = product->obligations.list(office.tenant, filter).occurrences;
    EXPECT_FALSE(owed.empty());
    return owed.front();
  }
  nlohmann::json seen() const {
    const auto exchange = fetch::send({"GET", social_url + "/_test/log", {}, {}, {}, {}},
                                      {.bytes = 1u << 20, .seconds = 20, .may_go_inside = true});
    return nlohmann::json::parse(exchange.answer->body);
  }
  std::string picture_in(const std::string& item) {
    const fs::path file = folder / "anh.png";
    std::ofstream(file, std::ios::binary)
        << std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
    const auto address = product->content.add_picture(office, item, {file, "Bộ phận Một cửa"});
    EXPECT_TRUE(address) << address.error().message;
    return *address;
  }
  std::string reader_token() {
    EXPECT_TRUE(product->channels.subscribe("sxd", "hoa@vidu.vn"));
    product->queue.work_all();
    const std::string mailed = mail->line();
    EXPECT_NE(mailed.find("hoa@vidu.vn"), std::string::npos);
    const db::Query token{"token", "SELECT token FROM subscriber", ""};
    return product->database.read([&](db::Connection& c) { return c.run(token).front().text("token"); });
  }

  std::optional<support::Child> social{}, mail{}, radio{};
  std::string social_url{};
  int radio_port = 0;
  fs::path radio_folder{};
  std::int64_t ahead = 0;
  base::Actor admin{}, office{}, head{};
};

TEST_F(Publish, one_article_goes_to_every_channel_once_and_counts_once) {
  const obligations::Occurrence owed = duty();
  const std::string token = reader_token();
  ASSERT_TRUE(product->channels.confirm_subscriber(token));
  content::Draft draft;
  draft.occurrence = owed.id;
  draft.kind = "article";
  draft.title = "Nộp hồ sơ ở nhà";
  draft.summary = "Sở nhận hồ sơ trực tuyến.";
  draft.body = "Chưa có ảnh.";
  draft.topics = {"digital"};
  draft.channels = {"site", "newsletter", "zalo", "facebook", "loudspeaker", "poster"};
  const std::string id = *product->content.add(office, draft);
  draft.body = "Người dân nộp hồ sơ trên Cổng.\n\n![Bộ phận Một cửa](" + picture_in(id) + ")";
  ASSERT_TRUE(product->content.edit(office, id, draft, 0));
  ASSERT_TRUE(product->content.submit(office, id, 1));
  std::string radio_bytes;
  std::thread listener([&] { radio_bytes = heard(); });
  ASSERT_TRUE(product->content.approve(head, id, 2, ""));
  for (int minutes = 0; minutes < 30; minutes += 3) {
    product->queue.work_all();
    ahead += 3 * base::ms_per_minute;
  }
  listener.join();
  for (const channels::Posting& posting : product->channels.of_item(office.tenant, id)) {
    EXPECT_EQ(posting.state, channels::State::sent) << posting.channel << ": " << posting.reason;
    if (posting.channel == "poster") {
      EXPECT_TRUE(product->shelf.content(posting.file_sha256)->starts_with("%PDF"));
    }
    if (posting.channel == "loudspeaker") {
      EXPECT_TRUE(product->shelf.content(posting.file_sha256)->starts_with("OggS"));
    }
  }
  const std::string home = open({}, "/cong/sxd").packed->plain;
  EXPECT_NE(home.find("Nộp hồ sơ ở nhà"), std::string::npos);
  EXPECT_NE(open({}, "/cong/sxd/rss.xml").packed->plain.find("Nộp hồ sơ ở nhà"), std::string::npos);
  const nlohmann::json mailed = nlohmann::json::parse(mail->line());
  EXPECT_EQ(mailed["to"][0], "hoa@vidu.vn");
  EXPECT_NE(mailed["data"].get<std::string>().find("List-Unsubscribe: <https://sxd.example.vn/nhan-tin/" + token),
            std::string::npos);
  EXPECT_NE(radio_bytes.find("OggS"), std::string::npos) << "heard on the radio";
  int posts = 0, articles = 0;
  const nlohmann::json log = seen();
  for (const auto& request : log.at("requests")) {
    const std::string path = request["path"];
    posts += path.ends_with("/feed") && request["method"] == "POST" ? 1 : 0;
    articles += path == "/v2.0/article/create" ? 1 : 0;
  }
  EXPECT_EQ(posts, 1);
  EXPECT_EQ(articles, 1);
  EXPECT_EQ(product->obligations.find(office.tenant, owed.id)->counted, 1) << "one of the two of the month";
  EXPECT_EQ(product->obligations.find(office.tenant, owed.id)->required, 2);
}

TEST_F(Publish, a_radio_that_is_away_gets_the_bulletin_when_it_is_back) {
  radio.reset();
  content::Draft draft;
  draft.kind = "loudspeaker";
  draft.title = "Thông báo";
  draft.body = "Xin mời bà con họp.";
  draft.channels = {"loudspeaker"};
  const std::string id = *product->content.add(office, draft);
  ASSERT_TRUE(product->content.submit(office, id, 0));
  ASSERT_TRUE(product->content.approve(head, id, 1, ""));
  product->queue.work_all();
  const channels::Posting waiting = product->channels.of_item(office.tenant, id).front();
  EXPECT_EQ(waiting.state, channels::State::waiting);
  EXPECT_FALSE(waiting.reason.empty());
  EXPECT_FALSE(waiting.file_sha256.empty()) << "the recording can be played by hand meanwhile";
  const std::string config = (radio_folder / "icecast.xml").string();
  radio.emplace(std::vector<std::string>{"/usr/bin/icecast2", "-c", config}, support::Child::As::nobody);
  for (int left = 500, up = -1; left > 0 && up < 0; --left) {
    up = connected(radio_port);
    if (up >= 0) ::close(up);
    ::poll(nullptr, 0, 10);
  }
  ahead += base::ms_per_hour;
  product->queue.work_all();
  EXPECT_EQ(product->channels.of_item(office.tenant, id).front().state, channels::State::sent);
}

}  // namespace
