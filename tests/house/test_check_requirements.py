# SPDX-License-Identifier: AGPL-3.0-or-later
import re

from support import ROOT, ToolTest

REAL = (ROOT / 'docs' / 'requirements.md').read_text(encoding='utf-8')
ALL_OPEN = re.sub(r'^(\| [A-Z]\d+ \|.*\|)[^|]*\|$', r'\1 open |', REAL, flags=re.M)


class CheckRequirements(ToolTest):
    def check(self, text):
        self.write('docs/requirements.md', text)
        return self.run_tool('check_requirements.py')

    def with_test(self, name, row='A1'):
        return re.sub(rf'^(\| {row} \|.*\|) open \|$', lambda m: f'{m.group(1)} {name} |', ALL_OPEN, flags=re.M)

    def test_there_are_164_rows_and_open_ones_are_counted(self):
        status, said = self.check(ALL_OPEN)
        self.assertEqual(status, 0, said)
        self.assertIn('0 of 164 rows are proved, 164 are open', said)

    def test_a_missing_row_is_named(self):
        status, said = self.check(re.sub(r'^\| J11 \|.*\n', '', ALL_OPEN, flags=re.M))
        self.assertEqual(status, 1)
        self.assertIn('J11 is missing', said)

    def test_a_doubled_row_is_named(self):
        row = re.search(r'^\| D1 \|.*\n', ALL_OPEN, flags=re.M).group(0)
        status, said = self.check(ALL_OPEN + row)
        self.assertEqual(status, 1)
        self.assertIn('D1 stands in line', said)

    def test_a_row_that_nobody_asked_for_is_named(self):
        self.assertIn('F1 is no row', self.check(ALL_OPEN + '| F1 | x | open |\n')[1])

    def test_a_row_naming_a_test_that_does_not_exist_fails(self):
        status, said = self.check(self.with_test('`Bases.a_plan_cites_its_bases`'))
        self.assertEqual(status, 1)
        self.assertIn('A1: no such test: Bases.a_plan_cites_its_bases', said)

    def test_a_row_naming_a_test_in_the_sources_passes(self):
        self.write('src/compiler/bases_test.cpp', 'TEST(Bases, a_plan_cites_its_bases) {}\n')
        status, said = self.check(self.with_test('`Bases.a_plan_cites_its_bases`'))
        self.assertEqual(status, 0, said)
        self.assertIn('1 of 164 rows are proved', said)

    def test_every_test_of_a_row_must_exist(self):
        self.write('src/compiler/bases_test.cpp', 'TEST_F(Bases, one) {}\n')
        self.assertEqual(self.check(self.with_test('Bases.one; Bases.two'))[0], 1)

    def test_a_test_in_another_file_is_found_by_its_words(self):
        self.write('tests/e2e/page.test.js', "test('a plan is shown', () => {});\n")
        self.assertEqual(self.check(self.with_test('tests/e2e/page.test.js:a plan is shown'))[0], 0)
        self.assertEqual(self.check(self.with_test('tests/e2e/page.test.js:a plan is eaten'))[0], 1)
        self.assertEqual(self.check(self.with_test('tests/e2e/none.test.js:a plan is shown'))[0], 1)

    def test_an_empty_cell_is_neither_a_test_nor_open(self):
        self.assertEqual(self.check(self.with_test(''))[0], 1)
