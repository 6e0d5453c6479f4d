// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sandbox/doors.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace sandbox {
namespace {

[[noreturn]] void fail(int trouble, const char* door) {
  throw std::system_error(trouble, std::generic_category(), door);
}

// The kernel warns at `most`, where it does (a signal), and ends the process `grace` later.
void limit(__rlimit_resource resource, std::size_t most, const char* door, std::size_t grace = 0) {
  rlimit now{};
  if (::getrlimit(resource, &now) != 0) fail(errno, door);
  const rlimit then{std::min<rlim_t>(most, now.rlim_max), std::min<rlim_t>(most + grace, now.rlim_max)};
  if (::setrlimit(resource, &then) != 0) fail(errno, door);
}

void set_limits(const Limits& limits) {
  limit(RLIMIT_CORE, 0, "core files");
  limit(RLIMIT_NOFILE, static_cast<std::size_t>(limits.open_files), "open files");
  limit(RLIMIT_FSIZE, limits.file_bytes, "file size");
  limit(RLIMIT_CPU, static_cast<std::size_t>(limits.processor_seconds), "processor time", 1);
  // A backstop for what grows faster than the parent measures. Twice: memory may be reserved and never touched. Shadow
  // memory of the sanitizers would count too, so that they run without it.
  if (instrumented == 1) limit(RLIMIT_DATA, 2 * limits.memory_bytes, "memory");
}

// Root keeps its name but not its power.
void drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> none{};
  if (::syscall(SYS_capset, &header, none.data()) != 0) fail(errno, "capabilities");
}

// ---------------------------------------------------------------------------------------------------------- Landlock

// As the newest kernels know it; older ones take the first fields only.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};
constexpr std::uint64_t scope_abstract_sockets_and_signals = 3;  // since version 6
constexpr std::uint64_t truncating = 1u << 14;                   // since version 3
constexpr std::uint64_t reading_and_running =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t possible_on_files =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | truncating;

// Every kind of access to files that a version can refuse: 13 in the first, moving between folders in the second,
// truncating in the third.
std::uint64_t every_access(long version) {
  const int kinds = version >= 3 ? 15 : version == 2 ? 14 : 13;
  return (std::uint64_t{1} << kinds) - 1;
}

void allow(int ruleset, const std::filesystem::path& path, std::uint64_t access) {
  const int place = ::open(path.c_str(), O_PATH | O_CLOEXEC);
  if (place < 0) return;  // what is not there needs no door
  struct stat status {};
  if (::fstat(place, &status) == 0 && !S_ISDIR(status.st_mode)) access &= possible_on_files;
  landlock_path_beneath_attr rule{access, place};
  ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(place);
}

void shut_files(const OpenDoors& open) {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return;
  Ruleset rules;
  rules.files = every_access(version);
  if (version >= 6) rules.scoped = scope_abstract_sockets_and_signals;
  const std::size_t size = version >= 6 ? sizeof rules : sizeof rules.files;
  const int ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0));
  if (ruleset < 0) return;
  // The programs and data of the system. Not here: home folders, /var/lib, /srv, /tmp, /run, the data of this program.
  for (const char* system : {"/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc", "/opt", "/nix", "/gnu",
                             "/proc", "/sys", "/dev", "/var/cache/fontconfig"})
    allow(ruleset, system, reading_and_running);
  allow(ruleset, "/dev/null", rules.files);
  for (const std::filesystem::path& path : open.readable) allow(ruleset, path, reading_and_running);
  for (const std::filesystem::path& path : open.writable) allow(ruleset, path, rules.files);
  const bool shut = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  const int trouble = errno;
  ::close(ruleset);
  if (!shut) fail(trouble, "files");
}

// ----------------------------------------------------------------------------------------------------------- seccomp

// Ways to the network, to other processes, to more rights, to the kernel itself. Leaving the session is
// among them: by it the parent finds, measures and ends everything the job has started.
constexpr std::array refused_calls{SCMP_SYS(connect),
                                   SCMP_SYS(setsid),
                                   SCMP_SYS(ptrace),
                                   SCMP_SYS(process_vm_readv),
                                   SCMP_SYS(process_vm_writev),
                                   SCMP_SYS(kcmp),
                                   SCMP_SYS(pidfd_getfd),
                                   SCMP_SYS(pidfd_open),
                                   SCMP_SYS(bpf),
                                   SCMP_SYS(perf_event_open),
                                   SCMP_SYS(userfaultfd),
                                   SCMP_SYS(io_uring_setup),
                                   SCMP_SYS(io_uring_enter),
                                   SCMP_SYS(io_uring_register),
                                   SCMP_SYS(add_key),
                                   SCMP_SYS(keyctl),
                                   SCMP_SYS(request_key),
                                   SCMP_SYS(mount),
                                   SCMP_SYS(umount2),
                                   SCMP_SYS(pivot_root),
                                   SCMP_SYS(chroot),
                                   SCMP_SYS(open_tree),
                                   SCMP_SYS(move_mount),
                                   SCMP_SYS(fsopen),
                                   SCMP_SYS(fsconfig),
                                   SCMP_SYS(fsmount),
                                   SCMP_SYS(fspick),
                                   SCMP_SYS(unshare),
                                   SCMP_SYS(setns),
                                   SCMP_SYS(swapon),
                                   SCMP_SYS(swapoff),
                                   SCMP_SYS(reboot),
                                   SCMP_SYS(init_module),
                                   SCMP_SYS(finit_module),
                                   SCMP_SYS(delete_module),
                                   SCMP_SYS(kexec_load),
                                   SCMP_SYS(kexec_file_load),
                                   SCMP_SYS(name_to_handle_at),
                                   SCMP_SYS(open_by_handle_at),
                                   SCMP_SYS(acct),
                                   SCMP_SYS(quotactl),
                                   SCMP_SYS(syslog),
                                   SCMP_SYS(settimeofday),
                                   SCMP_SYS(clock_settime),
                                   SCMP_SYS(clock_adjtime),
                                   SCMP_SYS(adjtimex),
                                   SCMP_SYS(sethostname),
                                   SCMP_SYS(setdomainname),
                                   SCMP_SYS(vhangup),
                                   SCMP_SYS(mknod),
                                   SCMP_SYS(mknodat)};

constexpr std::array<std::uint64_t, 7> new_namespaces{CLONE_NEWUSER, CLONE_NEWNS,  CLONE_NEWNET,   CLONE_NEWPID,
                                                      CLONE_NEWIPC,  CLONE_NEWUTS, CLONE_NEWCGROUP};

void refuse(scmp_filter_ctx filter, int call) {
  const int trouble = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
  if (trouble != 0) fail(-trouble, "system calls");
}

void refuse_where(scmp_filter_ctx filter, int call, const scmp_arg_cmp& condition) {
  const int trouble = ::seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EACCES), call, 1, &condition);
  if (trouble != 0) fail(-trouble, "system calls");
}

void shut_calls() {
  const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) fail(ENOMEM, "system calls");
  for (const int call : refused_calls) refuse(filter, call);
  // Sockets inside the machine only, and only the kind that needs a connection, which is refused above: what is left
  // is LibreOffice talking to itself. socketpair() is harmless.
  constexpr unsigned kind = 0xF;
  refuse_where(filter, SCMP_SYS(socket), SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
  for (const unsigned other : {SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET, SOCK_PACKET})
    refuse_where(filter, SCMP_SYS(socket), SCMP_A1(SCMP_CMP_MASKED_EQ, kind, other));
  for (const std::uint64_t flag : new_namespaces)
    refuse_where(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, flag, flag));
  // Its flags lie in memory where no filter can see them; told that the call does not exist, libraries take clone().
  const int trouble = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  const int loaded = trouble != 0 ? trouble : ::seccomp_load(filter);
  ::seccomp_release(filter);
  if (loaded != 0) fail(-loaded, "system calls");
}

}  // namespace

void shut_doors(const Limits& limits, const OpenDoors& open) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail(errno, "new rights");
  set_limits(limits);
  drop_capabilities();
  shut_files(open);
  shut_calls();
}

}  // namespace sandbox
