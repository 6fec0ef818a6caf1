"""Needs matplotlib (Debian: python3-matplotlib)."""

import unittest
import xml.dom.minidom

import support  # noqa: F401, I001
from rows import Row, RowFile
from support import WithFolder, run


class Plot(WithFolder):
    def test_draws_a_picture_for_each_kind_and_profile(self):
        file = RowFile(self.folder / "day.tsv")
        for number in range(2):
            for server in ("fastrr", "other"):
                file.add(Row("overload", server, "mixed", number, 1, 9000, 8000 + number, offered=9000, cpu_us=5.5))
                for rate in (1000, 2000):
                    file.add(Row("paced", server, "a", number, 1, rate, rate, offered=rate, p50_us=20 + number,
                                 p90_us=30.0, p99_us=40.0, p999_us=90.0))
        result = run("plot", file.path, "--title", "A day")
        self.assertEqual(result.returncode, 0, result.stderr)
        told = {"mixed-overload": ["fastrr", "other", "A day: mixed, overload", "8.0", "5.50"],
                "a-latency": ["fastrr", "other", "offered load (thousand queries/s)", "99.9th percentile"]}
        for name, words in told.items():
            svg = (self.folder / f"day-{name}.svg").read_text()
            xml.dom.minidom.parseString(svg)
            for word in words:
                self.assertIn(f">{word}<", svg)
            self.assertEqual(svg.count("prefers-color-scheme: dark"), 1)

    def test_of_nothing_to_draw_says_so(self):
        file = RowFile(self.folder / "day.tsv")
        file.add(Row("window", "a", "mixed", 1, 1, 9, 9))
        for path, reason in ((file.path, "no line of overload"), (self.queries, "expected the columns")):
            result = run("plot", path)
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            self.assertIn(reason, result.stderr)


if __name__ == "__main__":
    unittest.main()
