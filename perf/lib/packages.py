"""Installs Debian's packages, none of them started as a service."""

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

from cli import Failure, require_root, say
from servers import installed_version

_POLICY = Path("/usr/sbin/policy-rc.d")


def install(packages):
    """Those that are missing."""
    missing = [package for package in dict.fromkeys(packages) if installed_version(package) is None]
    if not missing:
        return
    require_root(f"to install {' '.join(missing)}")
    say(f"installing {' '.join(missing)}")
    with _no_services():
        _apt("update", "-qq")
        _apt("install", "-y", "-qq", "--no-install-recommends", *missing)


@contextmanager
def _no_services():
    """101 forbids: no package starts what it brings. The machine's own policy stays, if it has one."""
    if _POLICY.exists():
        yield
        return
    _POLICY.write_text("#!/bin/sh\nexit 101\n")
    try:
        _POLICY.chmod(0o755)
        yield
    finally:
        _POLICY.unlink()


def _apt(*words):
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        result = subprocess.run(["apt-get", *words], env=environment, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise Failure("no apt-get here: install the servers yourself") from error
    if result.returncode != 0:
        raise Failure(f"apt-get {' '.join(words)}:\n{result.stderr.strip()}")
