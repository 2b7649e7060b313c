"""Programs that the tests and checks need from Debian: installed where that may be done, else asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def installed(*packages: str) -> bool:
    """Tries to install the packages with apt-get; False when this machine or this user may not."""
    if not shutil.which("apt-get"):
        return False
    root: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
            return False
        root = ["sudo", "-n"]
    print(f"Installing from Debian: {' '.join(packages)}", flush=True)
    # A network that answers nothing shall not hold up who could do without.
    options = ("Dpkg::Use-Pty=0", "Acquire::http::Timeout=20", "Acquire::https::Timeout=20")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += [part for option in options for part in ("-o", option)]

    def done(*command: str, said: int | None = None) -> bool:
        quiet = subprocess.DEVNULL
        return subprocess.run([*apt, *command], stdin=quiet, stdout=quiet, stderr=said).returncode == 0

    install = ("install", "-y", "--no-install-recommends", *packages)
    # The lists of packages are there on most machines, and still right: they are fetched when that did not do.
    if done(*install, said=subprocess.DEVNULL):
        return True
    done("update")
    return done(*install)


def ask_for(what: str, *packages: str) -> str:
    """The sentence for somebody whose machine lacks what is needed and may not install it."""
    return (
        f"{what} is needed and is not here, and it could not be installed from here. "
        f"Install it (Debian, as root: apt-get install -y {' '.join(packages)}) and try again."
    )


def need(program: str, what: str, *packages: str) -> str:
    """The path of a program, installed first if missing; ends with a sentence when it cannot be had."""
    found = shutil.which(program) or (installed(*packages) and shutil.which(program))
    return found or sys.exit(ask_for(what, *packages))
