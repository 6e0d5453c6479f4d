// SPDX-License-Identifier: AGPL-3.0-or-later
// Boost.Beast parses; callbacks, because g++ 12 destroys temporaries of coroutines twice. The only file that knows
// Boost.
#include "http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <csignal>
#include <cstdio>
#include <optional>
#include <unordered_set>

#include "http/cookies.h"
#include "http/csrf.h"
#include "http/heads.h"

namespace http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using net::ip::tcp;
using Stream = beast::basic_stream<tcp, net::io_context::executor_type>;
using Socket = net::basic_stream_socket<tcp, net::io_context::executor_type>;
using std::chrono::milliseconds;

constexpr std::string_view session_cookie_name = "lantoa";
constexpr std::size_t piece_bytes = 64u << 10;
constexpr std::size_t drained_bytes = 256u << 20;  // read and thrown away, so that a refusal reaches the sender

class Session;

struct Shared {
  Config config;
  const Router& router;
  ErrorPage error_page;
  HostNames hosts;
  Csrf csrf{};
  net::io_context io{1};
  net::thread_pool handlers;
  std::unordered_set<Session*> sessions{};  // known to the connection thread only
  std::atomic<bool> stopping = false;
  std::atomic<unsigned> faults = 0;

  Shared(Config c, const Router& r, ErrorPage page)
      : config(std::move(c)),
        router(r),
        error_page(std::move(page)),
        hosts(config.hosts),
        handlers(static_cast<std::size_t>(std::max(1, config.handlers))) {}
};

// ------------------------------------------------------------------------------------------------------ one connection

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Socket socket, Shared& shared) : shared_(shared), stream_(std::move(socket)) {
    shared_.sessions.insert(this);
  }
  ~Session() { shared_.sessions.erase(this); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start() {
    error_code ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    read_head();
  }

  void refuse_for_crowd() {
    keep_alive_ = false;
    closes_at_once_ = true;
    answer(shared_.error_page(503, ""));
  }

  void leave_if_idle() {
    if (is_idle_) close();
  }

 private:
  using Parser = beast::http::request_parser<beast::http::buffer_body>;
  auto self() { return shared_from_this(); }
  const Config& config() const { return shared_.config; }

  // Between two requests a connection holds no memory for the next.
  void wait_for_next() {
    if (shared_.stopping) return close();
    if (buffer_.size() > 0) return read_head();
    buffer_.shrink_to_fit();
    is_idle_ = true;
    stream_.expires_after(config().idle_time);
    stream_.async_read_some(buffer_.prepare(4096), [me = self()](error_code trouble, std::size_t length) {
      me->is_idle_ = false;
      if (trouble || me->shared_.stopping) return me->close();
      me->buffer_.commit(length);
      me->read_head();
    });
  }

  void read_head() {
    request_ = Request{};
    body_.reset();
    session_.clear();
    is_head_ = false;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(config().head_bytes));
    parser_->body_limit(boost::none);  // known when the route is
    stream_.expires_after(config().head_time);
    beast::http::async_read_header(stream_, buffer_, *parser_,
                                   [me = self()](error_code trouble, std::size_t) { me->have_head(trouble); });
  }

  void have_head(error_code trouble) {
    if (trouble == beast::http::error::header_limit) return refuse(431);
    if (trouble == beast::http::error::end_of_stream || trouble == beast::error::timeout || is_gone(trouble))
      return close();
    if (trouble) return refuse(400);
    const auto& head = parser_->get();
    http_1_0_ = head.version() == 10;
    keep_alive_ = head.keep_alive() && !shared_.stopping;
    if (!take_head()) return refuse(400);
    if (head.find(beast::http::field::transfer_encoding) != head.end() && !parser_->chunked()) return refuse(501);
    if (!shared_.hosts.include(request_.header("host"))) return refuse(421);
    route();
  }

  static bool is_gone(error_code trouble) {
    return trouble == net::error::connection_reset || trouble == net::error::operation_aborted ||
           trouble == net::error::broken_pipe || trouble == beast::http::error::partial_message;
  }

  bool take_head() {
    const auto& head = parser_->get();
    request_.method = std::string(head.method_string());
    for (const auto& field : head)
      request_.headers.emplace_back(lowered({field.name_string().data(), field.name_string().size()}),
                                    std::string(field.value().data(), field.value().size()));
    find_peer();
    if (values_of(request_.headers, "host").size() != 1) return false;
    const std::string_view target(head.target().data(), head.target().size());
    const std::size_t question = std::min(target.find('?'), target.size());
    request_.path = target.substr(0, question);
    std::optional<Fields> query = parse_form(target.substr(std::min(question + 1, target.size())));
    if (!query || request_.path.empty() || request_.path.front() != '/') return false;
    request_.query = std::move(*query);
    is_head_ = request_.method == "HEAD";
    return true;
  }

  void find_peer() {
    error_code gone;
    const tcp::endpoint end = stream_.socket().remote_endpoint(gone);
    request_.peer = gone ? std::string() : end.address().to_string();
    if (!config().behind_proxy) {
      std::erase_if(request_.headers, [](const auto& field) { return field.first.starts_with("x-forwarded-"); });
      return;
    }
    // Each proxy adds at the end; the last one is ours.
    std::string_view all = request_.header("x-forwarded-for");
    if (const std::size_t comma = all.rfind(','); comma != std::string_view::npos) all.remove_prefix(comma + 1);
    constexpr std::size_t longest_address = 64;
    const std::string_view last = trimmed(all);
    if (!last.empty() && last.size() <= longest_address) request_.peer = last;
  }

  void route() {
    const bool is_get = request_.method == "GET" || is_head_;
    if (is_get && config().front && parser_->is_done())
      if (std::shared_ptr<const Packed> page = config().front(request_)) return answer_packed(std::move(page));
    Router::Match match = shared_.router.find(request_.method, request_.path);
    if (match.asset != nullptr) return answer_asset(*match.asset);
    if (match.route == nullptr) return refuse(match.known_address ? 405 : 404);
    route_ = match.route;
    request_.params = std::move(match.params);
    find_session();
    if (route_->method == "POST") return take_post();
    // The body of a GET has no meaning; one that is announced ends the connection with the answer.
    if (!parser_->is_done()) keep_alive_ = false;
    handle();
  }

  void find_session() {
    const std::optional<std::string_view> known = cookie(request_.header("cookie"), session_cookie_name);
    session_is_new_ = !known || !Csrf::is_session(*known);
    session_ = session_is_new_ ? Csrf::new_session() : std::string(*known);
    request_.csrf = shared_.csrf.token(session_);
  }

  // ------------------------------------------------------------------------------------------------------------ bodies

  void take_post() {
    const std::uint64_t most = config().body.most(route_->body);
    const boost::optional<std::uint64_t> length = parser_->content_length();
    if (!length && !parser_->chunked() && !parser_->is_done()) return refuse(411);
    if (length && *length > most) return refuse(413);
    if (route_->body != Body::outside && !is_from_here(request_)) return refuse(403);
    body_ = BodyReader::of(route_->body, request_.header("content-type"), config().upload_folder, config().body);
    if (!body_) return refuse(415);
    left_of_body_ = most;
    const std::uint64_t expected = length ? *length : most;
    body_ends_ = std::chrono::steady_clock::now() + transfer_time(expected);
    if (request_.header("expect") == "100-continue") return ask_for_body();
    read_body();
  }

  milliseconds transfer_time(std::uint64_t bytes) const {
    const auto seconds = bytes / std::max<std::size_t>(1, config().slowest_bytes_per_second);
    return config().transfer_time + std::chrono::seconds(seconds);
  }

  void ask_for_body() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    stream_.expires_after(config().idle_time);
    net::async_write(stream_, net::buffer(go_on), [me = self()](error_code trouble, std::size_t) {
      if (trouble) return me->close();
      me->read_body();
    });
  }

  void read_body() {
    if (parser_->is_done()) return have_body();
    piece_.resize(piece_bytes);
    auto& body = parser_->get().body();
    body.data = piece_.data();
    body.size = piece_.size();
    stream_.expires_at(std::min(body_ends_, std::chrono::steady_clock::now() + config().idle_time));
    beast::http::async_read_some(stream_, buffer_, *parser_,
                                 [me = self()](error_code trouble, std::size_t) { me->have_piece(trouble); });
  }

  void have_piece(error_code trouble) {
    if (trouble == beast::http::error::need_buffer) trouble = {};
    if (trouble == beast::error::timeout || is_gone(trouble)) return close();
    if (trouble) return refuse(400);
    const std::size_t length = piece_.size() - parser_->get().body().size;
    if (length > left_of_body_) return refuse(413);
    left_of_body_ -= length;
    const int status = guarded([&] { return body_->feed({piece_.data(), length}); });
    if (status != 0) return refuse(status);
    read_body();
  }

  void have_body() {
    piece_ = {};
    const int status = guarded([&] { return body_->finish(request_); });
    if (status != 0) return refuse(status);
    std::string_view token = value_of(request_.form, "csrf");
    if (token.empty()) token = request_.header("x-csrf-token");
    if (route_->body != Body::outside && !shared_.csrf.fits(session_, token))
      return answer(shared_.error_page(403, "Trang này đã mở quá lâu; xin tải lại trang rồi gửi lại."));
    handle();
  }

  // The operator hears what went wrong; the visitor, that something did.
  template <class Work>
  int guarded(Work work) {
    try {
      return work();
    } catch (const std::exception& fault) {
      log_fault(fault);
      return config().fault ? config().fault(fault).status : 500;
    }
  }

  void log_fault(const std::exception& fault) {
    const unsigned number = ++shared_.faults;
    std::fprintf(stderr, "http: fault %u: %s\n", number, fault.what());
  }

  // ---------------------------------------------------------------------------------------------------------- handlers

  void handle() {
    stream_.expires_never();
    net::post(shared_.handlers, [me = self()] {
      Response response = me->handled();
      net::post(me->stream_.get_executor(),
                [me, response = std::move(response)]() mutable { me->answer(std::move(response)); });
    });
  }

  // On a thread of the handlers: who asks is looked up in the database.
  Response handled() {
    try {
      if (config().authenticate) request_.actor = config().authenticate(request_);
      if (!request_.actor.may(route_->right)) return not_allowed();
      return route_->handler(request_);
    } catch (const std::exception& fault) {
      log_fault(fault);
      const FaultWords words = config().fault ? config().fault(fault) : FaultWords{};
      return shared_.error_page(words.status, words.sentence);
    }
  }

  Response not_allowed() {
    if (!request_.actor.is_signed_in() && config().sign_in) return config().sign_in(request_);
    return shared_.error_page(403, "Tài khoản của bạn không có quyền làm việc này.");
  }

  // ----------------------------------------------------------------------------------------------------------- answers

  void refuse(int status) {
    keep_alive_ = false;
    body_.reset();
    answer(shared_.error_page(status, ""));
  }

  void answer_asset(const Asset& asset) {
    if (!parser_->is_done()) keep_alive_ = false;
    answer_packed(asset.packed);
  }

  void answer_packed(std::shared_ptr<const Packed> page) {
    response_ = Response{};
    response_.packed = std::move(page);  // lives until it is written
    const Chosen chosen = choose(*response_.packed, request_);
    if (shared_.stopping) keep_alive_ = false;
    head_ = answer_head({.status = chosen.status,
                         .type = chosen.status == 304 ? std::string_view{} : response_.packed->type,
                         .length = chosen.status == 304 ? std::nullopt : std::optional(chosen.body.size()),
                         .keep_alive = keep_alive_,
                         .http_1_0 = http_1_0_},
                        chosen.headers);
    write(chosen.body);
  }

  void answer(Response response) {
    if (response.packed) return answer_packed(std::move(response.packed));
    response_ = std::move(response);
    if (response_.status == 405) response_.headers.emplace_back("Allow", "GET, HEAD, POST");
    if (session_is_new_ && !session_.empty() && response_.status < 400)
      response_.headers.emplace_back(
          "Set-Cookie", session_cookie(session_cookie_name, session_, request_.header("x-forwarded-proto") == "https"));
    if (shared_.stopping) keep_alive_ = false;
    const bool streams = response_.events != nullptr;
    if (streams) {
      keep_alive_ = false;
      response_.type = "text/event-stream";
      response_.headers.emplace_back("Cache-Control", "no-store");
      response_.headers.emplace_back("X-Accel-Buffering", "no");
    }
    const bool has_body = response_.status != 303 && response_.status != 304;
    head_ = answer_head({.status = response_.status,
                         .type = has_body ? std::string_view(response_.type) : std::string_view{},
                         .length = streams ? std::nullopt : std::optional(response_.body.size()),
                         .keep_alive = keep_alive_,
                         .http_1_0 = http_1_0_},
                        response_.headers);
    if (streams && !is_head_) return begin_events();
    write(response_.body);
  }

  void write(std::string_view body) {
    if (is_head_) body = {};
    stream_.expires_after(transfer_time(body.size()));
    const std::array<net::const_buffer, 2> both{net::buffer(head_), net::buffer(body.data(), body.size())};
    net::async_write(stream_, both, [me = self()](error_code trouble, std::size_t) { me->have_written(trouble); });
  }

  void have_written(error_code trouble) {
    request_ = Request{};  // files that nobody took go here
    if (trouble) return close();
    if (keep_alive_) return wait_for_next();
    drain();
  }

  // Closing with bytes unread would make the other side lose the answer: read on a while, then close.
  void drain() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (closes_at_once_ || (parser_ && parser_->is_done())) return close();
    piece_.resize(piece_bytes);
    left_of_body_ = drained_bytes;
    stream_.expires_after(config().idle_time);
    drain_on();
  }

  void drain_on() {
    stream_.async_read_some(net::buffer(piece_), [me = self()](error_code trouble, std::size_t length) {
      if (trouble || me->shared_.stopping || length > me->left_of_body_) return me->close();
      me->left_of_body_ -= length;
      me->drain_on();
    });
  }

  // ------------------------------------------------------------------------------------------------------------ events

  void begin_events() {
    stream_.expires_after(config().transfer_time);
    net::async_write(stream_, net::buffer(head_), [me = self()](error_code trouble, std::size_t) {
      if (trouble) return me->close();
      me->look_for_event();
    });
  }

  void look_for_event() {
    if (shared_.stopping) return close();
    net::post(shared_.handlers, [me = self()] {
      std::optional<std::string> event;
      try {
        event = me->response_.events();
      } catch (const std::exception& fault) {
        me->log_fault(fault);
      }
      net::post(me->stream_.get_executor(), [me, event = std::move(event)] { me->have_event(event); });
    });
  }

  void have_event(const std::optional<std::string>& event) {
    if (!event) return close();
    // Now and then a comment, so that a visitor who has left is noticed.
    constexpr int looks_between_comments = 40;
    event_ = *event;
    if (event_.empty() && ++quiet_looks_ < looks_between_comments) return wait_for_event();
    if (event_.empty()) event_ = ":\n\n";
    quiet_looks_ = 0;
    stream_.expires_after(config().transfer_time);
    net::async_write(stream_, net::buffer(event_), [me = self()](error_code trouble, std::size_t) {
      if (trouble) return me->close();
      me->wait_for_event();
    });
  }

  void wait_for_event() {
    stream_.expires_never();
    timer_.emplace(shared_.io, config().event_time);
    timer_->async_wait([me = self()](error_code) { me->look_for_event(); });
  }

  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.socket().close(ignored);
  }

  Shared& shared_;
  Stream stream_;
  beast::flat_buffer buffer_{};
  std::optional<Parser> parser_{};
  Request request_{};
  Response response_{};
  const Route* route_ = nullptr;
  std::unique_ptr<BodyReader> body_{};
  std::string session_{}, head_{}, event_{};
  std::string piece_{};
  std::uint64_t left_of_body_ = 0;
  std::chrono::steady_clock::time_point body_ends_{};
  std::optional<net::steady_timer> timer_{};
  int quiet_looks_ = 0;
  bool session_is_new_ = false, keep_alive_ = true, is_head_ = false, http_1_0_ = false;
  bool is_idle_ = false, closes_at_once_ = false;
};

}  // namespace

// ---------------------------------------------------------------------------------------------------------- the server

struct Server::Impl {
  Shared shared;
  tcp::acceptor acceptor{shared.io};
  net::signal_set signals{shared.io, SIGINT, SIGTERM};
  net::steady_timer farewell{shared.io};

  Impl(Config config, const Router& router, ErrorPage page) : shared(std::move(config), router, std::move(page)) {
    listen();
  }

  // Faults as the standard library names them: nobody outside knows Boost.
  void listen() {
    try {
      const tcp::endpoint endpoint(net::ip::make_address(shared.config.address), shared.config.port);
      acceptor.open(endpoint.protocol());
      acceptor.set_option(net::socket_base::reuse_address(true));
      acceptor.bind(endpoint);
      acceptor.listen();
    } catch (const boost::system::system_error& fault) {
      throw std::system_error(fault.code(), shared.config.address + ":" + std::to_string(shared.config.port));
    }
  }

  void accept() {
    acceptor.async_accept(shared.io.get_executor(), [this](error_code trouble, Socket socket) {
      if (trouble == net::error::operation_aborted || !acceptor.is_open()) return;
      if (!trouble) {
        const bool crowded = shared.sessions.size() >= shared.config.connections;
        const auto session = std::make_shared<Session>(std::move(socket), shared);
        if (crowded) {
          session->refuse_for_crowd();
        } else {
          session->start();
        }
      }
      accept();
    });
  }

  // On the connection thread.
  void begin_farewell() {
    if (shared.stopping.exchange(true)) return;
    error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    const std::vector<Session*> all(shared.sessions.begin(), shared.sessions.end());
    for (Session* session : all) session->leave_if_idle();
    look_whether_all_are_gone(std::chrono::steady_clock::now() + shared.config.farewell_time);
  }

  void look_whether_all_are_gone(std::chrono::steady_clock::time_point latest) {
    if (shared.sessions.empty() || std::chrono::steady_clock::now() >= latest) return shared.io.stop();
    farewell.expires_after(milliseconds(20));
    farewell.async_wait([this, latest](error_code) { look_whether_all_are_gone(latest); });
  }
};

Server::Server(Config config, const Router& router, ErrorPage error_page)
    : impl_(std::make_unique<Impl>(std::move(config), router, std::move(error_page))) {}

Server::~Server() { impl_->shared.handlers.join(); }

unsigned short Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::run() {
  std::signal(SIGPIPE, SIG_IGN);
  impl_->signals.async_wait([this](error_code trouble, int) {
    if (!trouble) impl_->begin_farewell();
  });
  impl_->accept();
  const auto guard = net::make_work_guard(impl_->shared.io);  // handlers may be at work when nothing else is
  impl_->shared.io.run();
  impl_->shared.handlers.join();
}

void Server::stop() {
  net::post(impl_->shared.io, [this] { impl_->begin_farewell(); });
}

}  // namespace http
