import unittest

import support  # noqa: F401, I001
from cli import Failure
from histogram import Histogram
from metrics import parse
from pacer import Paced
from verdict import is_even, judge

BEFORE = """\
# HELP fastrr_queries_total Queries received.
# TYPE fastrr_queries_total counter
fastrr_queries_total{transport="udp",family="ipv4"} 1000
fastrr_queries_total{transport="tcp",family="ipv4"} 5
fastrr_responses_total{outcome="answer"} 900
fastrr_responses_total{outcome="nxdomain"} 105
fastrr_gc_collections_total{generation="0"} 2
fastrr_gc_collections_total{generation="1"} 1
fastrr_gc_collections_total{generation="2"} 0
fastrr_worker_allocated_bytes_total 4096
"""
AFTER = BEFORE.replace('"udp",family="ipv4"} 1000', '"udp",family="ipv4"} 1600').replace("900", "1500")
SHARE = {"question": "www.example.com A", "records": 3, "others": 0, "first": {"a": 200, "b": 200, "c": 199}}


def result(**changes):
    given = {"seconds": 1, "sent": 600, "answered": 600, "dropped_here": 0, "tardy": 0, "unmatched": 0, "broken": 0,
             "rcodes": {0: 590, 3: 10}, "histogram": Histogram(), "shares": [SHARE]}
    return Paced(**{**given, **changes})


def failing(before=BEFORE, after=AFTER, resident=(100, 100), is_alone=True, **changes):
    """The names of the checks that do not hold."""
    checks = judge(parse(before), parse(after), result(**changes), list(resident), 10, is_alone)
    return [check.name for check in checks if not check.holds]


class Verdict(unittest.TestCase):
    def test_of_a_clean_run_finds_nothing(self):
        self.assertEqual(failing(), [])

    def test_finds_what_was_lost_or_wrong(self):
        self.assertEqual(failing(answered=599), ["no query lost"])
        self.assertEqual(failing(sent=0, answered=0)[0], "no query lost")
        self.assertEqual(failing(unmatched=1), ["no query lost"])
        self.assertEqual(failing(rcodes={0: 599, 2: 1}), ["answers, not errors"])

    def test_finds_that_the_server_counted_otherwise(self):
        more = AFTER.replace(" 1600", " 1601")
        self.assertEqual(failing(after=more), ["fastrr_queries_total"])
        self.assertEqual(failing(after=more, is_alone=False), [])
        self.assertEqual(failing(after=AFTER.replace(" 1500", " 1499"), is_alone=False), ["fastrr_responses_total"])

    def test_finds_a_collection_of_any_generation(self):
        for generation, count in enumerate((2, 1, 0)):
            then = f'generation="{generation}"}} {count}'
            self.assertEqual(failing(after=AFTER.replace(then, then[:-1] + "7")), ["no collection"])

    def test_finds_allocation_and_growth(self):
        self.assertEqual(failing(after=AFTER.replace("4096", "4097")), ["workers allocate nothing"])
        self.assertEqual(failing(resident=[100] * 10 + [111]), ["memory does not grow"])
        self.assertEqual(failing(resident=[100, 500, 110]), [])
        self.assertEqual(failing(resident=[]), ["memory does not grow"])

    def test_takes_nothing_told_for_nothing_proved(self):
        self.assertEqual(failing(before="", after=""), ["fastrr_queries_total", "fastrr_responses_total",
                                                       "no collection", "workers allocate nothing"])

    def test_finds_an_uneven_turn(self):
        uneven = {**SHARE, "first": {"a": 201, "b": 200, "c": 199}}
        self.assertEqual(failing(shares=[SHARE, uneven]), ["exact shares of rotation"])
        self.assertEqual(failing(shares=[]), ["exact shares of rotation"])


class Even(unittest.TestCase):
    def test_counts_members_that_never_stood_first(self):
        self.assertTrue(is_even({**SHARE, "first": {"a": 1}}))
        self.assertFalse(is_even({**SHARE, "first": {"a": 2}}))
        self.assertFalse(is_even({**SHARE, "first": {"a": 2, "b": 2}}))

    def test_does_not_hide_members_beyond_the_limit_or_more_than_records(self):
        self.assertFalse(is_even({**SHARE, "others": 1}))
        self.assertFalse(is_even({**SHARE, "records": 2}))


class Telling(unittest.TestCase):
    def test_sums_over_labels_that_are_not_asked_for(self):
        told = parse(BEFORE)
        self.assertEqual(told.total("fastrr_queries_total"), 1005)
        self.assertEqual(told.total("fastrr_queries_total", transport="tcp"), 5)
        self.assertIsNone(told.total("fastrr_queries_total", transport="quic"))
        self.assertIsNone(told.total("nothing"))

    def test_that_is_none_is_refused(self):
        self.assertRaisesRegex(Failure, "line 2", parse, "a 1\n<html>\n")


if __name__ == "__main__":
    unittest.main()
