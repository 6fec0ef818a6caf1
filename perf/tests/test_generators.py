import unittest

import support  # noqa: F401, I001
import dnsperf
import kxdpgun
import pacer
from cli import Failure

DNSPERF = """\
Statistics:

  Queries sent:         5
  Queries completed:    3 (60.00%)
  Queries lost:         1 (20.00%)
  Queries interrupted:  1 (20.00%)

  Response codes:       NOERROR 2 (66.67%), NXDOMAIN 1 (33.33%)
  Average packet size:  request 33, response 88
  Run time (s):         2.000100
  Queries per second:   1.499925

  Average Latency (s):  0.333400 (min 0.000080, max 1.000001)
  Latency StdDev (s):   0.4
"""
KXDPGUN = """\
using interface perf-c, XDP threads 1, UDP, native mode
thread#00: sent 496010, received 201841
total queries:     496010 (248005 pps)
total replies:     201841 (100920 pps) (40%)
responded NOERROR:   201840
responded REFUSED:   1
duration: 2 s
"""
PACER = """{"seconds": 2.0, "sent": 1990, "answered": 1900, "lost": 90, "late": 3, "unmatched": 1,
"unsent": 0, "dropped_here": 2, "broken": 3, "tardy": 0, "most_tardy_us": 10.0,
"rcodes": {"0": 1800, "3": 99, "9": 1}, "histogram": [[1000, 1890], [9000, 10]], "shares": []}"""


class Dnsperf(unittest.TestCase):
    def test_statistics_count_what_was_interrupted_as_not_sent(self):
        found = dnsperf.parse(DNSPERF)
        self.assertEqual((found.sent, found.answered, found.seconds, found.mean), (4, 3, 2.0001, 0.3334))
        self.assertEqual(found.codes, {"NOERROR": 2, "NXDOMAIN": 1})
        self.assertEqual(found.row(server="s", profile="tcp", round=1).rate, 3 / 2.0001)

    def test_without_statistics_is_a_failure(self):
        self.assertRaisesRegex(Failure, "Unable to resolve", dnsperf.parse, "Error: Unable to resolve")


class Kxdpgun(unittest.TestCase):
    def test_statistics_are_read(self):
        found = kxdpgun.parse(KXDPGUN, 2)
        self.assertEqual((found.sent, found.answered, found.codes), (496010, 201841, {"NOERROR": 201840, "REFUSED": 1}))

    def test_without_statistics_is_a_failure(self):
        self.assertRaisesRegex(Failure, "operation not permitted", kxdpgun.parse, "operation not permitted", 2)


class Pacer(unittest.TestCase):
    def test_row_has_percentiles_in_microseconds(self):
        row = pacer.parse(PACER, rate=1000).row(server="s", profile="a", round=2)
        self.assertEqual((row.kind, row.offered, row.p50_us, row.p99_us, row.p999_us, row.max_us),
                         ("paced", 1000, 1, 1, 9, 9))
        self.assertEqual(row.note, "2 responses lost by the generator, 1 responses to no query, 3 connections broken")

    def test_codes_have_their_names(self):
        self.assertEqual(pacer.parse(PACER).codes, {"NOERROR": 1800, "NXDOMAIN": 99, "9": 1})

    def test_that_does_not_reach_the_rate_is_short(self):
        self.assertFalse(pacer.parse(PACER).is_short)
        self.assertFalse(pacer.parse(PACER, rate=1005).is_short)
        self.assertTrue(pacer.parse(PACER, rate=1006).is_short)


if __name__ == "__main__":
    unittest.main()
