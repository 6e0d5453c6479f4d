#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs the tests of the tools and says how many passed in the words that ./dev reads."""
import os
import sys
import unittest

if __name__ == '__main__':
    folder = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, folder)
    result = unittest.TextTestRunner(verbosity=1).run(unittest.defaultTestLoader.discover(folder, 'test_*.py'))
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f'passed={result.testsRun - failed - len(result.skipped)} failed={failed}')
    sys.exit(1 if failed or not result.testsRun else 0)
