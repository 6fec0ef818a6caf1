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


class Trial:
    """Whether a server holds a rate. run(rate) gives what has loss, is_short and note; each try is told of."""

    # A generator that fell behind says nothing of the server: it is asked again before the rate counts as missed.
    TRIES = 3

    def __init__(self, run, max_loss, tell):
        self._run, self._max_loss, self._tell = run, max_loss, tell

    def __call__(self, rate):
        for _ in range(self.TRIES):
            result = self._run(rate)
            is_held = not result.is_short and result.loss <= self._max_loss
            self._tell(f"{rate:.0f}/s {'held' if is_held else 'missed'}, {100 * result.loss:.3f} % lost"
                       f"{', ' + result.note if result.note else ''}")
            if not result.is_short:
                break
        return is_held


def find_rate(trial, low, high):
    """The highest rate that holds, and holds again; 0 where low does not."""
    rate = highest_rate(trial, low, high)
    return confirmed_rate(trial, rate) if rate else 0
