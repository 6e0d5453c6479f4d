// SPDX-License-Identifier: AGPL-3.0-or-later
// The web server: one thread for the connections, some for the handlers. Made for a browser on the same machine or a
// proxy in front (which brings TLS). Slow, many and lying clients cost it a connection, not its life.
#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/body.h"
#include "http/packed.h"
#include "http/request.h"
#include "http/router.h"

namespace http {

// Who asks, by the cookies of the request.
using Authenticate = std::function<base::Actor(const Request&)>;
// What a visitor gets who must sign in first.
using SignIn = std::function<Response(const Request&)>;
// What the visitor is told of a fault that the operator reads in the log: a status, and one whole sentence.
struct FaultWords {
  int status = 500;
  std::string sentence{};
};
// Pages that are in memory already, for visitors who need not be known. Asked on the thread of the connections before
// anything else: it must not wait. Nothing: the routes answer.
using Front = std::function<std::shared_ptr<const Packed>(const Request&)>;
using Fault = std::function<FaultWords(const std::exception&)>;

struct Config {
  std::string address = "127.0.0.1";
  unsigned short port = 0;           // 0: any free one
  std::vector<std::string> hosts{};  // names to answer to, besides those of this machine
  std::filesystem::path upload_folder{};
  int handlers = 8;  // at a time
  // A proxy in front says who the visitor is (X-Forwarded-For, -Proto). Otherwise anybody could, and nobody is
  // believed.
  bool behind_proxy = false;
  Authenticate authenticate{};  // nothing: nobody is signed in
  SignIn sign_in{};
  Fault fault{};  // nothing: every fault is a 500
  Front front{};

  std::size_t connections = 512;
  std::size_t head_bytes = 16u << 10;
  BodyLimits body{};
  std::chrono::milliseconds head_time{10'000};
  std::chrono::milliseconds idle_time{30'000};  // between requests, and between pieces of a body
  // A body or an answer has this and the time that its size takes at the slowest speed.
  std::chrono::milliseconds transfer_time{30'000};
  std::size_t slowest_bytes_per_second = 16u << 10;
  std::chrono::milliseconds event_time{250};       // between looks for the next event
  std::chrono::milliseconds farewell_time{5'000};  // for what is under way when the server is stopped
};

// The page for a status without a page of its own; `sentence` may be empty.
using ErrorPage = std::function<Response(int status, const std::string& sentence)>;

class Server {
 public:
  // Listens from here on. Throws std::system_error where the address is taken.
  Server(Config config, const Router& router, ErrorPage error_page);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  unsigned short port() const;
  void run();   // until stop(), SIGINT or SIGTERM; what is under way may end
  void stop();  // from any thread

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace http
