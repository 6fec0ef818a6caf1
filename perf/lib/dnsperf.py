"""Runs dnsperf and reads its statistics."""

import re
import subprocess
from dataclasses import dataclass

from cli import Failure, tool
from histogram import PERCENTILES, Histogram
from rows import Row

_NUMBERS = {
    "sent": re.compile(r"Queries sent: +(\d+)"),
    "answered": re.compile(r"Queries completed: +(\d+)"),
    "seconds": re.compile(r"Run time \(s\): +([\d.]+)"),
    "mean": re.compile(r"Queries per second.*\n+ +Average Latency \(s\): +([\d.]+)"),
}
_CODE = re.compile(r"(\w+) (\d+) \([\d.]+%\)")
# "> NOERROR www.example.com A 0.000123"; T in place of the code and no latency where no answer came.
_ANSWER = re.compile(r"^> [A-Z]+\d* \S+ \S+ (\d+)\.(\d{6})$", re.MULTILINE)


@dataclass
class Statistics:
    """One run. The mean in seconds; latencies in nanoseconds, where each was asked for."""

    seconds: float
    sent: int
    answered: int
    mean: float
    codes: dict
    histogram: Histogram | None
    rate: float | None = None

    @property
    def loss(self):
        return 1 - self.answered / self.sent if self.sent else 1.0

    @property
    def is_short(self):
        """Whether fewer queries were sent than asked for: what waits for answers slows down with the server."""
        return self.rate is not None and self.sent < 0.99 * self.rate * self.seconds

    @property
    def note(self):
        return "dnsperf did not reach the rate" if self.is_short else ""

    def row(self, **more):
        latencies = {}
        if self.histogram is not None and self.histogram.total:
            latencies = {f"{name}_us": self.histogram.percentile(share) / 1000
                         for name, share in PERCENTILES.items()}
            latencies["max_us"] = self.histogram.largest / 1000
        return Row(kind="paced" if self.rate else "window", seconds=self.seconds, sent=self.sent,
                   answered=self.answered, offered=self.rate, note=self.note, **latencies, **more)


def parse(text, rate=None, has_latencies=False):
    found = {name: pattern.search(text) for name, pattern in _NUMBERS.items()}
    if any(found[name] is None for name in ("sent", "answered", "seconds")):
        raise Failure(f"dnsperf gave no statistics:\n{text[-2000:]}")
    codes = re.search(r"Response codes: +(.+)", text)
    # What was not read out at the end of a run is no loss: dnsperf says so itself.
    interrupted = re.search(r"Queries interrupted: +(\d+)", text)
    return Statistics(
        seconds=float(found["seconds"][1]),
        sent=int(found["sent"][1]) - (int(interrupted[1]) if interrupted else 0),
        answered=int(found["answered"][1]),
        mean=float(found["mean"][1]) if found["mean"] else 0.0,
        codes={name: int(count) for name, count in _CODE.findall(codes[1])} if codes else {},
        histogram=_latencies(text) if has_latencies else None,
        rate=rate)


def _latencies(text):
    counts = {}
    for whole, micro in _ANSWER.findall(text):
        nanoseconds = (int(whole) * 1_000_000 + int(micro)) * 1000
        counts[nanoseconds] = counts.get(nanoseconds, 0) + 1
    return Histogram(counts.items())


def run(address, port, queries, profile, seconds, *, rate=None, has_latencies=False):
    """One run to its end; without a rate as fast as the answers come, 100 outstanding."""
    words = [tool("dnsperf"), "-s", str(address), "-p", str(port), "-d", str(queries), "-l", str(seconds), "-t", "5" if rate is None else "1",
             "-m", "tcp" if profile.is_tcp else "udp", "-c", "20" if profile.is_tcp else "8", "-b", "4096",
             "-O", "suppress=timeouts,congestion,sendfailed,sockready,unexpected"]
    if profile.is_new_connection:
        words += ["-O", "num-queries-per-conn=1"]
    if profile.has_edns:
        words += ["-e"]
    if rate is not None:
        words += ["-Q", str(max(1, round(rate))), "-q", "10000"]
    if has_latencies:
        words += ["-v"]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        raise Failure(f"dnsperf: {(result.stderr or result.stdout).strip()}")
    return parse(result.stdout, rate, has_latencies)
