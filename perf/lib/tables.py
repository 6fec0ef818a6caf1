"""Medians and spread of rounds, as a Markdown table."""

from statistics import median


def grouped(rows, *names):
    """Rows by the values of these columns, in the order in which they first came."""
    groups = {}
    for row in rows:
        groups.setdefault(tuple(getattr(row, name) for name in names), []).append(row)
    return groups


def median_of(rows, name):
    """The median of a column, or None where no row has it."""
    values = [value for value in (getattr(row, name) for row in rows) if value is not None]
    return median(values) if values else None


def markdown(header, lines):
    """A table; the first column is left-aligned, the others are numbers."""
    cells = [header, ["---"] + ["---:"] * (len(header) - 1), *lines]
    return "\n".join("| " + " | ".join(line) + " |" for line in cells) + "\n"


def number(value, form="{:,.0f}"):
    """Digits in groups of three with a thin line between, or a dash for what was not measured."""
    return "–" if value is None else form.format(value).replace(",", " ")


def overload_table(rows, floor="floor"):
    """What each server answers when it is offered more than it can take, best first."""
    groups = grouped(rows, "server")
    best = sorted(groups.items(), key=lambda group: -median_of(group[1], "rate"))
    reference = groups.get((floor,))
    lines = []
    for (server,), runs in best:
        rates = [row.rate for row in runs]
        share = median(rates) / median_of(reference, "rate") if reference else None
        lines.append([server, number(median(rates)), f"{number(min(rates))} – {number(max(rates))}",
                      number(median_of(runs, "cpu_us"), "{:.2f}"), number(share, "{:.3f}"),
                      number(median_of(runs, "offered")), str(len(runs))])
    return markdown(["server", "answered/s", "min – max", "CPU µs/answer", "× floor", "offered/s", "rounds"], lines)


def paced_table(rows):
    """Latency at each rate that was offered, in the order measured."""
    lines = []
    for (server, offered), runs in grouped(rows, "server", "offered").items():
        tails = [row.p999_us for row in runs if row.p999_us is not None]
        spread = f"{number(min(tails))} – {number(max(tails))}" if tails else number(None)
        lines.append([server, number(offered),
                      *(number(median_of(runs, name)) for name in ("p50_us", "p90_us", "p99_us", "p999_us")),
                      spread, number(100 * median_of(runs, "loss"), "{:.3f}"),
                      number(median_of(runs, "cpu_us"), "{:.2f}"), str(len(runs))])
    return markdown(["server", "offered/s", "p50 µs", "p90 µs", "p99 µs", "p99.9 µs", "min – max", "lost %",
                     "CPU µs/answer", "rounds"], lines)


def tables(rows):
    """Every table that the rows are enough for, a title over each."""
    parts = []
    for (profile,), runs in grouped(rows, "profile").items():
        overload = [row for row in runs if row.kind == "overload"]
        paced = [row for row in runs if row.kind == "paced"]
        if overload:
            parts.append(f"### {profile}: overload\n\n{overload_table(overload)}")
        if paced:
            parts.append(f"### {profile}: latency\n\n{paced_table(paced)}")
    return "\n".join(parts)
