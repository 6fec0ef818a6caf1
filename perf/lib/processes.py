"""Looks at a running process from outside: who listens on a port, and how much memory it holds."""

import contextlib
import ipaddress
import os
import re
import socket
import struct
from pathlib import Path

from cli import Failure


def resident_octets(process):
    """VmRSS of a process."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
        return int(re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)[1]) * 1024
    except (OSError, TypeError) as error:
        raise Failure(f"process {process} is gone") from error


def listener(address, port):
    """The process that has a UDP socket on this address, or on all of them, and this port."""
    inodes = _sockets(ipaddress.ip_address(address), port)
    for folder in Path("/proc").glob("[0-9]*/fd"):
        try:
            for entry in os.scandir(folder):
                match = re.fullmatch(r"socket:\[(\d+)\]", os.readlink(entry.path))
                if match and match[1] in inodes:
                    return int(folder.parent.name)
        except OSError:
            continue
    raise Failure(f"no process to be seen that listens on {address} port {port}: give --pid, or run as its user")


def _sockets(address, port):
    wanted = {_proc_form(address), _proc_form(ipaddress.ip_address("0.0.0.0" if address.version == 4 else "::"))}
    # A socket on :: takes IPv4 as well, unless it says no.
    wanted.add(_proc_form(ipaddress.ip_address("::")))
    inodes = set()
    for table in ("udp", "udp6"):
        path = Path(f"/proc/net/{table}")
        for line in path.read_text().splitlines()[1:] if path.exists() else []:
            fields = line.split()
            local, _, number = fields[1].partition(":")
            if int(number, 16) == port and local in wanted:
                inodes.add(fields[9])
    return inodes


def _proc_form(address):
    """As /proc/net has it: 32-bit words in the machine's order."""
    words = struct.unpack(f"={len(address.packed) // 4}I", address.packed)
    return "".join(f"{word:08X}" for word in words)


def listens(port):
    """Whether a connection to a port of 127.0.0.1 is taken."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def free_ports(count):
    """So many ports of 127.0.0.1, each another, that nobody has now, for UDP nor TCP."""
    with contextlib.ExitStack() as held:
        ports = []
        while len(ports) < count:
            tcp = held.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
            tcp.bind(("127.0.0.1", 0))
            udp = held.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            try:
                udp.bind(tcp.getsockname())
            except OSError:
                continue
            ports.append(tcp.getsockname()[1])
        return ports
