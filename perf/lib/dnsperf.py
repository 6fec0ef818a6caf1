"""Runs dnsperf and reads its statistics."""

import re
import subprocess
from dataclasses import dataclass

from cli import Failure, tool
from rows import Row

_NUMBERS = {
    "sent": re.compile(r"Queries sent: +(\d+)"),
    "answered": re.compile(r"Queries completed: +(\d+)"),
    "seconds": re.compile(r"Run time \(s\): +([\d.]+)"),
    "mean": re.compile(r"Queries per second.*\n+ +Average Latency \(s\): +([\d.]+)"),
}
_CODE = re.compile(r"(\w+) (\d+) \([\d.]+%\)")


@dataclass
class Statistics:
    """One run, as fast as the answers came. The mean latency in seconds."""

    seconds: float
    sent: int
    answered: int
    mean: float
    codes: dict

    def row(self, **more):
        return Row(kind="window", seconds=self.seconds, sent=self.sent, answered=self.answered, **more)


def parse(text):
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
        codes={name: int(count) for name, count in _CODE.findall(codes[1])} if codes else {})


def run(address, port, queries, profile, seconds):
    """One run to its end, 100 queries outstanding."""
    words = [tool("dnsperf"), "-s", str(address), "-p", str(port), "-d", str(queries), "-l", str(seconds),
             "-m", "tcp" if profile.is_tcp else "udp", "-c", "20" if profile.is_tcp else "8", "-b", "4096",
             "-O", "suppress=timeouts,congestion,sendfailed,sockready,unexpected",
             *(["-e"] if profile.has_edns else [])]
    result = subprocess.run(words, capture_output=True, text=True)
    if result.returncode != 0:
        raise Failure(f"dnsperf: {(result.stderr or result.stdout).strip()}")
    return parse(result.stdout)
