"""Runs kxdpgun, which sends more than any server takes, and reads its statistics."""

import re
import subprocess
from dataclasses import dataclass

from cli import Failure, tool

_QUERIES = re.compile(r"total queries: +(\d+) \((\d+) pps\)")
_REPLIES = re.compile(r"total replies: +(\d+) \((\d+) pps\)")
_CODE = re.compile(r"responded (\w+): +(\d+)")
_DURATION = re.compile(r"duration: +(\d+) s")


@dataclass
class Shots:
    """One run. Replies are counted, not matched with their queries."""

    seconds: float
    sent: int
    answered: int
    codes: dict


def parse(text, seconds):
    queries, replies = _QUERIES.search(text), _REPLIES.search(text)
    if queries is None or replies is None:
        raise Failure(f"kxdpgun gave no statistics:\n{text.strip()[-2000:]}")
    return Shots(seconds, int(queries[1]), int(replies[1]),
                 {code: int(count) for code, count in _CODE.findall(text)})


def run(address, port, queries, *, rate, seconds, sources=None, prefix=()):
    """One run of whole seconds to its end. sources: a network to ask from, instead of the one address."""
    words = [*prefix, tool("kxdpgun"), "-t", str(seconds), "-Q", str(round(rate)), "-i", str(queries), "-p", str(port),
             *(["-l", sources] if sources else []), str(address)]
    result = subprocess.run(words, capture_output=True, text=True)
    return parse(result.stdout + result.stderr, seconds)
