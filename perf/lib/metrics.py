"""What a server tells of itself, in Prometheus' text form."""

import re
import urllib.error
import urllib.request

from cli import Failure

_SAMPLE = re.compile(r"^([A-Za-z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$")
_LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')


class Metrics:
    """Samples of one moment: {name: {((label, value), ...): number}}."""

    def __init__(self, samples):
        self.samples = samples

    def total(self, name, **labels):
        """The sum of all samples of this name with these labels; None where there is none."""
        wanted = labels.items()
        found = [value for key, value in self.samples.get(name, {}).items() if wanted <= dict(key).items()]
        return sum(found) if found else None

    def by_label(self, name, label):
        """The samples of a name, by the value of one label."""
        return {dict(key).get(label): value for key, value in self.samples.get(name, {}).items()}


def parse(text):
    samples = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = _SAMPLE.match(line)
        if match is None:
            raise Failure(f"metrics, line {number}: not understood: {line}")
        name, labels, value = match.groups()
        samples.setdefault(name, {})[tuple(sorted(_LABEL.findall(labels or "")))] = float(value)
    return Metrics(samples)


def fetch(url):
    """The metrics of a server now."""
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return parse(response.read().decode())
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise Failure(f"no metrics from {url}: {getattr(error, 'reason', error)}") from error
