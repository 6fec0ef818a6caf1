"""The steered name of the built-in zone: which networks belong to which region, as each server wants to be told."""

import ipaddress
import random

NAME = "steered"
# Where kxdpgun asks from: half of the addresses lie in one region, half in another.
SOURCES = "10.54.0.0/23"
REGIONS = {
    "eu": ["192.0.2.1", "192.0.2.2", "192.0.2.3"],
    "na": ["198.51.100.1", "198.51.100.2", "198.51.100.3"],
    "ap": ["203.0.113.1", "203.0.113.2", "203.0.113.3"],
}
DEFAULT = "eu"
TTL = 300
NETWORKS = 8192
_SEED = 1848


def networks():
    """[(network, region)]: every /8 has a region, and within them stand networks from /12 to /24 with others."""
    numbers = random.Random(_SEED)
    regions = list(REGIONS)
    found = {f"{first}.0.0.0/8": numbers.choice(regions) for first in range(1, 224)}
    found.update({"10.54.0.0/24": "eu", "10.54.1.0/24": "na"})
    while len(found) < NETWORKS:
        length = numbers.randint(12, 24)
        address = numbers.randrange(1 << 24, 224 << 24) >> (32 - length) << (32 - length)
        found.setdefault(f"{ipaddress.IPv4Address(address)}/{length}", numbers.choice(regions))
    return list(found.items())


def fastrr_sections(zone):
    """geo and pools of fastrr.yaml."""
    matches = {region: [network for network, of in networks() if of == region] for region in REGIONS}
    lines = ["geo:", f"  default: {DEFAULT}", "  regions:"]
    for region, found in matches.items():
        lines += [f"    {region}:", "      match:", *(f"        - {network}" for network in found)]
    lines += ["pools:", f"  {NAME}:", f"    names: [{NAME}.{zone}]", f"    ttl: {TTL}", "    regions:"]
    lines += [f"      {region}: [{', '.join(addresses)}]" for region, addresses in REGIONS.items()]
    return "".join(f"{line}\n" for line in lines)


def gdnsd_plugins():
    """The section plugins of gdnsd's configuration."""
    nets = "".join(f"      {network} => [ {region} ]\n" for network, region in networks())
    datacenters = "".join(f"    {region} => {{ {_named(addresses)} }}\n" for region, addresses in REGIONS.items())
    order = ", ".join([DEFAULT, *(region for region in REGIONS if region != DEFAULT)])
    return f"""plugins => {{ geoip => {{
  maps => {{ world => {{
    datacenters => [ {order} ]
    nets => {{
{nets}    }}
  }} }}
  resources => {{ {NAME} => {{ map => world, dcmap => {{
{datacenters}  }} }} }}
}} }}
"""


def gdnsd_record():
    """Its line in the zone."""
    return f"{NAME} {TTL} DYNA geoip!{NAME}\n"


def knot_views(zone):
    """The file that Knot's module geoip reads."""
    lines = [f"{NAME}.{zone}:"]
    for network, region in networks():
        lines += [f"  - net: {network}", f"    A: [ {', '.join(REGIONS[region])} ]"]
    return "".join(f"{line}\n" for line in lines)


def knot_module(views):
    """The module's section, with the file of its views."""
    return f"""mod-geoip:
  - id: {NAME}
    config-file: "{views}"
    ttl: {TTL}
    mode: subnet
"""


def plain_records():
    """Its lines in the zone of a server that replaces what stands there."""
    return "".join(f"{NAME} {TTL} A {address}\n" for address in REGIONS[DEFAULT])


def _named(addresses):
    return ", ".join(f"m{number} => {address}" for number, address in enumerate(addresses, 1))
