"""The scripts as they are typed, put to a server that errs on purpose."""

import unittest

import support  # noqa: F401, I001
from fake_server import FakeServer
from rows import read_rows
from support import WithFolder, run


class Soak(WithFolder):
    def soak(self, server):
        return run("soak", "127.0.0.1", server.port, server.metrics, "--queries", self.queries, "--minutes", 0.01,
                   "--warm-up", 0.1, "--window", 64, "--growth", 100)

    def test_of_a_server_that_turns_exactly_holds(self):
        with FakeServer() as server:
            result = self.soak(server)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(result.stdout.count("\nok "), 8, result.stdout)

    def test_tells_what_does_not_hold(self):
        for fault, name in (({"sticks": 5}, "exact shares of rotation"), ({"collects": True}, "no collection"),
                            ({"loses": 300}, "no query lost")):
            with self.subTest(name), FakeServer(**fault) as server:
                result = self.soak(server)
                self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
                self.assertIn(f"\nFAILED  {name}: ", result.stdout)

    def test_without_a_server_or_metrics_cannot_run(self):
        with FakeServer() as server:
            port, told_at = server.port, server.metrics
            result = run("soak", "127.0.0.1", port, "127.0.0.1:1", "--queries", self.queries, "--warm-up", 0.1)
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            self.assertIn("no metrics from http://127.0.0.1:1/metrics", result.stderr)
        result = run("soak", "127.0.0.1", port, told_at)
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn(f"127.0.0.1 port {port} does not answer over UDP", result.stderr)


class Load(WithFolder):
    def test_at_a_rate_tells_what_is_lost(self):
        rows = self.folder / "rows.tsv"
        with FakeServer(loses=10) as server:
            result = run("load", "127.0.0.1", server.port, self.queries, 1, "--profile", "mixed", "--at", "200,400",
                         "--tsv", rows, "--label", "fake")
        self.assertEqual(result.returncode, 0, result.stderr)
        for row, rate in zip(read_rows(rows), (200, 400), strict=True):
            self.assertEqual((row.kind, row.server, row.profile, row.offered), ("paced", "fake", "mixed", rate))
            self.assertAlmostEqual(row.sent, rate, delta=rate / 10)
            self.assertAlmostEqual(row.loss, 0.1, delta=0.02)
            self.assertLessEqual(row.p50_us, row.p99_us)
        self.assertIn("| fake | 400 |", result.stdout)

    def test_asks_for_another_client_in_each_query(self):
        for words in ((), ("--at", 300)):
            with self.subTest(words), FakeServer() as server:
                result = run("load", "127.0.0.1", server.port, self.queries, 0.5, "--profile", "steered-subnet", *words)
                self.assertEqual(result.returncode, 0, result.stderr)
            # The first looks whether anybody is there.
            subnets = server.subnets[1:]
            self.assertGreater(len(subnets), 100)
            # Family 1, 24 bits, scope 0.
            self.assertEqual({subnet[:4] for subnet in subnets}, {b"\0\1\x18\0"})
            self.assertEqual({len(subnet) for subnet in subnets}, {7})
            self.assertGreater(len({subnet[4:] for subnet in subnets}), 0.99 * len(subnets))
            self.assertGreater(len({subnet[4] for subnet in subnets}), 64)

    def test_of_a_steered_name_asks_as_its_address_alone(self):
        with FakeServer() as server:
            result = run("load", "127.0.0.1", server.port, self.queries, 0.5, "--profile", "steered", "--at", 300)
            self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(set(server.subnets), {None})

    def test_up_a_ramp_finds_nothing_where_the_lowest_rate_is_missed(self):
        with FakeServer(loses=10) as server:
            result = run("load", "127.0.0.1", server.port, self.queries, 0.2, "--profile", "a", "--ramp", "--from", 100)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("0/s is the highest rate with 0.1 % lost at most", result.stdout)

    def test_up_a_ramp_stops_at_its_end(self):
        with FakeServer() as server:
            result = run("load", "127.0.0.1", server.port, self.queries, 0.2, "--profile", "a", "--ramp", "--from", 100,
                         "--to", 300, "--max-loss", 5)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("300/s is the highest rate with 5 % lost at most (the limit of --to)", result.stdout)
        self.assertIn(" 150 |", result.stdout)

    def test_wrongly_asked_exits_2_and_says_why(self):
        for words, reason in ((["127.0.0.1"], "port"), (["127.0.0.1", "0"], "'0' is not a number from 1 to 65535"),
                              (["127.0.0.1", "53", "--profile", "no"], "'no' is none of mixed"),
                              (["127.0.0.1", "53", "--at", "fast"], "'fast' is not a number"),
                              (["127.0.0.1", "53", "/nowhere"], "cannot read /nowhere"),
                              (["localhost.", "53", self.queries], "is no address"),
                              (["127.0.0.1", "53", self.queries, "--zone", "z"], "not both")):
            with self.subTest(words):
                result = run("load", *words)
                self.assertEqual((result.returncode, result.stdout), (2, ""))
                self.assertIn(reason, result.stderr)


class Help(unittest.TestCase):
    def test_of_each_script_tells_its_usage(self):
        for script in ("compare", "load", "plot", "queries", "soak"):
            result = run(script, "--help")
            self.assertEqual((result.returncode, result.stderr), (0, ""), script)
            self.assertTrue(result.stdout.startswith(f"usage: perf/{script} "), result.stdout)


class Queries(WithFolder):
    def test_writes_zone_and_queries(self):
        result = run("queries", self.folder / "new", "--big", 10)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual((self.folder / "new/big.example.zone").read_text().count(" A 1"), 20 + 2)
        hot = (self.folder / "new/hot.queries").read_text().splitlines()
        self.assertEqual(set(hot), {"host-0000000.big.example A"})

    def test_writes_a_configuration_that_steers(self):
        result = run("queries", self.folder / "new")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(set((self.folder / "new/steered.queries").read_text().splitlines()),
                         {"steered.example.com A"})
        lines = (self.folder / "new/fastrr.yaml").read_text().splitlines()
        self.assertEqual(sum(line.startswith("        - ") for line in lines), 8192)
        self.assertIn("    names: [steered.example.com]", lines)
        self.assertIn("      na: [198.51.100.1, 198.51.100.2, 198.51.100.3]", lines)


if __name__ == "__main__":
    unittest.main()
