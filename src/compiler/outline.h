// SPDX-License-Identifier: AGPL-3.0-or-later
// Blocks into a tree. Labels are repaired by their sequence; each node knows its path of printed labels ("II/1/đ",
// "III/2/-1", "V/1/¶2") and the zone of the plan it stands in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/blocks.h"
#include "compiler/fields.h"

namespace compiler {

// What a part of a plan is about, told by its heading.
enum class Zone {
  none,     // aims, requirements, audiences, principles: nothing to be done by itself
  content,  // what is to be communicated, tasks
  form,     // by which means
  duty,     // what the organisation part lays on units
  budget,
  slogans,
  reporting  // "Chế độ báo cáo": duties as well
};

struct Node {
  int block = -1;               // index into the blocks
  int parent = -1;              // index into the nodes; -1 at the top
  std::vector<int> children{};  // without field nodes
  std::vector<int> fields{};    // nodes that only state facts of this one ("- Chủ trì: …"), and their sub-bullets
  Marker marker = Marker::none;
  std::string label{};  // resolved
  std::string path{};
  Zone zone = Zone::none;
  bool is_field = false;
  bool is_section = false;
  bool is_closing = false;  // the closing paragraph of the body
  int table = -1;
};

struct Outline {
  std::vector<Block> blocks{};
  std::vector<Node> nodes{};
  std::size_t preamble_end = 0;  // blocks before this one are the preamble

  const Block& block(const Node& node) const { return blocks[static_cast<std::size_t>(node.block)]; }
};

Outline build_outline(const Source& source, Lines body);

// The zone a heading opens, or `inherited` where it does not say.
Zone zone_of_heading(std::string_view heading, Zone inherited);
// "Cải cách thể chế: Tuyên truyền để …": bytes of the run-in heading without its colon; 0 where there is none.
std::size_t run_in_heading(std::string_view body);

}  // namespace compiler
