"""Two network namespaces joined by a veth pair: the server's and the generator's."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import steering
from cli import Failure, tool

SERVER_ADDRESS = "10.53.0.1"
CLIENT_ADDRESS = "10.53.0.2"
SERVER_INTERFACE = "perf-s"
CLIENT_INTERFACE = "perf-c"
_OURS = re.compile(r"fastrr-perf-(\d+)-[sc]$")


class Link:
    """Made on entry, gone on exit, with every process in it. One queue each, so that one CPU does a side's work."""

    def __init__(self):
        self.server = f"fastrr-perf-{os.getpid()}-s"
        self.client = f"fastrr-perf-{os.getpid()}-c"

    def __enter__(self):
        remove_left_over()
        try:
            self._make()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for name in (self.server, self.client):
            _remove(name)

    def _make(self):
        for name in (self.server, self.client):
            _ip("netns", "add", name)
        queues = ["numrxqueues", "1", "numtxqueues", "1"]
        _ip("link", "add", SERVER_INTERFACE, "netns", self.server, *queues, "type", "veth",
            "peer", "name", CLIENT_INTERFACE, "netns", self.client, *queues)
        for name, interface, address in ((self.server, SERVER_INTERFACE, SERVER_ADDRESS),
                                         (self.client, CLIENT_INTERFACE, CLIENT_ADDRESS)):
            # Router solicitations and the like would be the only other traffic.
            _ip("netns", "exec", name, "sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6")
            _ip("-n", name, "address", "add", f"{address}/24", "dev", interface)
            _ip("-n", name, "link", "set", "lo", "up")
            _ip("-n", name, "link", "set", interface, "up")
        # Many sources behind one neighbour.
        _ip("-n", self.server, "route", "add", steering.SOURCES, "via", CLIENT_ADDRESS)

    def detach_xdp(self):
        """Takes off what an AF_XDP server may have left on its interface."""
        subprocess.run([tool("ip"), "-n", self.server, "link", "set", "dev", SERVER_INTERFACE, "xdp", "off"],
                       stderr=subprocess.DEVNULL)


def inside(name, cpu=None):
    """What stands before a command that runs in a namespace, on one CPU if one is named."""
    pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
    return [tool("ip"), "netns", "exec", name, *pinned]


def processes(name):
    """The ids of the processes in a namespace."""
    result = subprocess.run([tool("ip"), "netns", "pids", name], capture_output=True, text=True)
    return [int(word) for word in result.stdout.split()]


def cpu_seconds(name):
    """User and system time so far of every process in a namespace, threads that have ended included."""
    ticks = 0
    for process in processes(name):
        try:
            # Behind the command, which may hold blanks: state is field 3, utime 14, stime 15.
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def stop_processes(name, patience=5.0):
    """Asks them to end, and kills what has not after a while."""
    for number, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 2.0)):
        for process in processes(name):
            try:
                os.kill(process, number)
            except ProcessLookupError:
                pass
        until = time.monotonic() + seconds
        while processes(name) and time.monotonic() < until:
            time.sleep(0.02)


def remove_left_over():
    """Removes the namespaces of runs that were killed before they could."""
    listed = subprocess.run([tool("ip"), "netns", "list"], capture_output=True, text=True).stdout
    for line in listed.splitlines():
        name = line.split()[0] if line.split() else ""
        match = _OURS.match(name)
        if match and not Path(f"/proc/{match[1]}").exists():
            _remove(name)


def _remove(name):
    if Path(f"/run/netns/{name}").exists():
        stop_processes(name, patience=0)
        subprocess.run([tool("ip"), "netns", "del", name], stderr=subprocess.DEVNULL)


def _ip(*words):
    result = subprocess.run([tool("ip"), *words], capture_output=True, text=True)
    if result.returncode != 0:
        raise Failure(f"ip {' '.join(words)}: {result.stderr.strip()}")
