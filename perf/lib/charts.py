"""Draws pictures as SVG that are read on a light page and on a dark one, and without telling red from green."""

import io
import re

from cli import Failure
from series import PERCENTILES, latency_lines, overload_bars

INK, PAPER, GRID = "#1f2328", "#fefefe", "#d0d7de"
DARK = {INK: "#e6edf3", PAPER: "#0d1117", GRID: "#30363d"}

# Okabe and Ito's colours, which differ in every kind of colour vision; its black and yellow are left out, because
# one page or the other would swallow them. A server keeps its colour and mark from picture to picture.
_STYLES = {
    "fastrr": ("#D55E00", "o"),
    "floor": ("#8C8C8C", "x"),
    "gdnsd": ("#0072B2", "s"),
    "nsd": ("#009E73", "^"),
    "knot": ("#CC79A7", "D"),
    "knot-xdp": ("#CC79A7", "v"),
    "bind": ("#56B4E9", "P"),
    "pdns": ("#E69F00", "*"),
}
_MORE = [("#D55E00", "<"), ("#0072B2", ">"), ("#009E73", "p"), ("#56B4E9", "h"), ("#E69F00", "X"), ("#CC79A7", "8")]


def styles(servers):
    """(colour, mark) of each server; those without a place of their own take what is next."""
    more = iter(_MORE * (1 + len(servers) // len(_MORE)))
    return {server: _STYLES[server] if server in _STYLES else next(more) for server in servers}


def _pyplot():
    try:
        import matplotlib
        matplotlib.use("svg")
        import matplotlib.pyplot as pyplot
    except ImportError as error:
        raise Failure("matplotlib is not installed (Debian: python3-matplotlib)") from error
    pyplot.rcParams.update({
        "svg.fonttype": "none", "svg.hashsalt": "fastrr", "font.family": "sans-serif", "font.size": 10,
        "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
        "axes.titlecolor": INK, "figure.facecolor": PAPER, "axes.facecolor": PAPER, "savefig.facecolor": PAPER,
        "legend.facecolor": PAPER, "legend.edgecolor": GRID, "legend.labelcolor": INK, "grid.color": GRID,
        "axes.spines.top": False, "axes.spines.right": False, "axes.axisbelow": True,
    })
    return pyplot


def latency_chart(rows, title):
    """Latency against offered load, all servers in each panel, a panel for each percentile."""
    pyplot = _pyplot()
    figure, panels = pyplot.subplots(1, len(PERCENTILES), figsize=(12, 4.6), sharey=True, layout="constrained")
    style = styles(dict.fromkeys(line.server for line in latency_lines(rows, "p50_us")))
    for panel, (column, name) in zip(panels, PERCENTILES.items()):
        for line in latency_lines(rows, column):
            colour, mark = style[line.server]
            rates = [rate / 1000 for rate in line.rates]
            width = 2.4 if line.server.startswith("fastrr") else 1.4
            panel.plot(rates, line.middle, color=colour, marker=mark, linewidth=width, markersize=6, label=line.server,
                       zorder=2 + width)
            panel.fill_between(rates, line.lowest, line.highest, color=colour, alpha=0.15, linewidth=0)
        panel.set_title(name)
        panel.set_xlabel("offered load (thousand queries/s)")
        panel.set_yscale("log")
        panel.set_xlim(left=0)
        panel.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
        panel.grid(True)
    panels[0].set_ylabel("latency (µs, lower is better)")
    figure.suptitle(title, color=INK)
    handles, labels = panels[0].get_legend_handles_labels()
    # A strip below the panels, so that no line runs under the names.
    figure.get_layout_engine().set(rect=(0, 0.09, 1, 0.91))
    figure.legend(handles, labels, loc="lower center", ncols=max(1, min(8, len(labels))))
    return _svg(pyplot, figure, title)


def overload_chart(rows, title):
    """Answers a second and CPU time for each, a bar for each server; whiskers from the lowest round to the highest."""
    pyplot = _pyplot()
    rates, costs = overload_bars(rows, "rate"), overload_bars(rows, "cpu_us")
    figure, panels = pyplot.subplots(1, 2, figsize=(12, 1.4 + 0.42 * len(rates)), layout="constrained")
    style = styles([bar.server for bar in rates])
    _draw_bars(panels[0], rates, style, 1000, "{:.1f}", "answered (thousand/s, higher is better)")
    _draw_bars(panels[1], costs, style, 1, "{:.2f}", "server's CPU time per answer (µs, lower is better)")
    figure.suptitle(title, color=INK)
    return _svg(pyplot, figure, title)


def _draw_bars(panel, bars, style, unit, form, label):
    for place, bar in enumerate(reversed(bars)):
        middle, lowest, highest = bar.middle / unit, bar.lowest / unit, bar.highest / unit
        panel.barh(place, middle, color=style[bar.server][0], height=0.66)
        panel.errorbar(middle, place, xerr=[[middle - lowest], [highest - middle]], color=INK, capsize=3, linewidth=1)
        panel.annotate(form.format(middle), (highest, place), xytext=(6, 0), textcoords="offset points", va="center",
                       color=INK)
    panel.set_yticks(range(len(bars)), [bar.server for bar in reversed(bars)])
    panel.set_xlabel(label)
    panel.margins(x=0.14)
    panel.set_xlim(left=0)
    panel.grid(True, axis="x")


def _svg(pyplot, figure, title):
    output = io.StringIO()
    figure.savefig(output, format="svg", metadata={"Date": None, "Title": title})
    pyplot.close(figure)
    return with_dark_page(output.getvalue())


def with_dark_page(svg):
    """The same picture with a rule that turns paper, ink and grid where the reader's page is dark."""
    rules = "".join(f'[style*="{kind}: {light}"] {{ {kind}: {dark} !important }}\n'
                    for light, dark in DARK.items() for kind in ("fill", "stroke"))
    style = f"<style>@media (prefers-color-scheme: dark) {{\n{rules}}}</style>\n"
    # Text of matplotlib has no fill of its own where it is black; ours never is.
    return re.sub(r"(<svg\b[^>]*>)", lambda match: match[1] + "\n" + style, svg, count=1)
