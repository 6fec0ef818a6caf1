"""On what, with what and when something was measured: without it a figure says nothing."""

import os
import platform
import shlex
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

from cli import ROOT, program, tool


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.machine()


def memory_gib():
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemTotal:"):
            return int(line.split()[1]) / 2**20
    return 0.0


def system():
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("PRETTY_NAME="):
            return line.partition("=")[2].strip('"')
    return platform.system()


def commit():
    """The commit that is checked out, and whether files differ from it; None without git."""
    try:
        words = ["git", "-C", str(ROOT)]
        found = subprocess.run([*words, "rev-parse", "--short=10", "HEAD"], capture_output=True, text=True, check=True)
        changed = subprocess.run([*words, "status", "--porcelain"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return found.stdout.strip() + (" with changes" if changed.stdout.strip() else "")


def runtime():
    result = subprocess.run([tool("dotnet"), "--list-runtimes"], capture_output=True, text=True)
    versions = [line.split()[1] for line in result.stdout.splitlines() if line.startswith("Microsoft.NETCore.App ")]
    return versions[-1] if versions else None


def stolen_ticks():
    """(ticks that the host gave to others, ticks in all) since the machine started."""
    ticks = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return ticks[7], sum(ticks)


class Busy:
    """What else the machine had to do: its load before, and what its host gave to others since."""

    def __init__(self):
        self.load_before = os.getloadavg()[0]
        self._start = stolen_ticks()

    @property
    def stolen_percent(self):
        stolen, total = (now - then for now, then in zip(stolen_ticks(), self._start))
        return 100 * stolen / total if total else 0.0


def command_line():
    """What was typed, with the script's name as the repository has it."""
    return shlex.join([program(), *sys.argv[1:]])


def today():
    return datetime.now(timezone.utc)


def header(title, versions, facts):
    """The beginning of a result: what, when, where, with which versions and by which command."""
    lines = [f"# {title}", "", "| | |", "|---|---|", f"| date | {today():%Y-%m-%d %H:%M} UTC |",
             f"| machine | {os.cpu_count()} × {processor()}, {memory_gib():.1f} GiB |",
             f"| system | {system()}, Linux {platform.release()} |"]
    lines += [f"| {label} | {version} |" for label, version in versions.items() if version]
    lines += [f"| {name} | {value} |" for name, value in facts.items() if value]
    return "\n".join([*lines, f"| command | `{command_line()}` |", ""])
