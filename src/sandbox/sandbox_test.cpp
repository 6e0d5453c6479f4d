// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sandbox/sandbox.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/landlock.h>
#include <netinet/in.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "sandbox/processes.h"

namespace sandbox {
namespace {

base::Result<Answer> run_inside(std::function<void(Outlet&)> inside, const Limits& limits = {}) {
  Job job;
  job.inside = std::move(inside);
  job.limits = limits;
  return run(job);
}

// What a piece of work in the sandbox tells as its part "said".
std::string said(const std::function<std::string()>& work) {
  const auto answer = run_inside([&](Outlet& out) { out.part("said", work()); });
  return answer ? answer->at("said") : "refused: " + answer.error().message;
}

std::string outcome(long result) { return result >= 0 ? "possible" : "refused"; }

volatile unsigned sink = 0;

// ---------------------------------------------------------------------------------------------------- going well

TEST(Sandbox, the_answer_comes_back_in_parts) {
  const auto answer = run_inside([](Outlet& out) {
    out.part("plan", "{\"a\":\n1}");
    out.part("empty", "");
  });
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->at("plan"), "{\"a\":\n1}");
  EXPECT_EQ(answer->at("empty"), "");
}

TEST(Sandbox, an_answer_larger_than_a_pipe_comes_back_whole) {
  const std::string large(5'000'000, 'x');
  EXPECT_EQ(said([&] { return large; }), large);
}

TEST(Sandbox, progress_is_told_while_the_work_goes_on) {
  Job job;
  std::vector<std::string> steps;
  job.inside = [](Outlet& out) {
    out.progress("Nhận dạng trang", 2, 7);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  };
  job.watch = [&](const Progress& p) {
    steps.push_back(p.step + " " + std::to_string(p.done) + "/" + std::to_string(p.total));
    return true;
  };
  ASSERT_TRUE(run(job));
  EXPECT_EQ(std::count(steps.begin(), steps.end(), "Nhận dạng trang 2/7") > 0, true);
}

TEST(Sandbox, a_refusal_keeps_its_kind_and_sentence) {
  const auto answer = run_inside([](Outlet& out) {
    out.refuse({base::ErrorKind::too_large, "Tệp này có quá nhiều trang.", {}});
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::too_large);
  EXPECT_EQ(answer.error().message, "Tệp này có quá nhiều trang.");
}

TEST(Sandbox, the_input_is_the_standard_input) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "plan.txt") << "KẾ HOẠCH";
  Job job;
  job.input = folder.path() / "plan.txt";
  job.inside = [](Outlet& out) {
    char buffer[64];
    out.part("said", {buffer, static_cast<std::size_t>(::read(STDIN_FILENO, buffer, sizeof buffer))});
  };
  EXPECT_EQ(run(job)->at("said"), "KẾ HOẠCH");
}

TEST(Sandbox, a_program_is_executed_with_its_arguments) {
  Job job;
  job.program = {"/bin/sh", "-c", R"(printf 'A00000009said\n%s' "$1" >&3; printf 'Z00000000' >&3)", "sh", "abcd"};
  const auto answer = run(job);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->at("said"), "abcd");
}

TEST(Sandbox, a_program_that_is_not_there_is_the_operators_business) {
  Job job;
  job.program = {"/nowhere/at-all"};
  EXPECT_THROW(static_cast<void>(run(job)), std::system_error);
}

// --------------------------------------------------------------------------------------------------- what is refused

TEST(Sandbox, there_is_no_network_inside) {
  for (const int family : {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET})
    EXPECT_EQ(said([&] { return outcome(::socket(family, SOCK_STREAM, 0)); }), "refused") << family;
}

TEST(Sandbox, a_socket_that_is_open_already_cannot_be_connected) {
  const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::bind(listening, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  socklen_t size = sizeof address;
  ASSERT_EQ(::getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size), 0);
  ASSERT_EQ(::listen(listening, 1), 0);
  EXPECT_EQ(said([&] { return outcome(::connect(0, reinterpret_cast<sockaddr*>(&address), size)); }), "refused");
  ::close(listening);
}

TEST(Sandbox, sockets_of_the_machine_speak_to_nobody_outside) {
  EXPECT_EQ(said([] {
              const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
              sockaddr_un address{AF_UNIX, "/run/docker.sock"};
              return outcome(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address));
            }),
            "refused");
  EXPECT_EQ(said([] { return outcome(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)); }), "refused");
}

TEST(Sandbox, no_other_process_is_reached) {
  EXPECT_EQ(said([] { return outcome(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr)); }), "refused");
  EXPECT_EQ(said([] { return outcome(::setsid()); }), "refused");
  EXPECT_EQ(said([] {
              const pid_t child = ::fork();
              if (child == 0) ::_exit(::setsid() >= 0 ? 0 : 7);
              int status = 0;
              ::waitpid(child, &status, 0);
              return std::to_string(WEXITSTATUS(status));
            }),
            "7");
}

TEST(Sandbox, no_namespace_and_no_mount_gives_new_rights) {
  EXPECT_EQ(said([] { return outcome(::syscall(SYS_unshare, 0x10000000)); }), "refused");
  EXPECT_EQ(said([] { return outcome(::syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, nullptr)); }), "refused");
  EXPECT_EQ(said([] { return outcome(::syscall(SYS_io_uring_setup, 4, nullptr)); }), "refused");
}

TEST(Sandbox, programs_started_inside_inherit_the_walls) {
  EXPECT_EQ(said([] {
              const pid_t child = ::fork();
              if (child == 0) {
                ::execl("/bin/bash", "bash", "-c", "exec 9<>/dev/tcp/127.0.0.1/1 && exit 0; echo $? ; exit 9", nullptr);
                ::_exit(1);
              }
              int status = 0;
              ::waitpid(child, &status, 0);
              return std::to_string(WEXITSTATUS(status));
            }),
            "9");
}

bool kernel_knows_landlock() {
  return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

TEST(Sandbox, files_outside_are_neither_read_nor_written) {
  if (!kernel_knows_landlock()) GTEST_SKIP() << "This kernel has no Landlock.";
  const TemporaryFolder folder;
  const std::string file = folder.path() / "secret";
  std::ofstream(file) << "secret";
  EXPECT_EQ(said([&] { return outcome(::open(file.c_str(), O_RDONLY)); }), "refused");
  EXPECT_EQ(said([&] { return outcome(::open(file.c_str(), O_WRONLY | O_TRUNC)); }), "refused");
  EXPECT_EQ(said([&] { return outcome(::truncate(file.c_str(), 0)); }), "refused");
  EXPECT_EQ(said([&] { return outcome(::unlink(file.c_str())); }), "refused");
  EXPECT_EQ(std::filesystem::file_size(file), 6u);
}

TEST(Sandbox, files_that_were_named_are_read) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "data") << "data";
  Job job;
  job.doors.readable = {folder.path()};
  job.inside = [&](Outlet& out) { out.part("said", outcome(::open((folder.path() / "data").c_str(), O_RDONLY))); };
  EXPECT_EQ(run(job)->at("said"), "possible");
}

// ------------------------------------------------------------------------------------------------- what has an end

TEST(Sandbox, a_crash_becomes_a_sentence) {
  const auto answer = run_inside([](Outlet&) {
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "Bộ đọc gặp sự cố với tệp này nên đã dừng; các tệp khác không bị ảnh hưởng.");
}

TEST(Sandbox, an_exception_becomes_the_same_sentence) {
  const auto answer = run_inside([](Outlet&) { throw std::runtime_error("broken inside"); });
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::invalid);
}

TEST(Sandbox, leaving_without_an_answer_is_a_crash) {
  EXPECT_FALSE(run_inside([](Outlet&) { ::_exit(0); }));
}

TEST(Sandbox, a_child_that_lies_is_a_crash) {
  for (const char* lie : {"what is this?", "Q00000000", "P00000003x y", "Affffffff", "E00000005nine!", "A00000003abc"})
    EXPECT_FALSE(run_inside([&](Outlet&) {
      static_cast<void>(::write(3, lie, std::strlen(lie)));
      ::_exit(0);
    })) << lie;
}

TEST(Sandbox, an_endless_loop_is_ended) {
  Limits limits;
  limits.silent_seconds = 1;
  const auto answer = run_inside(
      [](Outlet&) {
        for (;;) sink = sink + 1;
      },
      limits);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "Việc đọc tệp này đã dừng vì không tiến triển trong 1 giây.");
}

TEST(Sandbox, a_loop_that_tells_of_progress_is_ended_as_well) {
  Limits limits;
  limits.seconds = 1;
  const auto answer = run_inside(
      [](Outlet& out) {
        for (;;) out.progress("Đang đọc", 1, 2);
      },
      limits);
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().message.find("kéo dài quá 1 giây"), std::string::npos);
}

TEST(Sandbox, processor_time_is_limited) {
  Limits limits;
  limits.processor_seconds = 1;
  const auto answer = run_inside(
      [](Outlet&) {
        for (;;) sink = sink + 1;
      },
      limits);
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().message.find("thời gian tính toán"), std::string::npos);
}

// Touches memory until somebody ends it, but never the whole machine's.
void eat_memory() {
  constexpr std::size_t portion = 4u << 20;
  for (int i = 0; i < 1000; ++i) {
    char* memory = static_cast<char*>(std::malloc(portion));
    if (memory == nullptr) std::abort();
    for (std::size_t at = 0; at < portion; at += 1024) memory[at] = 'x';
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  for (;;) ::pause();
}

TEST(Sandbox, eating_memory_is_ended) {
  Limits limits;
  limits.memory_bytes = resident_bytes(::getpid()) + (200u << 20);
  const auto answer = run_inside([](Outlet&) { eat_memory(); }, limits);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::too_large);
  EXPECT_NE(answer.error().message.find("bộ nhớ"), std::string::npos) << answer.error().message;
}

TEST(Sandbox, memory_of_programs_started_inside_counts) {
  Limits limits;
  limits.memory_bytes = 2 * resident_bytes(::getpid()) + (200u << 20);
  const auto answer = run_inside(
      [](Outlet&) {
        if (::fork() == 0) eat_memory();
        for (;;) ::pause();
      },
      limits);
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().message.find("bộ nhớ"), std::string::npos) << answer.error().message;
}

TEST(Sandbox, memory_asked_for_in_one_piece_is_refused) {
  if (instrumented != 1) GTEST_SKIP() << "The address sanitizer needs more address space than any limit.";
  const auto answer = run_inside([](Outlet& out) {
    const std::vector<char> huge(std::size_t{8} << 30);
    out.part("said", {huge.data(), 1});
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::too_large);
}

TEST(Sandbox, a_swarm_of_processes_is_ended) {
  Limits limits;
  limits.processes = 8;
  limits.memory_bytes = std::size_t{64} << 30;
  const auto answer = run_inside(
      [](Outlet&) {
        for (int i = 0; i < 20; ++i)
          if (::fork() == 0)
            for (;;) ::pause();
        for (;;) ::pause();
      },
      limits);
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().message.find("tiến trình"), std::string::npos) << answer.error().message;
}

TEST(Sandbox, open_files_are_limited) {
  Limits limits;
  limits.open_files = 16;
  const auto answer = run_inside(
      [](Outlet& out) {
        int count = 0;
        while (::dup(0) >= 0 && count < 100) ++count;
        out.part("said", std::to_string(count));
      },
      limits);
  ASSERT_TRUE(answer);
  EXPECT_LE(std::stoi(answer->at("said")), 16);
}

TEST(Sandbox, a_file_that_grows_too_large_ends_the_job) {
  Limits limits;
  limits.file_bytes = 1u << 20;
  const auto answer = run_inside(
      [](Outlet&) {
        const std::string megabyte(1u << 20, 'x');
        const int file = ::open("large", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        for (int i = 0; i < 3; ++i) static_cast<void>(::write(file, megabyte.data(), megabyte.size()));
      },
      limits);
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().message.find("dữ liệu tạm"), std::string::npos) << answer.error().message;
}

TEST(Sandbox, an_answer_that_grows_too_large_ends_the_job) {
  Limits limits;
  limits.answer_bytes = 1u << 20;
  const auto answer = run_inside([](Outlet& out) { out.part("said", std::string(2u << 20, 'x')); }, limits);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "Kết quả đọc tệp này quá lớn nên việc đọc đã dừng.");
}

TEST(Sandbox, a_job_is_stopped_when_nobody_wants_it) {
  Job job;
  job.inside = [](Outlet& out) {
    out.progress("Đang đọc", 0, 0);
    for (;;) ::pause();
  };
  job.watch = [](const Progress& p) { return p.step.empty(); };
  const auto answer = run(job);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::cancelled);
}

// ----------------------------------------------------------------------------------------------- what is left behind

TEST(Sandbox, the_folder_of_a_job_is_its_own_and_gone_afterwards) {
  const auto answer = run_inside([](Outlet& out) {
    std::filesystem::create_directories("a/b");
    std::ofstream("a/b/c") << "x";
    std::filesystem::permissions("a", std::filesystem::perms::none);
    out.part("said", std::getenv("TMPDIR"));
  });
  ASSERT_TRUE(answer);
  EXPECT_NE(answer->at("said"), "");
  EXPECT_FALSE(std::filesystem::exists(answer->at("said")));
}

TEST(Sandbox, nothing_that_a_job_started_outlives_it) {
  const auto answer = run_inside([](Outlet& out) {
    const pid_t left = ::fork();
    if (left == 0) {
      ::setpgid(0, 0);
      for (;;) ::pause();
    }
    ::setpgid(left, left);
    out.part("said", std::to_string(left));
  });
  ASSERT_TRUE(answer);
  const pid_t left = std::stoi(answer->at("said"));
  for (int i = 0; i < 200 && ::kill(left, 0) == 0; ++i)  // init reaps it when it finds the time
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::ifstream state("/proc/" + answer->at("said") + "/stat");
  std::string number, name, letter = "gone";
  state >> number >> name >> letter;
  EXPECT_TRUE(letter == "gone" || letter == "Z") << letter;
}

TEST(Sandbox, limits_survive_the_way_into_another_program) {
  Limits limits;
  limits.memory_bytes = 123;
  limits.answer_bytes = 456;
  const auto back = limits_from(to_text(limits));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->memory_bytes, 123u);
  EXPECT_EQ(back->answer_bytes, 456u);
  EXPECT_FALSE(limits_from("1 2 three"));
}

}  // namespace
}  // namespace sandbox
