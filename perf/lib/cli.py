"""What every script of perf/ shares: how it fails, what it needs, how it reads numbers."""

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# The Debian package that each program comes in.
PACKAGES = {
    "dig": "bind9-dnsutils",
    "dnsperf": "dnsperf",
    "dotnet": "dotnet-sdk-10.0",
    "gcc": "gcc, libc6-dev",
    "gdnsd": "gdnsd",
    "ip": "iproute2",
    "knotd": "knot",
    "kxdpgun": "knot-dnsutils",
    "named": "bind9",
    "nsd": "nsd",
    "pdns_server": "pdns-server, pdns-backend-bind",
}


class Failure(Exception):
    """What makes a run impossible, in words for the one who started it. Exit 2."""


def tool(name):
    """The path of a program. Daemons live in sbin, which is not in everybody's PATH."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/local/sbin")
    if path is None:
        raise Failure(f"{name} is not installed (Debian: {PACKAGES.get(name, name)})")
    return path


def require_root(why):
    if os.geteuid() != 0:
        raise Failure(f"needs root: {why}")


def say(text):
    """What is going on, apart from the results."""
    print(text, file=sys.stderr, flush=True)


def run(main):
    """Runs a script's main: its number is the exit code. However it ends, `finally` and `with` have their turn."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda which, _: sys.exit(128 + which))
    try:
        code = main()
    except Failure as failure:
        say(f"{program()}: {failure}")
        code = 2
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # Whoever read has gone; what is still in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    sys.exit(code)


def program():
    return f"perf/{Path(sys.argv[0]).name}"


def parser(text, **more):
    return argparse.ArgumentParser(
        prog=program(), description=text, formatter_class=argparse.RawDescriptionHelpFormatter, **more)


def between(lowest, highest, kind=float):
    """A type for argparse: a number that lies in a range, ends included."""
    def parse(text):
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not lowest <= value <= highest:
            raise argparse.ArgumentTypeError(f"'{text}' is not a number from {lowest} to {highest}")
        return value
    return parse


def words(allowed):
    """A type for argparse: words of a list, with commas between; 'all' is every one."""
    def parse(text):
        chosen = list(allowed) if text == "all" else text.split(",")
        for word in chosen:
            if word not in allowed:
                raise argparse.ArgumentTypeError(f"'{word}' is none of {', '.join(allowed)}")
        return chosen
    return parse


def rates(text):
    """A type for argparse: queries a second, with commas between."""
    parse = between(1, 10_000_000)
    return [parse(word) for word in text.split(",")]


PORT = between(1, 65535, int)
SECONDS = between(0.1, 86_400)
RATE = between(1, 10_000_000)
