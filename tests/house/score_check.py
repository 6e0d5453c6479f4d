#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds the reader to its promises on the documents whose truth is known. They lie beside the repository, not in it."""
import argparse
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOL = ROOT.parent / 'shared' / 'tools' / 'score_reading.py'

# What the totals of a set must reach: of the five plans, and of the other documents. The header of the plans misses one
# field of fifty: the truth of one plan keeps its "TM." line where docs/plan.schema.json asks for the "KT." line.
FLOORS = {
    'plans': {'header': 0.98, 'bases': 1.0, 'recipients': 1.0, 'mention': 1.0, 'deadline': 1.0, 'quota': 1.0,
              'slogan': 1.0, 'contact': 1.0, 'activity': 0.98, 'kind': 0.97, 'path': 0.97, 'duty_lead': 0.95},
    'dev': {'assigned': 0.95, 'bases': 0.98, 'header': 0.98},
}
# What each of the five plans must reach by itself; 001 came through a poor recognition and may miss a little.
ASSIGNED, ASSIGNED_RECOGNISED, RECOGNISED = 1.0, 0.97, '001'


def numbers(line):
    """{'header': 1.0, …} of a line of the scorer: every word that is followed by a number."""
    return {name: float(value) for name, value in re.findall(r'([a-z_]+) (\d\.\d+)', line)}


def verdicts(output):
    """(what, reached, floor) of everything promised. What the scorer did not print was not reached."""
    totals, plans = {}, {}
    for line in output.splitlines():
        words = line.split()
        if len(words) > 2 and words[0] in FLOORS:
            if words[1] == 'TOTAL':
                totals[words[0]] = numbers(line)
            elif words[0] == 'plans':
                plans[words[1]] = numbers(line)
    for name, floors in FLOORS.items():
        for fact, floor in floors.items():
            yield f'{name}: {fact}', totals.get(name, {}).get(fact, 0.0), floor
    if len(plans) < 5:
        yield 'plans read', float(len(plans)), 5.0
    for name, facts in sorted(plans.items()):
        yield f'{name}: assigned', facts.get('assigned', 0.0), ASSIGNED_RECOGNISED if RECOGNISED in name else ASSIGNED


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('--binary', required=True, type=pathlib.Path)
    binary = arguments.parse_args().binary.resolve()
    done = subprocess.run([sys.executable, str(TOOL), '--read', f'{binary} read --json'], text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    print(done.stdout)
    low = 0
    total = 0
    for what, reached, floor in verdicts(done.stdout):
        total += 1
        if reached < floor:
            low += 1
            print(f'{what}: {reached:.4f} is under {floor}')
    if done.returncode == 2:
        low += 1
        print('a document could not be read')
    print(f'passed={max(total - low, 0)} failed={low}')
    return 1 if low else 0


if __name__ == '__main__':
    sys.exit(main())
