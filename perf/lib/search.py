"""The highest rate at which a server still answers, found by trying."""


def highest_rate(holds, low, high, precision=0.02):
    """The highest rate for which holds(rate) is true: doubled from low until one fails, then bisected.

    0 where low fails already; high where nothing up to it fails. What fails is above the result by no more than
    the precision, a share of it.
    """
    good, bad, rate = 0, None, low
    while bad is None:
        if not holds(rate):
            bad = rate
        elif rate >= high:
            return rate
        else:
            good, rate = rate, min(rate * 2, high)
    while good > 0 and bad - good > precision * good:
        middle = (good + bad) / 2
        if holds(middle):
            good = middle
        else:
            bad = middle
    return good


def confirmed_rate(holds, rate, step=0.97, tries=10):
    """The rate, or one lowered by steps until it holds: one lucky trial makes no result. 0 where none does."""
    for _ in range(tries):
        if holds(rate):
            return rate
        rate *= step
    return 0
