"""Lets the tests find the modules they try, and the scripts."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PERF = Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(PERF / "lib"))


def run(script, *words):
    return subprocess.run([PERF / script, *map(str, words)], capture_output=True, text=True, timeout=100)


class WithFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.queries = self.folder / "queries"
        self.queries.write_text("www.example.com A\nh1.example.com A\nwww.example.com A\n")
