"""Runs the project's own generators, pacer over UDP and streams over TCP, and reads what they say."""

import json
import subprocess
from dataclasses import dataclass, field

import native
from cli import Failure
from histogram import PERCENTILES, Histogram
from questions import Profile
from rows import Row

RCODES = {0: "NOERROR", 1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 4: "NOTIMP", 5: "REFUSED"}
# A part of the queries that left later than they should; above it the generator was not up to the rate.
TARDY_SHARE = 0.01


@dataclass
class Paced:
    """One run. Latencies in nanoseconds."""

    seconds: float
    sent: int
    answered: int
    dropped_here: int
    tardy: int
    unmatched: int
    broken: int
    rcodes: dict
    histogram: Histogram
    rate: float | None = None
    shares: list = field(default_factory=list)

    @property
    def loss(self):
        """The share that got no answer."""
        return 1 - self.answered / self.sent if self.sent else 1.0

    @property
    def is_short(self):
        """Whether fewer were sent than asked for: over UDP that is the generator's doing, over TCP the server's."""
        return self.rate is not None and self.sent < 0.99 * self.rate * self.seconds

    @property
    def note(self):
        parts = []
        if self.is_short:
            parts.append("the rate was not reached")
        elif self.tardy > TARDY_SHARE * self.sent:
            parts.append(f"{100 * self.tardy / self.sent:.1f} % sent over 1 ms late")
        if self.dropped_here:
            parts.append(f"{self.dropped_here} responses lost by the generator")
        if self.unmatched:
            parts.append(f"{self.unmatched} responses to no query")
        if self.broken:
            parts.append(f"{self.broken} connections broken")
        return ", ".join(parts)

    @property
    def mean(self):
        """Latency in seconds."""
        return self.histogram.mean / 1e9

    @property
    def codes(self):
        return {RCODES.get(code, str(code)): count for code, count in sorted(self.rcodes.items())}

    def row(self, **more):
        latencies = {f"{name}_us": _microseconds(self.histogram.percentile(share))
                     for name, share in PERCENTILES.items()}
        return Row(kind="paced" if self.rate else "window", seconds=self.seconds, sent=self.sent,
                   answered=self.answered, offered=self.rate, max_us=_microseconds(self.histogram.largest),
                   note=self.note, **latencies, **more)


def _microseconds(nanoseconds):
    return None if nanoseconds is None else nanoseconds / 1000


def parse(text, rate=None):
    """What the program printed."""
    said = json.loads(text)
    return Paced(seconds=said["seconds"], sent=said["sent"], answered=said["answered"],
                 dropped_here=said["dropped_here"], tardy=said["tardy"], unmatched=said["unmatched"],
                 broken=said["broken"],
                 rcodes={int(code): count for code, count in said["rcodes"].items()},
                 histogram=Histogram(said["histogram"]), rate=rate, shares=said["shares"])


def command(address, port, queries, *, rate=None, window=None, seconds=1.0, count=None, sockets=None, patience=None,
            profile=Profile("mixed"), shares=False):
    words = [str(native.program("streams" if profile.is_tcp else "pacer"))]
    given = {"-r": rate, "-w": window, "-t": seconds, "-n": count, "-c": sockets, "-W": patience}
    for option, value in given.items():
        if value is not None:
            words += [option, str(value)]
    flags = {"-e": profile.has_edns, "-S": profile.has_subnet, "-N": profile.is_new_connection, "-s": shares}
    return [*words, *(flag for flag, is_set in flags.items() if is_set), str(address), str(port), str(queries)]


def run(address, port, queries, *, prefix=(), **options):
    """One run to its end. prefix: what stands before the program, as for another namespace."""
    words = [*prefix, *command(address, port, queries, **options)]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        raise Failure(result.stderr.strip() or f"{' '.join(words)}: exit {result.returncode}")
    return parse(result.stdout, options.get("rate"))


def answers(address, port, queries, *, prefix=(), patience=0.5):
    """The response code to the first question, or None where no response comes."""
    result = run(address, port, queries, prefix=prefix, count=1, sockets=1, seconds=patience, patience=patience)
    return next(iter(result.rcodes), None)
