#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fails when a file includes what its room may not know. The tables below ARE the architecture.

An entry is a room ("documents": the files in that folder itself), a folder under it ("documents/read"), or one
header ("compiler/plan.h"). Every room may include itself. Tests may include what they like.
"""
import argparse
import pathlib
import re
import sys

# room: what it may include besides itself
ROOMS = {
    'base': [],
    'vietnamese': ['base'],
    'speech': ['base', 'vietnamese'],  # text read aloud: words, voice, sound files, streams
    'documents': ['base', 'vietnamese'],
    'documents/read': ['base', 'vietnamese', 'documents'],
    'documents/write': ['base', 'vietnamese', 'documents'],
    'compiler': ['base', 'vietnamese', 'documents', 'documents/read'],
    'sandbox': ['base'],
    'db': ['base'],
    'files': ['base', 'db'],
    'jobs': ['base', 'db'],
    'search': ['base', 'vietnamese'],
    'mail': ['base', 'vietnamese'],
    'fetch': ['base'],  # pages of other sites, asked for with care
    'social': ['base', 'fetch'],  # publishing on Zalo and Facebook
    'secrets': ['base'],  # passwords, one-time codes, what must not be read at rest
    'markup': ['base'],  # Markdown as safe HTML and as text
    'html': ['base', 'markup'],
    'http': ['base'],
    'features': [],  # what binds the features together: nothing; see PARTS
    'app': ['*'],
    'main.cpp': ['app', 'base'],
}

# Inside one feature: what each part may include. "model", "store", … are the parts of the same feature.
PLAN = ['compiler/plan.h', 'documents/document.h']  # the compiler's result type and what it points into
PARTS = {
    'model': ['base'] + PLAN,
    'store': ['base', 'vietnamese', 'db', 'model'],  # and the statements made from its store.sql
    'service': ['base', 'vietnamese', 'speech', 'documents/write', 'compiler/compile.h', 'sandbox', 'db', 'files', 'jobs', 'mail',
                'fetch', 'search', 'social', 'secrets', 'markup', 'model', 'store'] + PLAN,
    'urls': ['base', 'html', 'model'],
    'views': ['base', 'vietnamese', 'html', 'model', 'urls'] + PLAN,
    'routes': ['base', 'http', 'html', 'model', 'service', 'views', 'urls'],
    'jobs': ['base', 'sandbox', 'db', 'jobs', 'mail', 'fetch', 'files', 'documents/write', 'model', 'store', 'service',
             'views', 'urls'],
}
DOOR = ['model', 'service', 'urls']  # what another feature may see
DOOR_IS_SEEN_BY = ['service', 'routes', 'views', 'jobs']

# Libraries: where each may be included, and in a .cpp only unless it is a small one.
SMALL = ['gumbo.h', 'pugixml.hpp', 'seccomp.h', 'zip.h', 'zlib.h']
LIBRARIES = {
    'boost/': ['http'],
    'brotli/': ['http'],
    'cmark-gfm.h': ['markup'],
    'cmark-gfm-core-extensions.h': ['markup'],
    'cairo': ['documents/write'],
    'gumbo.h': ['documents/read'],
    'leptonica/': ['documents/read', 'documents/write'],
    'archive.h': ['app'],
    'archive_entry.h': ['app'],
    'argon2.h': ['secrets'],
    'curl/': ['mail', 'fetch', 'secrets', 'speech'],
    'espeak-ng/': ['speech'],
    'libpq-fe.h': ['db'],
    'qrencode.h': ['html', 'documents/write'],
    'sqlite3.h': ['db'],
    'allheaders.h': ['documents/read', 'documents/write'],
    'nlohmann/': ['compiler', 'db', 'features', 'secrets', 'social', 'app'],
    'openssl/': ['base', 'secrets', 'social'],
    'opus/': ['speech'],
    'opusenc.h': ['speech'],
    'poppler/': ['documents/read'],
    'pango/': ['documents/write'],
    'pugixml.hpp': ['documents/read', 'documents/write'],
    'seccomp.h': ['sandbox'],
    'tesseract/': ['documents/read'],
    'xapian.h': ['search'],
    'unicode/': ['vietnamese', 'documents/read'],
    'zip.h': ['documents/read', 'documents/write'],
    'zlib.h': ['vietnamese', 'documents/read', 'http'],
}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def room_of(path):
    """The longest entry of ROOMS that the path lies in: documents/read/pdf.cpp -> documents/read."""
    for depth in (2, 1):
        name = '/'.join(path.parts[:depth])
        if name in ROOMS and (depth < len(path.parts) or path.parts[0] == 'main.cpp'):
            return name
    return None


def part_of(path):
    """Which part of its feature a file is: plan_views.cpp is a view; a name of its own belongs to the service."""
    if path.name == 'store_sql.h':  # made from store.sql
        return 'store'
    for part in PARTS:
        if path.stem == part or path.stem.endswith('_' + part) or path.parent.name == part:
            return part
    return 'service'


def matches(target, entries):
    for entry in entries:
        if entry == '*' or str(target) == entry or room_of(target) == entry:
            return True
    return False


def feature_may(path, target):
    part = part_of(path)
    if target.parts[0] != 'features':
        return matches(target, PARTS[part])
    if len(target.parts) < 3 or len(path.parts) < 3:
        return False
    if target.parts[1] == path.parts[1]:
        return part_of(target) == part or part_of(target) in PARTS[part]
    return target.stem in DOOR and part in DOOR_IS_SEEN_BY


def room_may(path, target):
    room = room_of(path)
    if room == 'features':
        return feature_may(path, target)
    return room_of(target) == room or matches(target, ROOMS[room])


def library_fault(path, header):
    for prefix, rooms in LIBRARIES.items():
        if not header.startswith(prefix):
            continue
        if path.suffix == '.h' and prefix not in SMALL:
            return f'<{header}> is heavy: only a .cpp may include it'
        if not any(room_of(path) == r or path.parts[0] == r for r in rooms):
            return f'<{header}> belongs to {", ".join(rooms)}'
    return None


def faults_of(source, path):
    for number, line in enumerate(source.read_text(encoding='utf-8').splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        kind, header = found.groups()
        fault = library_fault(path, header)
        if kind == '"' and not fault:
            target = pathlib.PurePosixPath(header)
            if '..' in target.parts or room_of(target) is None:
                fault = f'"{header}" is not a path from src/ to a room'
            elif not room_may(path, target):
                knows = PARTS[part_of(path)] if room_of(path) == 'features' else ROOMS[room_of(path)]
                fault = f'may not include "{header}" (it may know: {", ".join(knows) or "nobody"})'
        if fault:
            yield f'src/{path}:{number}: {fault}'


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--root', default=pathlib.Path(__file__).resolve().parent.parent, type=pathlib.Path)
    src = arguments.parse_args().root / 'src'
    faults, seen = [], 0
    for source in sorted(src.rglob('*')):
        if source.suffix not in ('.h', '.cpp') or source.stem.endswith('_test'):
            continue
        seen += 1
        path = pathlib.PurePosixPath(source.relative_to(src).as_posix())
        if room_of(path) is None:
            faults.append(f'src/{path}: no such room in tools/check_layers.py')
        else:
            faults += faults_of(source, path)
    if not seen:
        faults.append(f'{src}: no sources found')
    print('\n'.join(faults) or f'layers: {seen} files know only whom they may know')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())
