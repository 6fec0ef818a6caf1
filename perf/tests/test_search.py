import unittest
from types import SimpleNamespace

import support  # noqa: F401, I001
from search import Trial, confirmed_rate, find_rate, highest_rate


class HighestRate(unittest.TestCase):
    def test_of_a_sharp_limit_is_within_the_precision(self):
        for limit in (1000, 1001, 4999, 77_777, 99_999):
            found = highest_rate(lambda rate, limit=limit: rate <= limit, 1000, 1_000_000, precision=0.01)
            self.assertLessEqual(found, limit)
            self.assertLess(limit, found * 1.01 + 1)

    def test_needs_few_trials(self):
        tried = []
        highest_rate(lambda rate: tried.append(rate) or rate <= 90_000, 1000, 1_000_000, precision=0.02)
        # 1000, 2000 ... 128000 are eight; the gap of 64000 has to shrink to 1280.
        self.assertLessEqual(len(tried), 8 + 6)
        self.assertEqual(tried[:3], [1000, 2000, 4000])

    def test_is_nothing_where_the_lowest_fails(self):
        tried = []
        self.assertEqual(highest_rate(lambda rate: tried.append(rate), 1000, 1_000_000), 0)
        self.assertEqual(tried, [1000])

    def test_is_the_upper_end_where_all_hold(self):
        tried = []
        self.assertEqual(highest_rate(lambda rate: tried.append(rate) or True, 1000, 5000), 5000)
        self.assertEqual(tried, [1000, 2000, 4000, 5000])


class ConfirmedRate(unittest.TestCase):
    def test_steps_down_until_it_holds(self):
        self.assertAlmostEqual(confirmed_rate(lambda rate: rate < 950, 1000, step=0.97), 1000 * 0.97 ** 2)

    def test_is_nothing_where_it_never_holds(self):
        tried = []
        self.assertEqual(confirmed_rate(lambda rate: tried.append(rate), 1000, tries=4), 0)
        self.assertEqual(len(tried), 4)


class OneTrial(unittest.TestCase):
    @staticmethod
    def trial(results):
        told = []
        waiting = iter(results)
        return Trial(lambda _: next(waiting), 0.001, told.append), told

    def test_holds_up_to_the_loss_that_is_allowed(self):
        for loss, holds in ((0, True), (0.001, True), (0.0011, False), (1, False)):
            trial, told = self.trial([SimpleNamespace(loss=loss, is_short=False, note="")])
            self.assertEqual(trial(5000), holds)
            self.assertEqual(told, [f"5000/s {'held' if holds else 'missed'}, {100 * loss:.3f} % lost"])

    def test_is_run_again_where_the_generator_fell_behind(self):
        short = SimpleNamespace(loss=0, is_short=True, note="late")
        trial, told = self.trial([short, SimpleNamespace(loss=0, is_short=False, note="")])
        self.assertTrue(trial(5000))
        self.assertEqual(told, ["5000/s missed, 0.000 % lost, late", "5000/s held, 0.000 % lost"])
        trial, told = self.trial([short] * 3)
        self.assertFalse(trial(5000))
        self.assertEqual(len(told), 3)

    def test_that_lucked_out_once_is_found_out(self):
        # It holds 8000 when it is first tried, and never again.
        tried = []

        def run(rate):
            tried.append(rate)
            is_lucky = rate < 7000 or (rate == 8000 and tried.count(8000) == 1)
            return SimpleNamespace(loss=0 if is_lucky else 1, is_short=False, note="")

        self.assertLess(find_rate(Trial(run, 0.001, lambda _: None), 1000, 1_000_000), 7000)


if __name__ == "__main__":
    unittest.main()
