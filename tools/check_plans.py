#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the sample plans and holds what is printed against docs/plan.schema.json."""
import argparse
import json
import pathlib
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
READABLE = {'.docx', '.doc', '.rtf', '.odt', '.pdf', '.png', '.jpg', '.tif', '.tiff', '.html', '.md', '.txt'}


def samples(folder):
    return sorted(f for f in folder.iterdir() if f.suffix in READABLE and f.name != 'README.md') if folder.is_dir() else []


def read(binary, file, *more):
    """What the program prints for a file; a status other than 0 or 1 is a failure to read."""
    done = subprocess.run([str(binary), 'read', *more, str(file)], capture_output=True, check=False,
                          stdin=subprocess.DEVNULL, timeout=300)
    if done.returncode not in (0, 1):
        raise RuntimeError(f'{file.name}: status {done.returncode}: {done.stderr.decode(errors="replace").strip()}')
    return done.stdout.decode('utf-8')


def fault_of(validator, binary, file):
    try:
        plan = json.loads(read(binary, file, '--json'))
    except (RuntimeError, ValueError) as fault:
        return str(fault)
    errors = sorted(validator.iter_errors(plan), key=lambda e: list(map(str, e.absolute_path)))
    return f'{"/".join(map(str, errors[0].absolute_path))}: {errors[0].message[:300]}' if errors else None


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('--binary', required=True, type=pathlib.Path)
    binary = arguments.parse_args().binary.resolve()
    schema = json.loads((ROOT / 'docs' / 'plan.schema.json').read_text(encoding='utf-8'))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    files = samples(ROOT / 'samples') + samples(ROOT.parent / 'shared' / 'seeds')
    failed = 0
    for file in files:
        fault = fault_of(kind(schema), binary, file)
        failed += fault is not None
        print(f'{file.name}: {fault or "as the schema says"}')
    print(f'passed={len(files) - failed} failed={failed}')
    return 1 if failed or not files else 0


if __name__ == '__main__':
    sys.exit(main())
