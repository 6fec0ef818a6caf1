import dataclasses
import re
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import support  # noqa: F401, I001
import servers
import steering
from cli import Failure
from questions import PROFILES


class Find(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.zone_file = self.folder / "z.zone"
        self.zone_file.write_text("@ SOA a b 1 2 3 4 5\n")
        self.program = self.folder / "fastrr"
        self.program.write_text("")
        self.place = servers.Place(self.folder, "10.0.0.1", 53, "veth", "example.com", self.zone_file)

    def start(self, word):
        label, server = servers.find(word, self.program)
        return label, [str(part) for part in server.start(self.place)]

    def test_fastrr_is_set_up_with_one_worker_and_the_io_that_is_named(self):
        for word, io in (("fastrr", "auto"), ("fastrr:sockets", "sockets")):
            label, command = self.start(word)
            self.assertEqual((label, command[0]), (word, str(self.program)))
            configuration = Path(command[-1]).read_text()
            for line in ('  listen: ["10.0.0.1:53"]', "  workers: 1", f"  io: {io}",
                         f'  - {{ name: example.com, file: "{self.zone_file}" }}'):
                self.assertIn(line + "\n", configuration)

    def test_who_steers_is_told_of_every_network(self):
        place = dataclasses.replace(self.place, is_steered=True)
        with mock.patch("servers.tool", lambda name: name):
            for word, name, line in (("fastrr", "fastrr.yaml", "        - 10.54.1.0/24"),
                                     ("gdnsd", "config", "      10.54.1.0/24 => [ na ]"),
                                     ("knot", "views.conf", "  - net: 10.54.1.0/24")):
                servers.find(word, self.program)[1].start(place)
                text = (self.folder / name).read_text()
                self.assertIn(f"{line}\n", text, word)
                self.assertEqual(len(re.findall(r"\d/\d+ => |  - (?:net: )?\d.*/\d+\n", text)), steering.NETWORKS, word)
        self.assertIn("\nsteered 300 DYNA geoip!steered\n", (self.folder / "zones/example.com").read_text())
        self.assertIn("\nsteered 300 A 192.0.2.1\n", (self.folder / "steered.zone").read_text())
        for line in ("edns-client-subnet: on", "module: mod-geoip/steered", f'file: "{self.folder}/steered.zone"'):
            self.assertIn(f"    {line}\n", (self.folder / "knot.conf").read_text())

    def test_who_does_not_steer_is_told_of_none(self):
        with mock.patch("servers.tool", lambda name: name):
            for word, name in (("fastrr", "fastrr.yaml"), ("gdnsd", "config"), ("knot", "knot.conf")):
                servers.find(word, self.program)[1].start(self.place)
                self.assertNotRegex((self.folder / name).read_text(), "geo|client-subnet")

    def test_only_who_can_steer_takes_the_profile(self):
        takes = {word: servers.find(word, self.program)[1].takes(PROFILES["steered"])
                 for word in ("fastrr", "floor", "gdnsd", "knot", "knot-xdp", "nsd", "bind", "pdns", "mine=dns")}
        self.assertEqual([word for word, can in takes.items() if not can], ["nsd", "bind", "pdns"])
        self.assertTrue(servers.PEERS["nsd"].takes(PROFILES["hot"]))
        self.assertEqual(servers.PEERS["knot"].packages_for(["hot", "steered"]), ("knot", "knot-module-geoip"))
        self.assertEqual(servers.PEERS["knot"].packages_for(["hot"]), ("knot",))

    def test_another_build_has_a_label_of_its_own(self):
        other = self.folder / "old"
        other.write_text("")
        label, command = self.start(f"before=@{other}:mmsg")
        self.assertEqual((label, command[0]), ("before", str(other)))
        self.assertIn("  io: mmsg\n", Path(command[-1]).read_text())
        self.assertRaisesRegex(Failure, "is no program", self.start, "before=@/nowhere/fastrr")

    def test_a_command_is_given_what_it_is_to_use(self):
        self.assertEqual(self.start("mine=dns -l {address}:{port} '{zone} in' {zone_file}"),
                         ("mine", ["dns", "-l", "10.0.0.1:53", "example.com in", str(self.zone_file)]))
        self.assertRaisesRegex(Failure, "stands for nothing", self.start, "mine=dns {host}")

    def test_an_unknown_word_is_refused_with_those_that_are_known(self):
        self.assertRaisesRegex(Failure, "'named' is none of fastrr, fastrr:IO, floor, gdnsd", self.start, "named")


if __name__ == "__main__":
    unittest.main()
