#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fails on what the house does not do and a compiler does not see. Each rule says what to do instead."""
import argparse
import pathlib
import re
import sys
import unicodedata

CODE = {'.h', '.cpp'}
SCRIPT = {'.py', '.sh', '.cmake', '.js', '.mjs', '.css'}
SKIPPED = {'.git', 'build', 'node_modules', '__pycache__', '.cache', 'corpus'}
LONG_FILE = 400  # lines; more wants a reason, so it is said and does not fail

# (pattern, where it is allowed, what to do instead). Matched on code without comments and strings.
CODE_RULES = [
    (r'\bstd::w?regex|#\s*include\s*<regex>', (), 'std::regex does not know UTF-8: write a small scanner'),
    (r'\b(?:std::)?(?:is(?:alpha|alnum|upper|lower|digit|space|punct|print|xdigit)|to(?:lower|upper))\s*\(', (),
     'the C character functions depend on the locale: use base/utf8.h or vietnamese/text.h'),
    (r'\b(?:std::)?(?:strto(?:d|f|ld)|ato[fil]|atoll|setlocale|strcoll|sscanf)\s*\(|\bstd::locale\b(?!::classic)|'
     r'\bstd::sto(?:i|l|ll|ul|ull|f|d|ld)\s*\(', ('tools/',), 'depends on the locale or throws on input: use std::from_chars'),
    (r'\bfrom_trusted\s*\(', ('src/html/',), 'unescaped HTML is made in src/html only'),
    (r'\busing\s+namespace\b(?!\s+std::(?:\w*literals|chrono)\b)', (), 'name what you use'),
    (r'\b(?:sleep_for|sleep_until|usleep|nanosleep)\s*\(', ('src/sandbox/',), 'a test waits for the event, not for the clock'),
]
# Matched on code with its strings, without comments.
TEXT_RULES = [
    (r'\b(?:agency|province|commune|customer|tenant)\w*(?:(?:\.|->|::)\w+)*(?:\(\))?\s*[!=]=\s*"[^"]|'
     r'"[^"]+"\s*[!=]=\s*(?:\w+(?:\.|->))*(?:agency|province|commune|customer|tenant)\b',
     'agencies differ by data, never by an if'),
]


def is_test(path):
    return '_test.' in path or path.startswith('tests/')


def without_comments(text, keep_strings):
    """The same text with comments (and the insides of strings) blanked, line for line."""
    def blank(found):
        piece = found.group(0)
        if piece.startswith('/') or not keep_strings:
            inner = re.sub(r'[^\n]', ' ', piece[1:-1] if not piece.startswith('/') else piece)
            return inner if piece.startswith('/') else piece[0] + inner + piece[-1]
        return piece
    return re.sub(r'R"([^(\s]*)\((?:.|\n)*?\)\1"|//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
                  blank, text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def rule_faults(path, text):
    code, with_strings = without_comments(text, False), without_comments(text, True)
    for pattern, allowed, instead in CODE_RULES:
        if any(path.startswith(a) for a in allowed) or is_test(path) != ('sleep' in pattern):
            continue
        for found in re.finditer(pattern, code):
            yield line_of(code, found.start()), instead
    for pattern, instead in TEXT_RULES:
        for found in re.finditer(pattern, with_strings) if not is_test(path) else ():
            yield line_of(with_strings, found.start()), instead


def comment_faults(lines):
    for number, line in enumerate(lines, 1):
        if re.search(r'\bNOLINT(?!(?:NEXTLINE)?\([\w.,\- ]+\):? +\S)', line) and 'NOLINTEND' not in line:
            yield number, 'NOLINT names its check and its reason: NOLINT(check): reason'
        if re.search(r'catch\s*\(\s*\.\.\.\s*\)', line):
            if '//' not in line + (lines[number] if number < len(lines) else ''):
                yield number, 'catch (...) says in a comment why everything is caught'
        if re.search(r'\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\): )', line):
            yield number, 'an open end names its issue, TODO(#12): …, or is done'


def header_faults(lines):
    if '#pragma once' not in lines:
        yield 1, 'a header has #pragma once'
    if len(lines) < 2 or not lines[1].startswith('// '):
        yield 2, 'a header begins by saying what it is for and what it promises'


def text_faults(lines):
    for number, line in enumerate(lines, 1):
        if line != line.rstrip():
            yield number, 'white space at the end of the line'
        if re.match(r'(<{7}|>{7}) ', line):
            yield number, 'a conflict was left here'
        if unicodedata.normalize('NFC', line) != line and 'NFD' not in line:
            yield number, 'Vietnamese text is in NFC (say NFD on the line where the other form is meant)'


def faults_of(path, text):
    suffix, lines = pathlib.PurePosixPath(path).suffix, text.split('\n')
    if suffix in CODE | SCRIPT or path.endswith('CMakeLists.txt'):
        if not any('SPDX-License-Identifier: AGPL-3.0-or-later' in line for line in lines[:2]):
            yield 1, 'begins with: SPDX-License-Identifier: AGPL-3.0-or-later'
    if suffix in CODE:
        yield from rule_faults(path, text)
        yield from comment_faults(lines)
        if suffix == '.h':
            yield from header_faults(lines)
    yield from text_faults(lines)
    if text and not text.endswith('\n'):
        yield len(lines), 'the file does not end with a line break'


def files_of(root):
    for path in sorted(root.rglob('*')):
        relative = path.relative_to(root)
        if SKIPPED & set(relative.parts) or not path.is_file():
            continue
        if path.suffix in CODE | SCRIPT | {'.md'} or path.name in ('CMakeLists.txt', 'dev'):
            yield path, relative.as_posix()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('--root', default=pathlib.Path(__file__).resolve().parent.parent, type=pathlib.Path)
    root = arguments.parse_args().root
    faults, seen = [], 0
    for file, path in files_of(root):
        seen += 1
        text = file.read_text(encoding='utf-8')
        faults += [f'{path}:{number}: {fault}' for number, fault in sorted(faults_of(path, text))]
        if file.suffix in CODE and text.count('\n') > LONG_FILE:
            print(f'note: {path} has {text.count(chr(10))} lines: would two files be clearer?')
    if not seen:
        faults.append(f'{root}: no sources found')
    print('\n'.join(faults) or f'source: {seen} files keep the rules of the house')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())
