import tempfile
import unittest
from collections import Counter
from pathlib import Path

import support  # noqa: F401, I001
import questions
import zonefile
from cli import Failure

ZONE = """\
$TTL 1h
@  IN SOA ns1 hostmaster ( 1 ; serial
       7200 3600 1209600 300 )
   NS   ns1
ns1 300 IN A 192.0.2.53
www A 192.0.2.1
    A 192.0.2.2
    AAAA 2001:db8::1   ; a comment with ( in it
txt TXT "a ; b ( c" "d"
*.apps A 192.0.2.3
$ORIGIN sub.example.org.
a 1h30m CNAME www.example.org.
"""


class Zone(unittest.TestCase):
    def test_gives_each_owner_and_type_once(self):
        apex, pairs = zonefile.parse_zone(ZONE, "z", "example.org.")
        self.assertEqual(apex, "example.org.")
        self.assertEqual(pairs, [
            ("example.org.", "SOA"), ("example.org.", "NS"), ("ns1.example.org.", "A"), ("www.example.org.", "A"),
            ("www.example.org.", "AAAA"), ("txt.example.org.", "TXT"), ("*.apps.example.org.", "A"),
            ("a.sub.example.org.", "CNAME")])

    def test_that_includes_another_file_is_refused_with_its_line(self):
        self.assertRaisesRegex(Failure, r"z:2: \$INCLUDE", zonefile.parse_zone, "@ SOA a b 1 2 3 4 5\n$INCLUDE x\n",
                               "z", "example.org.")
        self.assertRaisesRegex(Failure, "no SOA", zonefile.parse_zone, "www A 192.0.2.1\n", "z", "example.org.")

    def test_that_we_write_is_what_we_ask_for(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "example.com.zone"
            questions.write_small_zone(path)
            apex, pairs = zonefile.read_zone(path)
            there = {f"{name.rstrip('.')} {rr_type}" for name, rr_type in pairs}
            lines = Counter(questions.small_source().lines("mixed"))
            missing = {line for line in lines if line not in there}
            self.assertEqual(apex, "example.com.")
            # An alias has no address of its own; what else is not there begins with nx.
            self.assertEqual({line for line in missing if not line.startswith("nx")}, {"alias.example.com A"})
            share = sum(lines[line] for line in missing if line.startswith("nx")) / sum(lines.values())
            self.assertAlmostEqual(share, 0.05, delta=0.005)
            questions.write_big_zone(path, 300)
            there = {f"{name.rstrip('.')} {rr_type}" for name, rr_type in zonefile.read_zone(path)[1]}
            self.assertLessEqual(set(questions.big_source(300).lines("mixed")), there)


class Sources(unittest.TestCase):
    def test_draw_the_same_every_time(self):
        for draw in ("mixed", "spread", "hot", "missing"):
            self.assertEqual(questions.small_source().lines(draw), questions.small_source().lines(draw))

    def test_of_names_that_do_not_exist_draw_each_once(self):
        lines = questions.small_source().lines("missing")
        self.assertEqual(len(set(lines)), len(lines))

    def test_of_a_zone_ask_for_it_all_and_for_no_asterisk(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "example.org.zone"
            path.write_text(ZONE)
            source = questions.zone_source(path)
        mixed = Counter(source.lines("mixed"))
        self.assertFalse([line for line in mixed if "*" in line])
        self.assertGreater(mixed["txt.example.org. TXT"], 1000)
        self.assertTrue([line for line in mixed if line.endswith(".apps.example.org. A")])
        self.assertEqual(set(source.lines("hot")), {"ns1.example.org. A"})
        self.assertEqual(set(source.lines("spread")),
                         {"ns1.example.org. A", "www.example.org. A", "www.example.org. AAAA"})
        self.assertTrue(all(line.endswith(".example.org. A") for line in source.lines("missing")))

    def test_of_a_file_keep_its_order(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "queries"
            path.write_text("; first\nb.example A\n\na.example  MX\nb.example A E\n")
            source = questions.file_source(path)
            self.assertEqual(source.lines("mixed"), ["b.example A", "a.example MX", "b.example A"])
            self.assertEqual(source.lines("mixed"), source.lines("mixed"))
            self.assertEqual(set(source.lines("hot")), {"b.example A"})
            path.write_text("name-only\n")
            self.assertRaisesRegex(Failure, "NAME TYPE", questions.file_source, path)


if __name__ == "__main__":
    unittest.main()
