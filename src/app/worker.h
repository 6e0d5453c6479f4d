// SPDX-License-Identifier: AGPL-3.0-or-later
// What runs inside the sandbox: the hidden command `lantoa read-worker`, and the same work for `lantoa read`.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan.h"
#include "sandbox/messages.h"

namespace app {

// `compile NAME` gives the parts "plan" and "reading", `page N` gives "picture",
// `table NAME` gives "csv". The file is the standard input.
[[noreturn]] void read_worker(const std::vector<std::string_view>& arguments);

enum class Print { text, json, json_line };
std::string printed(const compiler::Plan& plan, const documents::Document& document, Print print);

// Reads and compiles the standard input; gives the parts "out" and "errors" ("yes" where the plan has some).
void print_plan(sandbox::Outlet& out, const std::string& file_name, Print print);

}  // namespace app
