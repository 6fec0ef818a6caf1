"""One server at a time on one end of a link, a generator on the other, and what is measured between them."""

import shutil
import subprocess
import time
from contextlib import contextmanager

import kxdpgun
import network
import pacer
import steering
from cli import Failure
from rows import Row
from search import Trial, find_rate
from servers import Place

SERVER_CPU = 0
GENERATOR_CPU = 1
PORT = 53
START_PATIENCE = 120
WARM_UP_RATE = 50_000
LOWEST_RATE = 5_000
HIGHEST_RATE = 400_000


class Bench:
    """Servers are measured in the zone it is made with. questions: query files by profile, `probe` among them."""

    def __init__(self, link, folder, zone, zone_file, profiles, query_files):
        self.link, self.folder = link, folder
        self.zone, self.zone_file = zone, zone_file
        self.profiles, self.query_files = profiles, query_files
        self.is_steered = any(profile.is_steered for profile in profiles.values())

    @property
    def generator(self):
        return network.inside(self.link.client, GENERATOR_CPU)

    @contextmanager
    def running(self, label, server):
        """Starts a server and waits until it answers; ends it whatever happens in between."""
        folder = self.folder / f"run-{label.replace(':', '-').replace('/', '-')}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        place = Place(folder, network.SERVER_ADDRESS, PORT, network.SERVER_INTERFACE, self.zone, self.zone_file,
                      self.is_steered)
        command = [*network.inside(self.link.server, SERVER_CPU), *map(str, server.start(place))]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            try:
                self._wait_until_ready(label, process, folder / "log")
                yield
            finally:
                network.stop_processes(self.link.server)
                process.wait()
                self.link.detach_xdp()

    def _wait_until_ready(self, label, process, log):
        until = time.monotonic() + START_PATIENCE
        while time.monotonic() < until and process.poll() is None:
            if pacer.answers(network.SERVER_ADDRESS, PORT, self.query_files["probe"], prefix=self.generator) == 0:
                return
            time.sleep(0.05)
        ended = "" if process.poll() is None else f" and ended with {process.returncode}"
        said = log.read_text(errors="replace").strip()[-1500:]
        raise Failure(f"{label} did not answer{ended}:\n{said}")

    def warm_up(self, profile, seconds):
        """What compiles as it runs is compiled before it is measured."""
        self._shoot(profile, WARM_UP_RATE, seconds)

    def overload(self, label, profile, number, rate, seconds):
        """Offers more than is taken, and counts what comes back."""
        before = network.cpu_seconds(self.link.server)
        shots = self._shoot(profile, rate, seconds)
        used = network.cpu_seconds(self.link.server) - before
        return Row(kind="overload", server=label, profile=profile, round=number, seconds=seconds, sent=shots.sent,
                   answered=shots.answered, offered=shots.sent / seconds, cpu_us=_per_answer(used, shots.answered),
                   note=self._strange_codes(profile, shots.codes))

    def paced(self, label, profile, number, rate, seconds):
        """Latency at a rate."""
        before = network.cpu_seconds(self.link.server)
        result = self._pace(profile, rate, seconds)
        used = network.cpu_seconds(self.link.server) - before
        row = result.row(server=label, profile=profile, round=number)
        row.cpu_us = _per_answer(used, row.answered)
        row.note = ", ".join(filter(None, [row.note, self._strange_codes(profile, result.codes)]))
        return row

    def highest_rate(self, profile, seconds, max_loss, tell):
        """The highest rate with so small a share lost; 0 where there is none."""
        trial = Trial(lambda rate: self._pace(profile, rate, seconds), max_loss, tell)
        return find_rate(trial, LOWEST_RATE, HIGHEST_RATE)

    def _shoot(self, profile, rate, seconds):
        if self.profiles[profile].has_subnet:
            # kxdpgun knows no client subnet.
            return self._pace(profile, rate, seconds)
        sources = steering.SOURCES if self.profiles[profile].is_steered else None
        return kxdpgun.run(network.SERVER_ADDRESS, PORT, self.query_files[f"{profile}+kxdpgun"], rate=rate,
                           seconds=seconds, sources=sources, prefix=self.generator)

    def _pace(self, profile, rate, seconds):
        return pacer.run(network.SERVER_ADDRESS, PORT, self.query_files[profile], rate=rate, seconds=seconds,
                         profile=self.profiles[profile], prefix=self.generator)

    def _strange_codes(self, profile, codes):
        """A rate of refusals would be no rate of answers."""
        strange = {code: count for code, count in codes.items() if not self.profiles[profile].expects(code)}
        return ", ".join(f"{count} {code}" for code, count in strange.items())


def _per_answer(seconds, answers):
    return 1e6 * seconds / answers if answers else None
