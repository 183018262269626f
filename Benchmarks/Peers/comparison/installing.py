"""Brings tools from PyPI and Debian into a scratch folder, where nothing of the machine is changed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


class InstallError(Exception):
    """A tool can't be had; the text says why."""


class Scratch:
    """A folder with a virtual environment, unpacked Debian packages and what is built from source."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder.resolve()
        self.python = self.folder / "venv/bin/python"
        self._debian = self.folder / "debian"

    @property
    def environment(self) -> dict[str, str]:
        """The variables that the tools run with: what was installed here is found first."""
        path = [str(self.python.parent), str(self._debian / "usr/bin"), os.environ.get("PATH", os.defpath)]
        return {**os.environ, "PATH": os.pathsep.join(path), "LC_ALL": "C.UTF-8"}

    def which(self, program: str) -> str | None:
        """The path of a program, here or on the machine."""
        return shutil.which(program, path=self.environment["PATH"])

    def pip(self, *packages: str) -> None:
        """Installs Python packages, where they aren't there already."""
        if not self.python.exists():
            self._run([sys.executable, "-m", "venv", str(self.python.parent.parent)])
        if missing := [name for name in packages if not self._has(name)]:
            self._run([str(self.python), "-m", "pip", "install", "--quiet", *missing])

    def pip_version(self, package: str) -> str:
        """The version of a package that `pip` installed."""
        return self._run([str(self.python), "-c", f"from importlib.metadata import *; print(version('{package}'))"])

    def debian(self, *packages: str) -> None:
        """Unpacks Debian packages without what they depend on."""
        downloads = self.folder / "downloads"
        downloads.mkdir(exist_ok=True)
        try:
            self._run(["apt-get", "download", *packages], downloads)
        except InstallError:
            self._run(["apt-get", "update", "--quiet"])
            self._run(["apt-get", "download", *packages], downloads)
        for package in packages:
            for archive in downloads.glob(f"{package}_*.deb"):
                self._run(["dpkg", "--extract", str(archive), str(self._debian)])

    def build_go(self, source: Path) -> Path:
        """Builds a Go program with the machine's compiler or Debian's."""
        go = self._go()
        program = self.folder / source.stem
        settings = {"CGO_ENABLED": "0", "GOCACHE": str(self.folder / "go-cache"), "GOFLAGS": "-mod=mod"}
        self._run([go, "build", "-o", str(program), str(source)], source.parent, settings)
        return program

    def go_version(self) -> str:
        """The version of the compiler that `build_go` takes."""
        return self._run([self._go(), "version"])

    def _go(self) -> str:
        if found := shutil.which("go") or self._unpacked_go():
            return found
        # Debian's golang-go is but a link to the compiler of one version: its name is not the same in every release.
        depends = self._run(["apt-cache", "depends", "golang-go"])
        version = re.search(r"golang-[\d.]+", depends)
        if not version:
            raise InstallError("Debian's golang-go names no version")
        self.debian(f"{version[0]}-go", f"{version[0]}-src")
        return self._unpacked_go() or "go"

    def _unpacked_go(self) -> str | None:
        return next(map(str, self._debian.glob("usr/lib/go-*/bin/go")), None)

    def _has(self, package: str) -> bool:
        return any(self.python.parent.parent.glob(f"lib/python*/site-packages/{package}-*.dist-info"))

    def _run(self, command: list[str], folder: Path | None = None, settings: dict[str, str] | None = None) -> str:
        """The output of a command; its last complaint is the reason where it fails."""
        try:
            done = subprocess.run(
                command, cwd=folder, env={**self.environment, **(settings or {})}, stdin=subprocess.DEVNULL,
                capture_output=True, text=True, errors="replace", check=False)
        except OSError as error:
            raise InstallError(f"{command[0]}: {error.strerror}") from None
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise InstallError(said[-1] if said else f"{command[0]}: exit status {done.returncode}")
        return done.stdout.strip()
