"""Latencies counted in buckets, and the percentiles read from them."""

from collections import Counter
from fractions import Fraction

# Exact, so that the rank of 0.999 in 1000 values is 999 and not 1000.
PERCENTILES = {"p50": Fraction(1, 2), "p90": Fraction(9, 10), "p99": Fraction(99, 100), "p999": Fraction(999, 1000)}


class Histogram:
    """How many latencies fell in which bucket; a bucket is known by the largest latency in it."""

    def __init__(self, buckets=()):
        self.counts = Counter()
        for end, count in buckets:
            self.counts[end] += count

    @property
    def total(self):
        return sum(self.counts.values())

    def add(self, other):
        self.counts.update(other.counts)

    def percentile(self, share):
        """The smallest latency that at least this share of all do not exceed (nearest rank); None of nothing."""
        needed = Fraction(share) * self.total
        seen = 0
        for end in sorted(self.counts):
            seen += self.counts[end]
            if seen >= needed:
                return end
        return None

    @property
    def mean(self):
        """Of the buckets' ends, so a little above the true one; 0 of nothing."""
        return sum(end * count for end, count in self.counts.items()) / self.total if self.counts else 0.0

    @property
    def largest(self):
        return max(self.counts, default=None)
