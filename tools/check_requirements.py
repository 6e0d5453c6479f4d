#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fails when docs/requirements.md misses a row, doubles one, or names a test that does not exist."""
import argparse
import pathlib
import re
import sys

# letter: how many rows it has, numbered from 1
ROWS = {'A': 10, 'B': 16, 'C': 22, 'D': 16, 'E': 13, 'G': 5, 'H': 10, 'I': 5, 'J': 18, 'K': 8, 'L': 9, 'M': 7,
        'N': 10, 'O': 7, 'W': 8}
ROW = re.compile(r'^\|\s*([A-Z]\d+)\s*\|(.*)\|([^|]*)\|\s*$')
GTEST = re.compile(r'\b(?:TYPED_)?TEST(?:_F|_P)?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)')


def gtests(root):
    """Every Suite.name in the sources of the tests."""
    found = set()
    for folder in ('src', 'tests'):
        for source in (root / folder).rglob('*_test.cpp'):
            found |= {f'{suite}.{name}' for suite, name in GTEST.findall(source.read_text(encoding='utf-8'))}
    return found


def test_fault(root, known, name):
    if name in known:
        return None
    if ':' not in name:
        return f'no such test: {name}'
    file, words = (part.strip() for part in name.split(':', 1))
    if not (root / file).is_file():
        return f'no such file: {file}'
    if not words or words not in (root / file).read_text(encoding='utf-8'):
        return f'{file} has no test with these words: {words}'
    return None


def faults_of(root, text):
    expected = {f'{letter}{number}' for letter, count in ROWS.items() for number in range(1, count + 1)}
    known, seen = gtests(root), {}
    for number, line in enumerate(text.splitlines(), 1):
        row = ROW.match(line)
        if not row:
            continue
        name, what, tests = (cell.strip() for cell in row.groups())
        if name not in expected:
            yield f'{number}: {name} is no row of the requirements'
        if name in seen:
            yield f'{number}: {name} stands in line {seen[name]} already'
        seen[name] = number
        if not what:
            yield f'{number}: {name} does not say what is asked'
        if tests == 'open':
            continue
        names = [test.strip().strip('`') for test in tests.split(';')]
        for test in names:
            fault = test_fault(root, known, test) if test else 'names neither a test nor `open`'
            if fault:
                yield f'{number}: {name}: {fault}'
    for name in sorted(expected - seen.keys(), key=lambda n: (n[0], int(n[1:]))):
        yield f'1: {name} is missing'


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('--root', default=pathlib.Path(__file__).resolve().parent.parent, type=pathlib.Path)
    root = arguments.parse_args().root
    text = (root / 'docs' / 'requirements.md').read_text(encoding='utf-8')
    faults = [f'docs/requirements.md:{fault}' for fault in faults_of(root, text)]
    still_open = sum(bool(re.search(r'\|\s*open\s*\|\s*$', line)) for line in text.splitlines())
    total = sum(ROWS.values())
    print('\n'.join(faults) or f'requirements: {total - still_open} of {total} rows are proved, {still_open} are open')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())
