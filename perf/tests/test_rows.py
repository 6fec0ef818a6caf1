import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401, I001
from cli import Failure
from rows import COLUMNS, Row, RowFile, from_line, read_rows, to_line
from series import latency_lines, overload_bars
from tables import overload_table, paced_table, tables

OVERLOAD = {"fastrr": [(100, 5.0), (104, 4.0), (90, 6.0)], "floor": [(110, 4.5), (108, 4.6), (130, 4.4)],
            "nsd": [(80, 7.0), (70, 8.0), (75, 7.5)]}


def overload_rows():
    return [Row("overload", server, "mixed", number, 2, 1000, 2 * rate, offered=500.0, cpu_us=cpu)
            for number in range(3) for server, runs in OVERLOAD.items() for rate, cpu in [runs[number]]]


def paced_rows():
    return [Row("paced", server, "a", number, 1, 100, 100, offered=offered, p50_us=base * 1.0, p90_us=base * 2.0,
                p99_us=base * 3.0 + number, p999_us=base * 9.0 + number)
            for number in range(3) for server, base in (("nsd", 20), ("fastrr", 10)) for offered in (2000.0, 1000.0)]


class Lines(unittest.TestCase):
    def test_come_back_as_they_were(self):
        row = Row("paced", "a", "mixed", 3, 1.5, 10, 9, offered=6.25, cpu_us=None, p50_us=1.125, note="late, by 2 ms")
        self.assertEqual(from_line(to_line(row)), row)
        self.assertEqual(from_line(to_line(Row("overload", "b", "hot", 1, 4.0, 0, 0))).offered, None)

    def test_tell_rate_and_loss(self):
        row = Row("window", "a", "mixed", 1, 2.0, 1000, 900)
        self.assertEqual(row.rate, 450)
        self.assertAlmostEqual(row.loss, 0.1)
        self.assertEqual(Row("window", "a", "mixed", 1, 2.0, 0, 0).loss, 1)

    def test_of_a_file_are_added_and_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.tsv"
            for row in overload_rows():
                RowFile(path).add(row)
            self.assertEqual(read_rows(path), overload_rows())
            self.assertEqual(path.read_text().splitlines()[0].split("\t"), COLUMNS)

    def test_of_another_kind_are_refused_with_their_place(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.tsv"
            path.write_text("a\tb\n")
            self.assertRaisesRegex(Failure, "rows.tsv:1: expected the columns", read_rows, path)
            self.assertRaisesRegex(Failure, "other columns", RowFile, path)
            path.write_text("\t".join(COLUMNS) + "\n" + to_line(overload_rows()[0]) + "\n1\t2\n")
            self.assertRaisesRegex(Failure, "rows.tsv:3: ", read_rows, path)
        self.assertRaisesRegex(Failure, "cannot read", read_rows, path)


class Tables(unittest.TestCase):
    def test_of_overload_have_medians_spread_and_share_of_the_floor(self):
        lines = overload_table(overload_rows()).splitlines()
        self.assertEqual(lines[2:], [
            "| floor | 110 | 108 – 130 | 4.50 | 1.000 | 500 | 3 |",
            "| fastrr | 100 | 90 – 104 | 5.00 | 0.909 | 500 | 3 |",
            "| nsd | 75 | 70 – 80 | 7.50 | 0.682 | 500 | 3 |"])

    def test_without_a_floor_leave_its_column_open(self):
        rows = [row for row in overload_rows() if row.server != "floor"]
        self.assertEqual(overload_table(rows).splitlines()[2], "| fastrr | 100 | 90 – 104 | 5.00 | – | 500 | 3 |")

    def test_of_latency_have_a_line_for_each_rate(self):
        lines = paced_table(paced_rows()).splitlines()[2:]
        self.assertEqual(len(lines), 4)
        self.assertEqual(lines[0], "| nsd | 2 000 | 20 | 40 | 61 | 181 | 180 – 182 | 0.000 | – | 3 |")

    def test_of_all_stand_under_profile_and_kind(self):
        text = tables(overload_rows() + paced_rows())
        self.assertEqual([line for line in text.splitlines() if line.startswith("#")],
                         ["### mixed: overload", "### a: latency"])


class Series(unittest.TestCase):
    def test_of_latency_are_ordered_by_rate_with_the_range_of_the_rounds(self):
        lines = {line.server: line for line in latency_lines(paced_rows() + overload_rows(), "p99_us")}
        self.assertEqual(list(lines), ["nsd", "fastrr"])
        self.assertEqual(lines["fastrr"].rates, [1000, 2000])
        self.assertEqual((lines["fastrr"].lowest, lines["fastrr"].middle, lines["fastrr"].highest),
                         ([30, 30], [31, 31], [32, 32]))

    def test_of_overload_start_with_the_best(self):
        bars = overload_bars(overload_rows() + paced_rows(), "rate")
        self.assertEqual([(bar.server, bar.lowest, bar.middle, bar.highest) for bar in bars],
                         [("floor", 108, 110, 130), ("fastrr", 90, 100, 104), ("nsd", 70, 75, 80)])
        self.assertEqual([bar.server for bar in overload_bars(overload_rows(), "cpu_us")], ["floor", "fastrr", "nsd"])


if __name__ == "__main__":
    unittest.main()
