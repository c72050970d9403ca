"""Writes the lock files: every package with its hashes, one answer for Linux, macOS and Windows, no index named."""

import hashlib
import json
import tomllib
from pathlib import Path

import say
from environment import Environment

GROUPS = {"runtime": ("build",), "test": ("build", "test"), "bundle": ("build", "bundle")}
HEADER = "# Written by `python3 packaging/bootstrap.py lock`; not by hand."
FITS = "# Fits the dependencies of pyproject.toml with the digest "


def declared_digest(root: Path) -> str:
    """A digest of everything in pyproject.toml that the lock files follow from."""
    read = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = read["project"]
    follows = [project["requires-python"], project["dependencies"], read["dependency-groups"]]
    return hashlib.sha256(json.dumps(follows).encode()).hexdigest()


def run(environment: Environment, *, upgrade: bool) -> int:
    """Resolve the lock files with uv; versions that still fit are kept unless `upgrade`."""
    for name in GROUPS:
        say.line(f"resolving packaging/{name}.lock")
        done = environment.call_quietly(_command(environment, name, upgrade))
        if done.returncode != 0:
            raise say.StopError(f"uv could not resolve packaging/{name}.lock:\n{done.stdout}", say.FAILED)
        _mark(environment.lock(name), declared_digest(environment.root))
    return 0


def _command(environment: Environment, name: str, upgrade: bool) -> list[str]:
    groups = [word for group in GROUPS[name] for word in ("--group", f"pyproject.toml:{group}")]
    # All files give one version of each package: the others are held to the first.
    held = ["--constraint", "packaging/runtime.lock"] if name != "runtime" else []
    quiet = ["--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    target = ["--output-file", f"packaging/{name}.lock", *(["--upgrade"] if upgrade else [])]
    resolve = ["--universal", "--generate-hashes", "--python-version", "3.11"]
    uv = [str(environment.program("uv")), "pip", "compile", "pyproject.toml"]
    return [*uv, *groups, *held, *resolve, *quiet, *target]


def _mark(path: Path, digest: str) -> None:
    body = [text for text in path.read_text(encoding="utf-8").splitlines() if not text.startswith("#")]
    path.write_text("\n".join([HEADER, FITS + digest, *body, ""]), encoding="utf-8")
