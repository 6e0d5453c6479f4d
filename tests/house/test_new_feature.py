# SPDX-License-Identifier: AGPL-3.0-or-later
import subprocess

from support import ROOT, ToolTest


class NewFeature(ToolTest):
    def test_a_new_feature_keeps_the_rules_and_its_test_passes(self):
        status, said = self.run_tool('new_feature.py', 'field_visits')
        self.assertEqual(status, 0, said)
        folder = self.root / 'src/features/field_visits'
        self.assertEqual(sorted(file.name for file in folder.iterdir()),
                         ['README.md', 'field_visits_test.cpp', 'model.h', 'routes.cpp', 'routes.h', 'service.cpp',
                          'service.h', 'urls.h', 'views.cpp', 'views.h'])
        for check in ('check_layers.py', 'check_source.py'):
            status, said = self.run_tool(check)
            self.assertEqual(status, 0, said)
        compiler = ['g++', '-std=c++20', '-Wall', '-Wextra', '-Wshadow', '-Werror', f'-I{self.root}/src', f'-I{ROOT}/src']
        self.succeeds([*compiler, '-fsyntax-only', str(folder / 'routes.cpp')])
        program = self.root / 'field_visits_test'
        self.succeeds([*compiler, '-o', str(program), *map(str, sorted(folder.glob('[fsv]*.cpp'))),
                       str(ROOT / 'src/html/html.cpp'), '-lgtest', '-lgtest_main', '-pthread'])
        self.assertIn('[  PASSED  ] 1 test.', self.succeeds([str(program)]))

    def succeeds(self, command):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                              stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_a_feature_that_is_there_is_not_overwritten(self):
        self.write('src/features/reminders/model.h', 'mine')
        status, said = self.run_tool('new_feature.py', 'reminders')
        self.assertNotEqual(status, 0)
        self.assertIn('is there already', said)
        self.assertEqual((self.root / 'src/features/reminders/model.h').read_text(encoding='utf-8'), 'mine')

    def test_a_name_is_in_snake_case(self):
        for name in ('Reminders', 'field-visits', '../etc', ''):
            self.assertNotEqual(self.run_tool('new_feature.py', name)[0], 0)
