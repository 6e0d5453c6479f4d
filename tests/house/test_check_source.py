# SPDX-License-Identifier: AGPL-3.0-or-later
from support import ToolTest

SPDX = '// SPDX-License-Identifier: AGPL-3.0-or-later\n'


class CheckSource(ToolTest):
    def faults(self, code, path='src/compiler/times.cpp', spdx=SPDX):
        written = self.write(path, spdx + code)
        status, said = self.run_tool('check_source.py')
        written.unlink()
        self.assertEqual(status, 1 if f'{path}:' in said else 0, said)
        return [line for line in said.splitlines() if line.startswith(f'{path}:')]

    def assert_fault(self, code, words, **more):
        faults = self.faults(code, **more)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(words, faults[0])

    def assert_clean(self, code, **more):
        self.assertEqual(self.faults(code, **more), [])

    def test_a_file_without_a_licence_line_is_named(self):
        self.assert_fault('int f();\n', 'SPDX', spdx='')
        self.assert_fault('x = 1\n', 'SPDX', path='tools/a.py', spdx='')
        self.assert_clean('#!/usr/bin/env python3\n# ' + SPDX[3:], path='tools/a.py', spdx='')

    def test_std_regex_is_refused_and_a_comment_about_it_is_not(self):
        self.assert_fault('std::regex r{"a"};\n', 'std::regex')
        self.assert_clean('// std::regex would not know UTF-8\n')
        self.assert_clean('const char* s = "std::regex";\n')

    def test_the_line_of_a_fault_is_named(self):
        self.assertTrue(self.faults('int a;\n\nint b = isalpha(a);\n')[0].startswith('src/compiler/times.cpp:4: '))

    def test_functions_that_depend_on_the_locale_are_refused(self):
        for code in ('tolower(c)', 'std::isspace(c)', 'strtod(p, nullptr)', 'std::stod(s)', 'std::stoi(s)',
                     'setlocale(LC_ALL, "")', 'sscanf(s, "%d", &n)'):
            self.assert_fault(f'auto x = {code};\n', 'locale')
        self.assert_clean('auto x = vietnamese::lower(s) + is_space(c) + my_tolower(c);\n')

    def test_a_test_may_parse_as_it_likes(self):
        self.assert_clean('auto x = std::stoi(s);\n', path='src/compiler/times_test.cpp')

    def test_a_branch_on_a_customer_is_refused(self):
        self.assert_fault('if (agency == "so-tu-phap") f();\n', 'agencies differ by data')
        self.assert_fault('if (plan.header.agency.name() != "Sở Tư pháp") f();\n', 'agencies differ by data')
        self.assert_fault('if ("so-tu-phap" == agency) f();\n', 'agencies differ by data')
        self.assert_clean('if (agency == "") f();\n')
        self.assert_clean('if (agency == other.agency) f();\n')
        self.assert_clean('EXPECT_TRUE(agency == "Sở Tư pháp");\n', path='src/compiler/times_test.cpp')

    def test_unescaped_html_is_made_in_its_room_only(self):
        self.assert_fault('auto h = html::Html::from_trusted(x);\n', 'unescaped', path='src/features/plans/views.cpp')
        self.assert_clean('auto h = Html::from_trusted(x);\n', path='src/html/html.cpp')

    def test_nolint_wants_its_check_and_its_reason(self):
        self.assert_fault('f();  // NOLINT\n', 'NOLINT')
        self.assert_fault('f();  // NOLINT(bugprone-use-after-move)\n', 'NOLINT')
        self.assert_clean('f();  // NOLINT(bugprone-use-after-move): reset just above\n')

    def test_catching_everything_wants_its_reason(self):
        self.assert_fault('try { f(); } catch (...) {\n  g();\n}\n', 'catch')
        self.assert_clean('try { f(); } catch (...) {  // a C callback must not throw\n}\n')

    def test_an_open_end_names_its_issue(self):
        self.assert_fault('// TODO: later\n', 'open end')
        self.assert_clean('// TODO(#12): when the calendar is there\n')

    def test_a_header_says_what_it_is_for(self):
        self.assert_fault('#pragma once\nint f();\n', 'what it is for', path='src/base/a.h')
        self.assert_fault('// What it is for.\nint f();\n', '#pragma once', path='src/base/a.h')
        self.assert_clean('// What it is for.\n#pragma once\nint f();\n', path='src/base/a.h')

    def test_text_is_composed_vietnamese(self):
        self.assert_fault('auto s = "Sơ\u0309";\n', 'NFC')
        self.assert_clean('auto s = "Sơ\u0309";  // NFD is what is tested\n')

    def test_a_test_does_not_sleep(self):
        self.assert_fault('std::this_thread::sleep_for(1s);\n', 'waits for the event', path='src/http/server_test.cpp')

    def test_a_raw_string_and_a_digit_separator_do_not_confuse(self):
        self.assert_clean('auto a = R"(<p>"isalpha(" \' </p>)";\nint n = 1\'000\'000;\nchar q = \'"\';\nint b = 2;\n')

    def test_white_space_at_the_end_and_a_missing_last_break_are_named(self):
        self.assert_fault('int a; \nint b;\n', 'white space')
        self.assert_fault('int a;', 'line break')

    def test_a_long_file_is_noted_and_does_not_fail(self):
        self.write('src/base/a.cpp', SPDX + 'int a;\n' * 500)
        status, said = self.run_tool('check_source.py')
        self.assertEqual(status, 0)
        self.assertIn('note: src/base/a.cpp has 501 lines', said)
