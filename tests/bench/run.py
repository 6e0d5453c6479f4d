#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Measures whole processes against what they promise to keep up with, and prints ratios.

Only a ratio of two things measured in the same run means something on a shared machine: what is compared is run turn by
turn, and the medians are compared. Times are processor time of the whole process tree unless the line says otherwise.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import material  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = dict(os.environ, OMP_THREAD_LIMIT='1', LC_ALL='C.UTF-8')


class Run:
    """One finished process: wall and processor seconds of it and all it started."""

    def __init__(self, command):
        began = time.monotonic()
        with subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
            said = process.stderr.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - began
        self.processor = used.ru_utime + used.ru_stime
        if process.returncode not in (0, 1):
            raise RuntimeError(f'{command[0]}: status {process.returncode}: {said.decode(errors="replace")[-400:]}')


def medians(commands, runs, what):
    """The median of each command, all of them run turn by turn."""
    for command in commands:
        Run(command)  # once for the caches of the machine
    rounds = [[getattr(Run(command), what) for command in commands] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*rounds)]


def tree(pid):
    """The process and everything it started."""
    try:
        children = pathlib.Path(f'/proc/{pid}/task/{pid}/children').read_text(encoding='ascii').split()
    except OSError:
        return []
    return [pid] + [one for child in children for one in tree(int(child))]


def proportional_kib(pid):
    try:
        rollup = pathlib.Path(f'/proc/{pid}/smaps_rollup').read_text(encoding='ascii')
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith('Pss:')), 0)


def peak_mb(command):
    """The most memory the process tree held at once, shared pages shared out, looked at ten times a second."""
    process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    peak, ended = 0, threading.Event()

    def watch():
        nonlocal peak
        while not ended.wait(0.1):
            peak = max(peak, sum(map(proportional_kib, tree(process.pid))))
    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    ended.set()
    watcher.join()
    if status not in (0, 1):
        raise RuntimeError(f'{command[0]}: status {status}')
    return peak / 1024


class Report:
    def __init__(self):
        self.missed = 0

    def line(self, what, value, promise, kept):
        self.missed += not kept
        print(f'{what:<74} {value:>18}   promised {promise}{"" if kept else "   MISSED"}', flush=True)

    def note(self, text):
        print(f'  {text}', flush=True)


def text_pdf(report, lantoa, folder, runs):
    pdf = material.text_pdf(folder)
    ours = [lantoa, 'read', '--json', pdf]
    theirs = ['pdftotext', '-bbox-layout', pdf, '/dev/null']
    for what in ('processor', 'wall'):
        mine, other = medians([ours, theirs], runs, what)
        report.line(f'text PDF, read and compiled : pdftotext -bbox-layout ({what} time)', f'{mine / other:.2f}', '<= 1.00',
                    mine <= other)
        report.note(f'{pdf.name}: {mine * 1000:.1f} ms : {other * 1000:.1f} ms')


def docx(report, lantoa, folder, runs):
    files = material.docx_files(folder, 200)
    seconds, = medians([[lantoa, 'read', '--json', *files]], max(3, runs // 3), 'processor')
    rate = len(files) / seconds
    report.line('DOCX, read and compiled, documents a second and core', f'{rate:.0f}', '>= 300', rate >= 300)


def scanned_page(report, lantoa, folder, runs):
    page = material.scanned_page(folder)
    mine, other = medians([[lantoa, 'read', '--json', page], ['tesseract', page, 'stdout', '-l', 'vie']], max(3, runs // 3),
                          'processor')
    report.line('scanned page, read, repaired, compiled : tesseract', f'{mine / other:.2f}', '<= 1.15', mine <= 1.15 * other)
    report.note(f'{page.name}: {mine:.2f} s : {other:.2f} s')


def long_scan(report, lantoa, folder, pages):
    threads = min(os.cpu_count() or 1, 2)
    some = peak_mb([lantoa, 'read', '--json', material.scan(folder, max(pages // 5, 2))])
    all_of_them = peak_mb([lantoa, 'read', '--json', material.scan(folder, pages)])
    report.line(f'scan of {pages} pages, peak memory in MB per recognising thread', f'{all_of_them / threads:.0f}', '<= 200',
                all_of_them / threads <= 200)
    report.line(f'scan of {pages} pages : of {max(pages // 5, 2)} pages, peak memory', f'{all_of_them / some:.2f}', '<= 1.10',
                all_of_them <= 1.10 * some)


def inside(report, build):
    """Programs that measure from the inside print lines: what<TAB>value<TAB>promise<TAB>kept|missed."""
    for program in sorted(build.glob('tests/bench/*_bench')):
        done = subprocess.run([str(program)], capture_output=True, text=True, check=True, env=ENVIRONMENT, cwd=ROOT,
                              stdin=subprocess.DEVNULL)
        for line in done.stdout.splitlines():
            parts = line.split('\t')
            if len(parts) == 4:
                report.line(parts[0], parts[1], parts[2], parts[3] == 'kept')
            elif line:
                report.note(line)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--build', required=True, type=pathlib.Path)
    arguments.add_argument('--runs', type=int, default=15)
    arguments.add_argument('--pages', type=int, default=100, help='of the long scan')
    arguments.add_argument('only', nargs='*', help='pdf, docx, page, scan, inside')
    options = arguments.parse_args()
    lantoa = options.build.resolve() / 'lantoa'
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        parts = {'pdf': lambda: text_pdf(report, lantoa, folder, options.runs),
                 'docx': lambda: docx(report, lantoa, folder, options.runs),
                 'inside': lambda: inside(report, options.build.resolve()),
                 'page': lambda: scanned_page(report, lantoa, folder, options.runs),
                 'scan': lambda: long_scan(report, lantoa, folder, options.pages)}
        if unknown := [part for part in options.only if part not in parts]:
            arguments.error(f'no such part: {", ".join(unknown)}; there are {", ".join(parts)}')
        for part, measure in parts.items():
            if not options.only or part in options.only:
                measure()
    print(f'{report.missed} promises missed' if report.missed else 'every promise kept')


if __name__ == '__main__':
    sys.exit(main())
