"""The small C programs, compiled where they are needed."""

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path

from cli import ROOT, Failure, tool

_SHARED = ["pace.c", "questions.c", "tally.c"]
_SOURCES = {"pacer": ["pacer.c", *_SHARED], "streams": ["streams.c", *_SHARED], "floor": ["floor.c"]}
_FOLDER = ROOT / "perf" / "native"


def program(name):
    """The path of a program of perf/native, compiled anew whenever its source has changed."""
    sources = [_FOLDER / source for source in _SOURCES[name]]
    content = b"".join(path.read_bytes() for path in [*sources, *sorted(_FOLDER.glob("*.h"))])
    built = _cache() / f"{name}-{hashlib.sha256(content).hexdigest()[:16]}"
    if not built.exists():
        with tempfile.TemporaryDirectory(dir=built.parent) as folder:
            output = Path(folder) / name
            result = subprocess.run([tool("gcc"), "-O2", "-Wall", "-Wextra", "-o", output, *sources],
                                    capture_output=True, text=True)
            if result.returncode != 0:
                raise Failure(f"gcc cannot build {name}:\n{result.stderr}")
            # Two that build at once both end with a whole program.
            output.rename(built)
    return built


def _cache():
    # Programs are run from here: nobody else may write to it.
    folder = Path(tempfile.gettempdir()) / f"fastrr-perf-{os.geteuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.geteuid() or folder.is_symlink():
        raise Failure(f"{folder} belongs to somebody else")
    return folder
