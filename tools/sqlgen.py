#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turns SQL files into C++: `sqlgen.py store FILE.sql OUT.h` and `sqlgen.py migrations FOLDER OUT.cpp`;
`sqlgen.py all SRC OUT.h` lists the statements of all stores.

A store.sql holds blocks that begin with `-- name: find`; `-- name: claim @sqlite` and `-- name: claim @postgres` are
twins where the engines differ. Comments between are kept out of the program. The header has namespace FEATURE::sql with
a db::Query for each, and `every_query`.
"""
import pathlib
import re
import sys

NAME = re.compile(r'^--\s*name:\s*(\w+)(?:\s+@(sqlite|postgres))?\s*$')
SPDX = '// SPDX-License-Identifier: AGPL-3.0-or-later\n'


def blocks_of(text, path):
    found, name, engine, lines = {}, None, None, []

    def keep():
        if name is None:
            return
        sql = '\n'.join(lines).strip().rstrip(';').strip()
        if not sql:
            sys.exit(f'{path}: {name} holds no statement')
        twins = found.setdefault(name, {})
        for one in [engine] if engine else ['sqlite', 'postgres']:
            if one in twins:
                sys.exit(f'{path}: {name} stands here twice')
            twins[one] = sql

    for line in text.splitlines():
        mark = NAME.match(line)
        if mark:
            keep()
            name, engine, lines = mark.group(1), mark.group(2), []
        elif not line.lstrip().startswith('--'):
            lines.append(line)
    keep()
    for name, twins in found.items():
        if len(twins) != 2:
            sys.exit(f'{path}: {name} lacks its twin for the other engine')
    return found


def literal(sql):
    if ')SQL"' in sql:
        sys.exit('a statement holds the end of its literal')
    return f'R"SQL({sql})SQL"'


def store(path, out):
    feature = path.parent.name
    found = blocks_of(path.read_text(encoding='utf-8'), path)
    lines = [SPDX + f'// Made from {feature}/{path.name} by tools/sqlgen.py.', '#pragma once', '#include <array>', '',
             '#include "db/database.h"', '', f'namespace {feature}::sql {{', '']
    for name, twins in found.items():
        lines.append(f'inline constexpr db::Query {name}{{"{feature}.{name}", {literal(twins["sqlite"])}, '
                     f'{literal(twins["postgres"])}}};')
    lines += ['', f'inline constexpr std::array<const db::Query*, {len(found)}> every_query{{',
              *(f'    &{name},' for name in found), '};', '', f'}}  // namespace {feature}::sql', '']
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text('\n'.join(lines), encoding='utf-8')


def migrations(folder, out):
    steps = {}
    for path in sorted(folder.glob('*.sql')):
        number, rest = path.name.split('_', 1)
        parts = rest.removesuffix('.sql').split('.')
        step = steps.setdefault(int(number), {'name': parts[0]})
        if step['name'] != parts[0]:
            sys.exit(f'{path}: two migrations have the number {number}')
        for engine in parts[1:] or ['sqlite', 'postgres']:
            step[engine] = path.read_text(encoding='utf-8')
    lines = [SPDX, '#include "db/migrate.h"', '', '#include <array>', '', 'namespace db {', '']
    lines.append(f'std::span<const Migration> migrations() {{\n  static constexpr std::array<Migration, {len(steps)}> all{{{{')
    for number, step in sorted(steps.items()):
        if 'sqlite' not in step or 'postgres' not in step:
            sys.exit(f'migration {number} lacks its twin for the other engine')
        lines.append(f'      {{{number}, "{step["name"]}", {literal(step["sqlite"])}, {literal(step["postgres"])}}},')
    lines += ['  }};', '  return all;', '}', '', '}  // namespace db', '']
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text('\n'.join(lines), encoding='utf-8')


def everything(src, out):
    """A header that names the statements of every store: for the test that prepares them all."""
    files = sorted(path.relative_to(src) for path in src.rglob('store.sql'))
    lines = [SPDX + '// Every statement of the program. Made by tools/sqlgen.py.', '#pragma once', '#include <vector>', '']
    lines += [f'#include "{file.parent.as_posix()}/store_sql.h"' for file in files]
    lines += ['', 'namespace db {', '', 'inline std::vector<const Query*> all_queries() {',
              '  std::vector<const Query*> queries;']
    lines += [f'  queries.insert(queries.end(), {file.parent.name}::sql::every_query.begin(), {file.parent.name}::sql::every_query.end());'
              for file in files]
    lines += ['  return queries;', '}', '', '}  // namespace db', '']
    out.write_text('\n'.join(lines), encoding='utf-8')


def main():
    verb, source, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    {'store': store, 'migrations': migrations, 'all': everything}[verb](source, out)


if __name__ == '__main__':
    main()
