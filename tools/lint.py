#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs clang-tidy over the sources, and not twice over what did not change.

A source that passed leaves a stamp named by the content of the source, of every header of this project it reaches, of
.clang-tidy and of its compile command. --changed takes only the sources that differ from the last commit pushed or, where there is none, from
the last commit; --all takes every one.
"""
import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def reached(source, seen):
    """The source and every header of this project that it reaches."""
    if source in seen or not source.is_file():
        return
    seen.add(source)
    for header in INCLUDE.findall(source.read_text(encoding='utf-8')):
        for folder in (ROOT / 'src', ROOT / 'tests', source.parent):
            reached(folder / header, seen)


def key_of(source, command):
    digest = hashlib.sha256((ROOT / '.clang-tidy').read_bytes() + command.encode())
    seen = set()
    reached(source, seen)
    for path in sorted(seen):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def changed():
    def git(*arguments):
        done = subprocess.run(['git', '-C', str(ROOT), *arguments], capture_output=True, text=True, check=False)
        return done.stdout.split('\n') if done.returncode == 0 else None
    against = '@{upstream}' if git('rev-parse', '@{upstream}') else 'HEAD'
    names = (git('diff', '--name-only', against) or []) + (git('ls-files', '--others', '--exclude-standard') or [])
    return {ROOT / name for name in names if name}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--build', required=True, type=pathlib.Path)
    arguments.add_argument('--jobs', type=int, default=2)
    arguments.add_argument('--all', action='store_true')
    arguments.add_argument('--changed', action='store_true')
    options = arguments.parse_args()
    stamps = options.build / 'lint'
    stamps.mkdir(exist_ok=True)
    only = None if options.all else changed()
    work = []
    for entry in json.loads((options.build / 'compile_commands.json').read_text(encoding='utf-8')):
        source = pathlib.Path(entry['file'])
        if ROOT / 'src' not in source.parents or source.stem.endswith('_test'):
            continue
        seen = set()
        reached(source, seen)
        if only is None or seen & only:
            stamp = stamps / key_of(source, entry['command'])
            work.append((source, stamp))
    due = [(source, stamp) for source, stamp in work if not stamp.exists()]

    def lint(item):
        source, stamp = item
        # The sanitizers and gcc's own warnings are the compiler's business.
        done = subprocess.run(['clang-tidy-14', '--quiet', '-p', str(options.build), '--extra-arg=-Wno-everything',
                               '--extra-arg=-fno-sanitize=all', str(source)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode == 0:
            stamp.touch()
            return True
        print(done.stdout or done.stderr, flush=True)
        return False

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        failed = sum(not clean for clean in pool.map(lint, due))
    print(f'lint: {len(due)} sources were read, {len(work) - len(due)} had not changed')
    print(f'passed={len(work) - failed} failed={failed}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
