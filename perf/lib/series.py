"""What a picture shows, taken from rows; how it is drawn stands in charts."""

from dataclasses import dataclass

from tables import grouped, median_of

PERCENTILES = {"p50_us": "median", "p99_us": "99th percentile", "p999_us": "99.9th percentile"}


@dataclass(frozen=True)
class Line:
    """Latency of one server: at each rate offered, the median of the rounds and their range. Microseconds."""

    server: str
    rates: list
    middle: list
    lowest: list
    highest: list


@dataclass(frozen=True)
class Bar:
    """One server: the median of the rounds, and their range."""

    server: str
    middle: float
    lowest: float
    highest: float


def latency_lines(rows, percentile):
    """A line for each server with latencies in these rows, in the order in which they come."""
    paced = [row for row in rows if row.kind == "paced" and getattr(row, percentile) is not None]
    lines = []
    for (server,), runs in grouped(paced, "server").items():
        points = sorted(grouped(runs, "offered").items())
        values = [[getattr(row, percentile) for row in found] for _, found in points]
        lines.append(Line(server, [rate for (rate,), _ in points],
                          [median_of(found, percentile) for _, found in points],
                          [min(found) for found in values], [max(found) for found in values]))
    return lines


def overload_bars(rows, column):
    """A bar for each server, the one that answers most first; of `rate` or any column of rows."""
    overload = [row for row in rows if row.kind == "overload"]
    servers = sorted(grouped(overload, "server").items(), key=lambda group: -median_of(group[1], "rate"))
    bars = []
    for (server,), runs in servers:
        values = [value for value in (getattr(row, column) for row in runs) if value is not None]
        if values:
            bars.append(Bar(server, median_of(runs, column), min(values), max(values)))
    return bars
