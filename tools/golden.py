#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compares what the samples yield with tests/golden; -f accepts what they yield now.

Every sample has two golden files: NAME.json, what machines read, and NAME.txt, what people read. Recognised pages are
compared on Debian 12 only: another version of the recognition reads another letter here and there.
"""
import argparse
import difflib
import json
import pathlib
import sys

from check_plans import ROOT, read, samples

GOLDEN = ROOT / 'tests' / 'golden'


def on_debian_12():
    release = pathlib.Path('/etc/os-release').read_text(encoding='utf-8')
    return 'VERSION_ID="12"' in release


def yields(binary, sample):
    """The two texts a sample yields, and whether pages of it were recognised."""
    plan = json.loads(read(binary, sample, '--json'))
    text = json.dumps(plan, ensure_ascii=False, indent=1) + '\n'
    return {'.json': text, '.txt': read(binary, sample).replace(str(sample), sample.name)}, plan['source']['ocr']


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--binary', required=True, type=pathlib.Path)
    arguments.add_argument('-f', '--accept', action='store_true')
    arguments.add_argument('name', nargs='*', help='only the samples whose name holds one of these')
    options = arguments.parse_args()
    chosen = [s for s in samples(ROOT / 'samples') if not options.name or any(n in s.name for n in options.name)]
    passed = failed = 0
    GOLDEN.mkdir(exist_ok=True)
    for sample in chosen:
        texts, recognised = yields(options.binary.resolve(), sample)
        if recognised and not on_debian_12() and not options.accept:
            print(f'skipped: {sample.name}: recognised pages are compared on Debian 12')
            continue
        for ending, text in texts.items():
            file = GOLDEN / (sample.name + ending)
            before = file.read_text(encoding='utf-8') if file.exists() else ''
            if options.accept and text != before:
                file.write_text(text, encoding='utf-8')
                print(f'accepted: {file.relative_to(ROOT)}')
            elif text != before:
                failed += 1
                print(f'{file.relative_to(ROOT)} differs; ./dev golden -f {sample.name} accepts what follows')
                sys.stdout.writelines(list(difflib.unified_diff(before.splitlines(True), text.splitlines(True),
                                                                'expected', 'now', n=1))[:80])
                continue
            passed += 1
    print(f'passed={passed} failed={failed}')
    return 1 if failed or not chosen else 0


if __name__ == '__main__':
    sys.exit(main())
