"""What a soak has to show, judged from what the client counted and what the server told before and after."""

from dataclasses import dataclass

GENERATIONS = ("0", "1", "2")
GC = "fastrr_gc_collections_total"
ALLOCATED = "fastrr_worker_allocated_bytes_total"
QUERIES = "fastrr_queries_total"
RESPONSES = "fastrr_responses_total"


@dataclass(frozen=True)
class Check:
    name: str
    holds: bool
    found: str


def judge(before, after, result, resident, allowed_growth, is_alone):
    """All checks, in the order in which they are told.

    resident: octets of memory, sampled through the load. is_alone: nobody but the client asked the server.
    """
    return [check_answers(result), check_codes(result), check_count(before, after, result, is_alone, QUERIES),
            check_count(before, after, result, is_alone, RESPONSES), check_collections(before, after),
            check_allocation(before, after), check_memory(resident, allowed_growth), check_shares(result.shares)]


def check_answers(result):
    found = f"{result.sent} sent, {result.answered} answered, {result.unmatched} responses to no query"
    if result.dropped_here:
        found += f", {result.dropped_here} lost by the client itself"
    return Check("no query lost", result.sent > 0 and result.answered == result.sent and result.unmatched == 0, found)


def check_codes(result):
    found = ", ".join(f"{code} {count}" for code, count in result.codes.items())
    return Check("answers, not errors", bool(result.codes) and set(result.codes) <= {"NOERROR", "NXDOMAIN"}, found)


def check_count(before, after, result, is_alone, name):
    """The server's own count: as many as the client's, or no fewer where others ask too."""
    then, now = before.total(name), after.total(name)
    if now is None:
        return Check(name, False, "not told")
    grown = round(now - (then or 0))
    return Check(name, grown == result.sent if is_alone else grown >= result.sent,
                 f"grew by {grown}, the client sent {result.sent}")


def check_collections(before, after):
    then, now = before.by_label(GC, "generation"), after.by_label(GC, "generation")
    told = [f"generation {which}: {then[which]:.0f} → {now[which]:.0f}" if which in then and which in now
            else f"generation {which}: not told" for which in GENERATIONS]
    holds = all(which in then and which in now and then[which] == now[which] for which in GENERATIONS)
    return Check("no collection", holds, ", ".join(told))


def check_allocation(before, after):
    then, now = before.total(ALLOCATED), after.total(ALLOCATED)
    if then is None or now is None:
        return Check("workers allocate nothing", False, "not told")
    return Check("workers allocate nothing", now == then, f"{now - then:.0f} octets")


def check_memory(resident, allowed_growth):
    """The last tenth of the samples against the first: what comes and goes between is no growth."""
    if len(resident) < 2:
        return Check("memory does not grow", False, "not sampled")
    part = max(1, len(resident) // 10)
    first, last = max(resident[:part]), min(resident[-part:])
    return Check("memory does not grow", last - first <= allowed_growth,
                 f"{first / 2**20:.1f} → {last / 2**20:.1f} MiB ({(last - first) / 1024:+.0f} KiB)")


def check_shares(shares):
    """Round robin over all answers: each member stood first as often as any other, or once more."""
    name = "exact shares of rotation"
    if not shares:
        return Check(name, False, "no answer held two addresses or more")
    uneven = [share for share in shares if not is_even(share)]
    if uneven:
        first = uneven[0]
        return Check(name, False, f"{len(uneven)} of {len(shares)} questions uneven: {first['question']}: "
                     f"{first['first']} of {first['records']} records")
    hottest = max(shares, key=lambda share: sum(share["first"].values()))
    told = ", ".join(f"{address} {count}" for address, count in sorted(hottest["first"].items()))
    return Check(name, True, f"{len(shares)} questions; {hottest['question']}: {told}")


def is_even(share):
    """Members that never stood first count as 0, so that few answers to a large set are even as well."""
    counts = list(share["first"].values())
    counts += [0] * (share["records"] - len(counts))
    return share["others"] == 0 and len(counts) == share["records"] and max(counts) - min(counts) <= 1
