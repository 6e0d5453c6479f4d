# SPDX-License-Identifier: AGPL-3.0-or-later
import unittest

import score_check

FACTS = ('activity 1.000 kind 0.990 path 1.000 duty_lead 0.960 quota 1.000 deadline 1.000 slogan 1.000 index 1.000 '
         'contact 1.000 mention 1.000')
GOOD = '\n'.join(
    [f'plans 00{n}.json header 1.000 bases 1.000 recipients 1.000 assigned {"0.975" if n == 1 else "1.000"} (0.10 s) | {FACTS}'
     for n in range(5)] +
    [f'plans TOTAL header 1.0000 bases 1.0000 recipients 1.0000 assigned 0.9900 lead 1.0 | {FACTS}',
     'dev   141.json header 1.000 bases 1.000 recipients 1.000 assigned 0.9 (0.10 s)',
     'dev   TOTAL header 0.9900 bases 0.9900 recipients 0.9 assigned 0.9600 lead 0.9700'])


def low(output):
    return [what for what, reached, floor in score_check.verdicts(output) if reached < floor]


class ScoreCheck(unittest.TestCase):
    def test_what_reaches_every_floor_passes(self):
        self.assertEqual(low(GOOD), [])

    def test_a_total_under_its_floor_is_named(self):
        self.assertEqual(low(GOOD.replace('dev   TOTAL header 0.9900', 'dev   TOTAL header 0.9700')), ['dev: header'])
        self.assertEqual(low(GOOD.replace('duty_lead 0.960', 'duty_lead 0.940')), ['plans: duty_lead'])

    def test_only_the_recognised_plan_may_miss_an_assignment(self):
        self.assertEqual(low(GOOD.replace('000.json header 1.000 bases 1.000 recipients 1.000 assigned 1.000',
                                          '000.json header 1.000 bases 1.000 recipients 1.000 assigned 0.990')),
                         ['000.json: assigned'])
        self.assertEqual(low(GOOD.replace('assigned 0.975', 'assigned 0.960')), ['001.json: assigned'])

    def test_silence_is_no_success(self):
        self.assertIn('plans: header', low(''))
        self.assertIn('dev: assigned', low(''))
        self.assertIn('plans read', low(''))


if __name__ == '__main__':
    unittest.main()
