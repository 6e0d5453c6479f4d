// SPDX-License-Identifier: AGPL-3.0-or-later
// A program that runs beside a test and ends with it: a mail server, a radio server, a service that misbehaves.
#pragma once
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

namespace support {

class Child {
 public:
  enum class As { tester, nobody };  // some servers refuse to run as root

  explicit Child(const std::vector<std::string>& command, As as = As::tester) {
    int to[2], from[2];
    if (::pipe(to) != 0 || ::pipe(from) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) {
      constexpr unsigned nobody = 65534;
      if (as == As::nobody && ::getuid() == 0 &&
          (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        ::_exit(126);
      ::dup2(to[0], 0);
      ::dup2(from[1], 1);
      for (const int end : {to[0], to[1], from[0], from[1]}) ::close(end);
      std::vector<char*> words;
      for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
      words.push_back(nullptr);
      ::execv(words.front(), words.data());
      ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    in_ = to[1];
    out_ = from[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    ::close(in_);
    ::close(out_);
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  // The next line it prints; empty where it ended.
  std::string line() const {
    std::string text;
    for (char c = 0; ::read(out_, &c, 1) == 1 && c != '\n';) text += c;
    return text;
  }

 private:
  pid_t child_ = -1;
  int in_ = -1, out_ = -1;
};

}  // namespace support
