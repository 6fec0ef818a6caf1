"""One line a measurement: what every script here writes and every picture is drawn from."""

from dataclasses import asdict, dataclass, fields
from pathlib import Path

from cli import Failure


@dataclass
class Row:
    """Counts are of the whole run; latencies in microseconds, None where they were not taken."""

    # overload: as fast as the generator can; window: as fast as the answers come; paced: at a rate.
    kind: str
    server: str
    profile: str
    round: int
    seconds: float
    sent: int
    answered: int
    offered: float | None = None
    cpu_us: float | None = None
    p50_us: float | None = None
    p90_us: float | None = None
    p99_us: float | None = None
    p999_us: float | None = None
    max_us: float | None = None
    note: str = ""

    @property
    def rate(self):
        """Answers a second."""
        return self.answered / self.seconds if self.seconds else 0.0

    @property
    def loss(self):
        """The share that got no answer."""
        return 1 - self.answered / self.sent if self.sent else 1.0


COLUMNS = [field.name for field in fields(Row)]
_WORDS = {"kind", "server", "profile", "note"}
_COUNTS = {"round", "sent", "answered"}


def to_line(row):
    values = asdict(row).values()
    return "\t".join("" if value is None else f"{value:.9g}" if isinstance(value, float) else str(value)
                     for value in values)


def from_line(line):
    words = dict(zip(COLUMNS, line.split("\t"), strict=True))
    return Row(**{name: word if name in _WORDS else None if word == "" else int(word) if name in _COUNTS
                  else float(word) for name, word in words.items()})


class RowFile:
    """A file that gets a line the moment it is known. None: nowhere."""

    def __init__(self, path):
        self.path = path and Path(path)
        if self.path:
            try:
                if not self.path.exists() or self.path.stat().st_size == 0:
                    self.path.write_text("\t".join(COLUMNS) + "\n")
            except OSError as error:
                raise Failure(f"cannot write {self.path}: {error.strerror}") from error
            if read_header(self.path) != COLUMNS:
                raise Failure(f"{self.path} holds other columns than {' '.join(COLUMNS)}")

    def add(self, row):
        if self.path:
            with self.path.open("a") as file:
                file.write(to_line(row) + "\n")


def read_header(path):
    with path.open() as file:
        return file.readline().rstrip("\n").split("\t")


def read_rows(path):
    """Every row of a file; a Failure that names file and line where one is none."""
    path = Path(path)
    try:
        lines = path.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"cannot read {path}: {error}") from error
    if not lines or lines[0].split("\t") != COLUMNS:
        raise Failure(f"{path}:1: expected the columns {' '.join(COLUMNS)}")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        try:
            rows.append(from_line(line))
        except ValueError as error:
            raise Failure(f"{path}:{number}: {error}") from error
    return rows
