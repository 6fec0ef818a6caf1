"""How each server is set up: one worker, rotation on, rate limits off, nothing but the zone that is asked."""

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import native
import publishing
import steering
from cli import Failure, tool
from questions import PROFILES


@dataclass(frozen=True)
class Place:
    """Where a server runs: its folder for what it needs, where it listens, and the one zone it serves."""

    folder: Path
    address: str
    port: int
    interface: str
    zone: str
    zone_file: Path
    # Whether it has to steer the one name of lib/steering.py as well.
    is_steered: bool = False

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path


@dataclass(frozen=True)
class Server:
    """One that can be compared. start makes its configuration and gives the command that runs it."""

    start: Callable
    # Debian's packages, and the one of them whose version is told.
    packages: tuple = ()
    # Those it needs to steer as well; None: it cannot.
    steering_packages: tuple | None = None

    @property
    def package(self):
        return self.packages[0] if self.packages else None

    def takes(self, profile):
        """Whether it can be asked what the profile asks."""
        return self.steering_packages is not None or not profile.is_steered

    def packages_for(self, profiles):
        """What has to be installed before it is measured under these."""
        is_steered = any(PROFILES[name].is_steered for name in profiles)
        return (*self.packages, *(self.steering_packages or () if is_steered else ()))


def start_floor(place):
    return [native.program("floor"), place.address, str(place.port)]


def start_gdnsd(place):
    plugins = steering.gdnsd_plugins() if place.is_steered else ""
    record = steering.gdnsd_record() if place.is_steered else ""
    place.write(f"zones/{place.zone}", place.zone_file.read_text() + record)
    for folder in ("run", "state"):
        (place.folder / folder).mkdir()
    place.write("config", f"""options => {{
  listen => {place.address}:{place.port}
  run_dir => {place.folder}/run, state_dir => {place.folder}/state
  udp_threads => 1, tcp_threads => 1
}}
{plugins}""")
    return [tool("gdnsd"), "-c", place.folder, "start"]


def start_nsd(place):
    place.write("nsd.conf", f"""server:
  ip-address: {place.address}@{place.port}
  server-count: 1
  reuseport: yes
  round-robin: yes
  rrl-ratelimit: 0
  rrl-whitelist-ratelimit: 0
  username: ""
  database: ""
  zonesdir: "{place.folder}"
  pidfile: "{place.folder}/nsd.pid"
  xfrdfile: "{place.folder}/xfrd.state"
  zonelistfile: "{place.folder}/zone.list"
remote-control:
  control-enable: no
zone:
  name: {place.zone}
  zonefile: "{place.zone_file}"
""")
    return [tool("nsd"), "-d", "-c", place.folder / "nsd.conf"]


def _start_knot(place, listen, more=""):
    zone_file, subnets, module, use = place.zone_file, "", "", ""
    if place.is_steered:
        zone_file = place.write("steered.zone", place.zone_file.read_text() + steering.plain_records())
        views = place.write("views.conf", steering.knot_views(place.zone))
        subnets = "    edns-client-subnet: on\n"
        module = steering.knot_module(views)
        use = f"    module: mod-geoip/{steering.NAME}\n"
    place.write("knot.conf", f"""server:
    rundir: "{place.folder}"
    listen: {listen}
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
    answer-rotation: on
{subnets}{more}database:
    storage: "{place.folder}"
{module}zone:
  - domain: {place.zone}
    file: "{zone_file}"
    zonefile-load: whole
    journal-content: none
{use}""")
    return [tool("knotd"), "-c", place.folder / "knot.conf"]


def start_knot(place):
    return _start_knot(place, f"{place.address}@{place.port}")


def start_knot_xdp(place):
    # A socket of its own on another port, for what does not come by AF_XDP.
    return _start_knot(place, f"{place.address}@{place.port + 1}",
                       f"xdp:\n    listen: {place.interface}@{place.port}\n")


def start_bind(place):
    place.write("named.conf", f"""options {{
  directory "{place.folder}"; pid-file "{place.folder}/named.pid"; session-keyfile "{place.folder}/session.key";
  listen-on port {place.port} {{ {place.address}; }}; listen-on-v6 {{ none; }};
  recursion no; minimal-responses yes; rrset-order {{ order cyclic; }};
}};
controls {{ }};
zone "{place.zone}" {{ type primary; file "{place.zone_file}"; }};
""")
    return [tool("named"), "-g", "-n", "1", "-c", place.folder / "named.conf"]


def start_pdns(place):
    zones = place.write("zones.conf", f'zone "{place.zone}" {{ type native; file "{place.zone_file}"; }};\n')
    return [tool("pdns_server"), f"--config-dir={place.folder}", f"--socket-dir={place.folder}",
            f"--local-address={place.address}", f"--local-port={place.port}", "--launch=bind",
            f"--bind-config={zones}", "--receiver-threads=1", "--distributor-threads=1", "--setuid=", "--setgid=",
            "--guardian=no", "--daemon=no"]


PEERS = {
    "floor": Server(start_floor, steering_packages=()),
    "gdnsd": Server(start_gdnsd, ("gdnsd",), ()),
    "nsd": Server(start_nsd, ("nsd",)),
    "knot": Server(start_knot, ("knot",), ("knot-module-geoip",)),
    "knot-xdp": Server(start_knot_xdp, ("knot",), ("knot-module-geoip",)),
    "bind": Server(start_bind, ("bind9",)),
    "pdns": Server(start_pdns, ("pdns-server", "pdns-backend-bind")),
}


def fastrr(program, io=None):
    """FastRr as it was published, with an io other than its own choice if one is named."""
    def start(place):
        configuration = place.write("fastrr.yaml", f"""server:
  listen: ["{place.address}:{place.port}"]
  workers: 1
  io: {io or 'auto'}
zones:
  - {{ name: {place.zone}, file: "{place.zone_file}" }}
{steering.fastrr_sections(place.zone) if place.is_steered else ''}""")
        return [program, "serve", "--config", configuration]
    return Server(start, steering_packages=())


def other(command):
    """Any other server, by a command with {address}, {port}, {interface}, {zone}, {zone_file} and {folder} in it."""
    def start(place):
        try:
            return shlex.split(command.format(**vars(place)))
        except (KeyError, IndexError, ValueError) as error:
            raise Failure(f"'{command}': {error!r} stands for nothing here") from error
    # Whoever names a command knows what it does.
    return Server(start, steering_packages=())


def find(word, fastrr_program):
    """(label, server) of a word: a peer, fastrr, fastrr:IO, LABEL=@PROGRAM, LABEL=@PROGRAM:IO or LABEL=COMMAND."""
    if "=" in word:
        label, _, command = word.partition("=")
        if command.startswith("@"):
            path, _, io = command[1:].partition(":")
            return label, fastrr(publishing.fastrr(path, None), io)
        return label, other(command)
    name, _, io = word.partition(":")
    if name == "fastrr":
        return word, fastrr(fastrr_program, io)
    if word not in PEERS:
        raise Failure(f"'{word}' is none of fastrr, fastrr:IO, {', '.join(PEERS)}, LABEL=@PROGRAM, LABEL=COMMAND")
    return word, PEERS[word]


def versions(labels, fastrr_program):
    """What is measured, as the packages and the program itself say."""
    told = {}
    for label in labels:
        package = PEERS[label].package if label in PEERS else None
        if package:
            told[label] = installed_version(package)
        elif label == "fastrr" or label.startswith("fastrr:"):
            result = subprocess.run([fastrr_program, "--version"], capture_output=True, text=True)
            told[label] = result.stdout.strip()
    return told


def installed_version(package):
    """The version of a Debian package, or None where it is not installed."""
    result = subprocess.run(["dpkg-query", "-W", "-f", "${Status} ${Version}", package], capture_output=True, text=True)
    is_installed = result.returncode == 0 and " installed " in result.stdout
    return result.stdout.split()[-1] if is_installed else None
