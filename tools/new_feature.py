#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes the files of a new feature, with one passing test: new_feature.py NAME

NAME is an English noun in snake_case, in the plural ("reminders"). What is written keeps a list of titled things in
memory: rename, replace and delete until it does what the feature is for. Its rows get a store when they are to last.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SPDX = '// SPDX-License-Identifier: AGPL-3.0-or-later\n'

FILES = {
    'model.h': '''// What a @item is. Plain data: no behaviour that needs the outside.
#pragma once
#include <string>

namespace @name {

struct @Item {
  std::string id{};
  std::string title{};
};

}  // namespace @name
''',
    'service.h': '''// What people can do with @name, and when they may not. The only place with rules.
#pragma once
#include <mutex>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/@name/model.h"

namespace @name {

class Service {
 public:
  base::Result<@Item> add(std::string_view title);
  std::vector<@Item> all() const;

 private:
  mutable std::mutex lock_{};
  std::vector<@Item> items_{};
};

}  // namespace @name
''',
    'service.cpp': '''#include "features/@name/service.h"

namespace @name {

base::Result<@Item> Service::add(std::string_view title) {
  if (title.empty()) return base::Error{base::ErrorKind::invalid, "Tiêu đề không được để trống.", "title"};
  const std::lock_guard hold(lock_);
  items_.push_back({.id = std::to_string(items_.size() + 1), .title = std::string(title)});
  return items_.back();
}

std::vector<@Item> Service::all() const {
  const std::lock_guard hold(lock_);
  return items_;
}

}  // namespace @name
''',
    'urls.h': '''// Every address of the feature, once. Addresses are for people: Vietnamese without marks.
#pragma once
#include "html/html.h"

namespace @name::urls {

inline html::Url list() { return html::Url("/@path"); }

}  // namespace @name::urls
''',
    'views.h': '''// Model to HTML. Pure functions: a view asks nobody anything.
#pragma once
#include <vector>

#include "features/@name/model.h"
#include "html/html.h"

namespace @name {

html::Html list_page(const std::vector<@Item>& items);

}  // namespace @name
''',
    'views.cpp': '''#include "features/@name/views.h"

namespace @name {
namespace {

html::Html row(const @Item& item) { return html::html("<li>{}</li>", item.title); }

}  // namespace

html::Html list_page(const std::vector<@Item>& items) {
  if (items.empty()) return html::html(R"(<p class="empty">Chưa có gì ở đây.</p>)");
  return html::html("<ul>{}</ul>", html::each(items, row));
}

}  // namespace @name
''',
    'routes.h': '''// Address, right and handler: parse, call the service, choose the view.
#pragma once
#include "features/@name/service.h"
#include "http/router.h"

namespace @name {

void add_routes(http::Router& on, Service& @name);

}  // namespace @name
''',
    'routes.cpp': '''#include "features/@name/routes.h"

#include "features/@name/urls.h"
#include "features/@name/views.h"

namespace @name {

void add_routes(http::Router& on, Service& @name) {
  on.get(urls::list().str(), http::Right::anyone, [&@name](http::Request&) {
    return http::page(list_page(@name.all()).str());
  });
  on.post(urls::list().str(), http::Right::anyone, http::Body::form, [&@name](http::Request& request) {
    const auto added = @name.add(http::value_of(request.form, "title"));
    if (!added) return http::page(html::html("<p>{}</p>", added.error().message).str(), http::status_of(added.error().kind));
    return http::see_other(urls::list().str());
  });
}

}  // namespace @name
''',
    '@name_test.cpp': '''#include <gtest/gtest.h>

#include "features/@name/service.h"
#include "features/@name/views.h"

namespace @name {
namespace {

TEST(@Items, a_@item_without_a_title_is_refused_with_the_field_named) {
  Service service;
  const auto refused = service.add("");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "title");
  EXPECT_TRUE(service.all().empty());

  ASSERT_TRUE(service.add("Việc <đầu tiên>"));
  EXPECT_EQ(list_page(service.all()).str(), "<ul><li>Việc &lt;đầu tiên&gt;</li></ul>");
}

}  // namespace
}  // namespace @name
''',
    'README.md': '''# @name

What it is for, in two sentences, with the Vietnamese term. It is joined to the product in `src/app`.

| state | comes from | what may happen next |
|---|---|---|
| there | `add` | – |

Legal basis: the text, its number, the article.
''',
}


def singular(name):
    """reminders -> reminder, indices stays: an English plural in s loses it."""
    if name.endswith('ies'):
        return name[:-3] + 'y'
    return name[:-1] if name.endswith('s') and not name.endswith('ss') else name


def words_for(name):
    item = singular(name)

    def camel(words):
        return ''.join(word.capitalize() for word in words.split('_'))
    return {'@name': name, '@path': name.replace('_', '-'), '@Items': camel(name), '@item': item, '@Item': camel(item)}


def filled(text, words):
    return re.sub(r'@(?:name|path|Items|item|Item)', lambda found: words[found.group(0)], text)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--root', default=ROOT, type=pathlib.Path)
    arguments.add_argument('name')
    options = arguments.parse_args()
    if not re.fullmatch(r'[a-z]+(_[a-z]+)*', options.name):
        sys.exit(f'new_feature.py: {options.name} is not a name in snake_case')
    folder = options.root / 'src' / 'features' / options.name
    if folder.exists():
        sys.exit(f'new_feature.py: {folder} is there already')
    folder.mkdir(parents=True)
    words = words_for(options.name)
    for name, text in FILES.items():
        file = folder / filled(name, words)
        file.write_text(('' if name.endswith('.md') else SPDX) + filled(text, words), encoding='utf-8')
        print(file.relative_to(options.root))
    if shutil.which('clang-format-14'):
        sources = [str(file) for file in folder.iterdir() if file.suffix != '.md']
        subprocess.run(['clang-format-14', '-i', f'--style=file:{ROOT}/.clang-format', *sources], check=True)
    print(f'Next: tell what it is for in README.md, and join it in src/app. ./dev test {words["@Items"]} runs its test.')


if __name__ == '__main__':
    main()
