"""The FastRr of this working copy, built as operators get it."""

import subprocess
from pathlib import Path

from cli import ROOT, Failure, say, tool


def fastrr(given, folder):
    """The path of the program: the one given, or this working copy's, published into the folder."""
    if given is not None:
        path = Path(given).resolve()
        if not path.is_file():
            raise Failure(f"{given} is no program")
        return path
    say("publishing FastRr")
    target = Path(folder).resolve() / "fastrr"
    result = subprocess.run([tool("dotnet"), "publish", ROOT / "src" / "FastRr.Server", "-c", "Release", "-o", target],
                            capture_output=True, text=True)
    if result.returncode != 0:
        raise Failure(f"dotnet publish:\n{result.stdout.strip()[-4000:]}")
    return target / "fastrr"
