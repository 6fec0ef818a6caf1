"""What servers are asked: the built-in zones, one's own zone or a file of queries, drawn by profile."""

import itertools
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import steering
import zonefile
from cli import Failure

# The same questions on every machine and every day.
SEED = 1729
COUNT = 100_000
BIG_NAMES = 1_000_000
SMALL_HOSTS = 1000


@dataclass(frozen=True)
class Profile:
    """draw: which kind of question; the rest is how it is put."""

    draw: str
    is_tcp: bool = False
    is_new_connection: bool = False
    has_edns: bool = False
    has_subnet: bool = False

    @property
    def is_steered(self):
        return self.draw == "steered"

    def expects(self, code):
        """Whether a server that serves what is asked may answer so."""
        return code == "NOERROR" or (code == "NXDOMAIN" and not self.is_steered)


PROFILES = {
    "mixed": Profile("mixed"),
    "a": Profile("spread"),
    "hot": Profile("hot"),
    "nxdomain": Profile("missing"),
    "edns": Profile("mixed", has_edns=True),
    "steered": Profile("steered"),
    "steered-subnet": Profile("steered", has_edns=True, has_subnet=True),
    "tcp": Profile("mixed", is_tcp=True),
    "tcp-new": Profile("mixed", is_tcp=True, is_new_connection=True),
}


@dataclass(frozen=True)
class Source:
    """Where questions come from. Each draws a line "NAME TYPE" with the random numbers it is given."""

    mixed: Callable
    spread: Callable
    hot: Callable
    missing: Callable
    # One name too: it stands for one that is steered.
    steered: Callable
    # A question that has an answer, to see whether the server is there.
    probe: str
    count: int = COUNT

    def lines(self, draw):
        """As many lines as the source has, the same every time."""
        numbers = random.Random(SEED)
        return [getattr(self, draw)(numbers) for _ in range(self.count)]


def small_source():
    """Questions for example.com: mostly names of one type, one hot name, few that do not exist."""
    def mixed(numbers):
        part = numbers.random()
        if part < 0.60:
            return f"h{numbers.randrange(SMALL_HOSTS)}.example.com A"
        if part < 0.75:
            return "www.example.com A"
        if part < 0.85:
            return "www.example.com AAAA"
        if part < 0.90:
            return "mail.example.com MX"
        if part < 0.95:
            return "alias.example.com A"
        return f"nx{numbers.randrange(COUNT)}.example.com A"

    return Source(mixed, lambda numbers: f"h{numbers.randrange(SMALL_HOSTS)}.example.com A",
                  lambda _: "www.example.com A", lambda numbers: f"{numbers.getrandbits(48):012x}.example.com A",
                  lambda _: f"{steering.NAME}.example.com A", "www.example.com A")


def big_source(names=BIG_NAMES):
    """Questions for big.example: all names alike."""
    def spread(numbers):
        return f"host-{numbers.randrange(names):07d}.big.example A"

    def hot(_):
        return "host-0000000.big.example A"

    return Source(spread, spread, hot, lambda numbers: f"{numbers.getrandbits(48):012x}.big.example A", hot, hot(None))


def zone_source(path):
    """Questions for one's own zone: every RRset alike, one of twenty names not there; hot is its first address."""
    origin, pairs = zonefile.read_zone(path)
    addresses = [f"{name} {rr_type}" for name, rr_type in pairs if rr_type in ("A", "AAAA") and "*" not in name]
    addresses = addresses or [f"{origin} SOA"]

    def missing(numbers):
        return f"{numbers.getrandbits(48):012x}.{origin.lstrip('.')} A"

    def mixed(numbers):
        if numbers.random() < 0.05:
            return missing(numbers)
        name, rr_type = numbers.choice(pairs)
        if name.startswith("*"):
            name = format(numbers.getrandbits(32), "x") + name[1:]
        return f"{name} {rr_type}"

    def hot(_):
        return addresses[0]

    return Source(mixed, lambda numbers: numbers.choice(addresses), hot, missing, hot, f"{origin} SOA")


def file_source(path):
    """Questions of a file, in its order; missing puts a label that is nowhere before each name."""
    try:
        text = Path(path).read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"cannot read {path}: {error}") from error
    lines = [" ".join(line.split()[:2]) for line in text.splitlines() if line.strip() and line[0] not in "#;"]
    if not lines or any(" " not in line for line in lines):
        raise Failure(f"{path}: a line is NAME TYPE, and there has to be one")
    order = itertools.cycle(lines)

    def hot(_):
        return lines[0]

    return Source(lambda _: next(order), lambda _: next(order), hot,
                  lambda numbers: f"{numbers.getrandbits(48):012x}.{numbers.choice(lines)}", hot, lines[0], len(lines))


def write_lines(path, lines, ending=""):
    with open(path, "w", encoding="ascii") as file:
        file.writelines(f"{line}{ending}\n" for line in lines)
    return path


_HEAD = """$TTL 300
$ORIGIN {0}
@ SOA ns1 hostmaster 1 3600 600 86400 60
@ NS ns1
@ NS ns2
ns1 A 192.0.2.53
ns2 A 192.0.2.54
"""


def write_small_zone(path):
    """example.com: a thousand names of three A, and some of other types."""
    with open(path, "w", encoding="ascii") as file:
        file.write(_HEAD.format("example.com."))
        for last in (1, 2, 3):
            file.write(f"www A 192.0.2.{last}\nwww AAAA 2001:db8::{last}\n")
        file.write("alias CNAME www\nmail MX 10 mx1\nmail MX 10 mx2\nmx1 A 192.0.2.11\nmx2 A 192.0.2.12\n"
                   "_sip._udp SRV 10 60 5060 sip1\n_sip._udp SRV 10 40 5060 sip2\n"
                   "sip1 A 192.0.2.21\nsip2 A 192.0.2.22\n"
                   'txt TXT "some text"\n*.wild A 192.0.2.77\nsub NS ns.sub\nns.sub A 192.0.2.99\n')
        for host in range(SMALL_HOSTS):
            file.writelines(f"h{host} A 10.{host >> 8}.{host & 255}.{last}\n" for last in (1, 2, 3))


def write_fastrr(path):
    """A configuration that serves the small zone beside it, with its steered name."""
    with open(path, "w", encoding="ascii") as file:
        file.write("zones:\n  - { name: example.com, file: example.com.zone }\n")
        file.write(steering.fastrr_sections("example.com"))


def write_big_zone(path, names=BIG_NAMES):
    """big.example: so many names of two A each."""
    with open(path, "w", encoding="ascii") as file:
        file.write(_HEAD.format("big.example."))
        for i in range(names):
            address = f"{i >> 16 & 255}.{i >> 8 & 255}.{i & 255}"
            file.write(f"host-{i:07d} A 10.{address}\nhost-{i:07d} A 11.{address}\n")
