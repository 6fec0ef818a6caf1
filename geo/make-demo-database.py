#!/usr/bin/env python3
"""Writes geo/demo.mmdb, the region database of the demo and of the tests.

    python3 geo/make-demo-database.py [FILE]

It holds the prefixes that documents use (RFC 5737, RFC 3849), as if they were spread over three continents: nobody's
real addresses are in it. The form is MaxMind DB 2.0 (https://maxmind.github.io/MaxMind-DB/), IPv4 under ::/96, records
of 24 bits, every value once. The same octets come out at every run. Python's standard library is all it needs.
"""
import ipaddress
import pathlib
import struct
import sys

# 2026-11-22 00:00 UTC: a time of its own choice, or the octets would change from run to run.
BUILD_EPOCH = 1795305600

FRANKFURT = {
    "continent": {"code": "EU"},
    "country": {"iso_code": "DE"},
    "subdivisions": [{"iso_code": "HE"}],
    "city": {"geoname_id": 2925533},
    "location": {"latitude": 50.11, "longitude": 8.68},
    "autonomous_system_number": 64500,
}
ASHBURN = {
    "continent": {"code": "NA"},
    "country": {"iso_code": "US"},
    "subdivisions": [{"iso_code": "VA"}],
    "city": {"geoname_id": 4744870},
    "location": {"latitude": 39.04, "longitude": -77.49},
    "autonomous_system_number": 64501,
}
LOS_ANGELES = {
    "continent": {"code": "NA"},
    "country": {"iso_code": "US"},
    "subdivisions": [{"iso_code": "CA"}],
    "city": {"geoname_id": 5368361},
    "location": {"latitude": 34.05, "longitude": -118.24},
    "autonomous_system_number": 64501,
}
SINGAPORE = {
    "continent": {"code": "AS"},
    "country": {"iso_code": "SG"},
    "city": {"geoname_id": 1880252},
    "location": {"latitude": 1.35, "longitude": 103.82},
    "autonomous_system_number": 64502,
}

# Disjoint networks.
NETWORKS = [
    ("192.0.2.0/24", FRANKFURT),
    ("198.51.100.0/25", ASHBURN),
    ("198.51.100.128/25", LOS_ANGELES),
    ("203.0.113.0/24", SINGAPORE),
    ("2001:db8:5::/48", SINGAPORE),
    ("2001:db8:a::/49", ASHBURN),
    ("2001:db8:a:8000::/49", LOS_ANGELES),
    ("2001:db8:e::/48", FRANKFURT),
]

METADATA = {
    "binary_format_major_version": ("uint16", 2),
    "binary_format_minor_version": ("uint16", 0),
    "build_epoch": ("uint64", BUILD_EPOCH),
    "database_type": "FastRr-Demo-City",
    "description": {"en": "Prefixes of documentation, as if they were spread over three continents"},
    "ip_version": ("uint16", 6),
    "languages": ["en"],
    "node_count": ("uint32", 0),
    "record_size": ("uint16", 24),
}

TYPES = {"text": 2, "double": 3, "uint16": 5, "uint32": 6, "map": 7, "uint64": 9, "list": 11}
EMPTY = None


def control(kind, size):
    """The octets before a value: its type and size. Nothing here is as long as 285 octets."""
    number = TYPES[kind]
    head, more = (size, b"") if size < 29 else (29, bytes([size - 29]))
    if number > 7:
        return bytes([head, number - 7]) + more
    return bytes([number << 5 | head]) + more


def encode(value):
    """A value of the data section or of the metadata."""
    if isinstance(value, tuple):
        kind, number = value
        octets = number.to_bytes(8, "big").lstrip(b"\0")
        return control(kind, len(octets)) + octets
    if isinstance(value, str):
        octets = value.encode()
        return control("text", len(octets)) + octets
    if isinstance(value, float):
        return control("double", 8) + struct.pack(">d", value)
    if isinstance(value, int):
        return encode(("uint32", value))
    if isinstance(value, list):
        return control("list", len(value)) + b"".join(map(encode, value))
    return control("map", len(value)) + b"".join(encode(key) + encode(value[key]) for key in sorted(value))


def build_tree(networks):
    """Nodes as pairs; each half is another node's number, ("data", record), or EMPTY."""
    nodes = [[EMPTY, EMPTY]]
    for text, record in networks:
        network = ipaddress.ip_network(text)
        before = 96 if network.version == 4 else 0
        address = int(network.network_address)
        node = 0
        for depth in range(before + network.prefixlen):
            bit = address >> 127 - depth & 1
            if depth == before + network.prefixlen - 1:
                assert nodes[node][bit] is EMPTY, f"{text} overlaps another network"
                nodes[node][bit] = ("data", record)
                break
            if nodes[node][bit] is EMPTY:
                nodes.append([EMPTY, EMPTY])
                nodes[node][bit] = len(nodes) - 1
            node = nodes[node][bit]
            assert isinstance(node, int), f"{text} overlaps another network"
    return nodes


def build_database(networks):
    nodes = build_tree(networks)
    data, offsets = b"", {}
    for _, record in networks:
        octets = encode(record)
        if octets not in offsets:
            offsets[octets] = len(data)
            data += octets
    tree = b""
    for node in nodes:
        for half in node:
            if half is EMPTY:
                number = len(nodes)
            elif isinstance(half, tuple):
                # Behind the nodes and 16 octets of zeros.
                number = len(nodes) + 16 + offsets[encode(half[1])]
            else:
                number = half
            tree += number.to_bytes(3, "big")
    metadata = METADATA | {"node_count": ("uint32", len(nodes))}
    return tree + bytes(16) + data + b"\xab\xcd\xefMaxMind.com" + encode(metadata)


def main():
    path = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("demo.mmdb"))
    path.write_bytes(build_database(NETWORKS))


main()
