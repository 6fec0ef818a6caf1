import unittest

import support  # noqa: F401, I001
from histogram import PERCENTILES, Histogram


class Percentile(unittest.TestCase):
    def test_is_the_nearest_rank(self):
        thousand = Histogram((value, 1) for value in range(1, 1001))
        found = {name: thousand.percentile(share) for name, share in PERCENTILES.items()}
        self.assertEqual(found, {"p50": 500, "p90": 900, "p99": 990, "p999": 999})

    def test_of_few_values_is_one_of_them(self):
        self.assertEqual(Histogram([(7, 1)]).percentile(PERCENTILES["p999"]), 7)
        self.assertEqual(Histogram([(1, 1), (9, 1)]).percentile(PERCENTILES["p50"]), 1)
        self.assertEqual(Histogram([(1, 1), (9, 1)]).percentile(PERCENTILES["p90"]), 9)

    def test_counts_a_bucket_as_often_as_it_was_hit(self):
        histogram = Histogram([(10, 998), (500, 2)])
        self.assertEqual(histogram.percentile(PERCENTILES["p99"]), 10)
        self.assertEqual(histogram.percentile(PERCENTILES["p999"]), 500)

    def test_of_nothing_is_nothing(self):
        self.assertIsNone(Histogram().percentile(PERCENTILES["p50"]))
        self.assertIsNone(Histogram().largest)
        self.assertEqual(Histogram().mean, 0)

    def test_after_adding_is_that_of_both(self):
        both = Histogram([(1, 3)])
        both.add(Histogram([(1, 1), (2, 4)]))
        self.assertEqual((both.total, both.percentile(PERCENTILES["p50"]), both.largest, both.mean),
                         (8, 1, 2, 1.5))


if __name__ == "__main__":
    unittest.main()
