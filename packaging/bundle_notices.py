"""Every licence that must go with the bundle, in one text: libraries, fonts, Python, what came from the system."""

import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# About reads them, too.
KEPT = ROOT / "resources" / "licences"
# Named in the lock file and not in the bundle: it only installs the checkout.
NOT_BUNDLED = {"setuptools"}
# The tool's own small program that starts ours is in the bundle.
STARTER = "pyinstaller"
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)[^/]*$", re.IGNORECASE)
NOT_TEXT = {".py", ".pyc", ".json", ".so"}
SYSTEM_LICENCES = Path("/usr/share/common-licenses")
RULE = "=" * 100


class MissingError(Exception):
    """Something in the bundle has no licence text; the sentence says what and where one would be looked for."""


def locked(lock: str) -> dict[str, str]:
    """The names in a lock file, each with the condition under which it is installed, or an empty string."""
    return dict(re.findall(r"^([a-z0-9-]+)==[^ ;\\]+(?: ; ([^\\\n]+?))? \\$", lock, flags=re.MULTILINE))


def texts_of(one: Distribution, kept: Path = KEPT) -> list[str]:
    """What an installed library says of its licence, and what we keep where it says nothing or too little."""
    name = _plain(one.metadata["Name"])
    named = [path for path in sorted(one.files or [], key=str) if _is_licence(path.as_posix())]
    found = [path for path in named if path.suffix not in NOT_TEXT and not _is_of_something_else(path.parts)]
    texts = [Path(str(path.locate())).read_text(encoding="utf-8", errors="replace") for path in found]
    ours = kept / f"{name}.txt"
    if ours.exists():
        texts.append(ours.read_text(encoding="utf-8"))
    if not texts:
        raise MissingError(f"{name} brings no licence text: put it into resources/licences/{name}.txt")
    return [text.strip() for text in texts]


def of_libraries(lock: str) -> Iterator[str]:
    """A section for each library that is in the bundle."""
    for name, condition in sorted(locked(lock).items()):
        if name in NOT_BUNDLED:
            continue
        try:
            one = distribution(name)
        except PackageNotFoundError:
            if not condition:
                raise
            continue  # only for another system
        yield _section(f"{name} {one.version}", _said(one), texts_of(one))


def of_resources(resources: Path) -> Iterator[str]:
    """Fonts, icons and what else comes as files: what they are, and under what."""
    for folder in sorted({"fonts", "icons", *(path.parent.name for path in resources.glob("*/LICENSE*"))}):
        texts = [path for pattern in ("README.md", "LICENSE*") for path in sorted((resources / folder).glob(pattern))]
        if len(texts) < 2 and folder in ("fonts", "icons"):
            raise MissingError(f"resources/{folder} has no licence text")
        yield _section(folder.capitalize(), "", [path.read_text(encoding="utf-8").strip() for path in texts])


def of_python(base: Path) -> str:
    """Python's own licence, wherever this Python keeps it."""
    name = f"python3.{sys.version_info.minor}"
    places = (Path(sysconfig.get_path("stdlib")), base, base / "share" / "doc" / name, base / "lib" / name)
    for path in (folder / name for folder in places for name in ("LICENSE.txt", "LICENSE", "copyright")):
        if path.is_file():
            return _section(f"Python {sys.version.split()[0]}", "", [path.read_text(encoding="utf-8").strip()])
    raise MissingError(f"the licence of Python was not found below '{base}'")


def from_system(origins: Mapping[str, str], ours: Iterable[Path]) -> Iterator[str]:
    """A section for each package of the system that libraries were taken from (Debian's and its kin)."""
    below = tuple(f"{path.resolve()}/" for path in ours)
    taken = {str(Path(where).resolve()) for where in origins.values()}
    owners: dict[str, list[str]] = {}
    for where in sorted(path for path in taken if not path.startswith(below)):
        owners.setdefault(_owner(where), []).append(Path(where).name)
    texts = {name: _copyright(name) for name in sorted(owners)}
    for name, text in texts.items():
        yield _section(name, f"of the system this was made on: {', '.join(owners[name])}", [text])
    named = {word for text in texts.values() for word in re.findall(r"common-licenses/([\w-]+(?:\.\d+)*)", text)}
    for word in sorted(named & {path.name for path in SYSTEM_LICENCES.glob("*")}):
        yield _section(f"Licence {word}", "", [(SYSTEM_LICENCES / word).read_text(encoding="utf-8").strip()])


def _owner(path: str) -> str:
    """Which package a library of the system is of; Debian has two names for a folder that became a link."""
    for known in (path, path.removeprefix("/usr")):
        done = subprocess.run(["dpkg-query", "--search", known], capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.partition(": ")[0].partition(":")[0]
    raise MissingError(f"'{path}' is of no Debian package, so its licence is not known")


def _copyright(package: str) -> str:
    path = Path("/usr/share/doc") / package / "copyright"
    if not path.is_file():
        raise MissingError(f"the package {package} has no '{path}'")
    return path.read_text(encoding="utf-8", errors="replace").strip()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_licence(place: str) -> bool:
    return ".dist-info/licenses/" in place or LICENCE_FILE.search(place) is not None


def _is_of_something_else(parts: tuple[str, ...]) -> bool:
    """reportlab's fonts stay out of the bundle, and their licences (one of them the GPL) with them."""
    return "fonts" in parts or "_vendor" in parts


def _said(one: Distribution) -> str:
    meta = one.metadata
    licence = meta["License-Expression"] or (meta["License"] or "see below").strip().splitlines()[0]
    return f"{licence}; https://pypi.org/project/{_plain(meta['Name'])}/"


def _section(title: str, said: str, texts: list[str]) -> str:
    return "\n\n".join([f"{RULE}\n{title}{f' ({said})' if said else ''}\n{RULE}", *texts])


def gather(lock: str, origins: Mapping[str, str]) -> str:
    """The whole text, in a fixed order."""
    base = Path(sys.base_prefix)
    starter = distribution(STARTER)
    parts = [(HERE / "notices" / "START.txt").read_text(encoding="utf-8").strip()]
    parts += [*of_libraries(lock), *of_resources(ROOT / "resources"), of_python(base)]
    parts.append(_section(f"PyInstaller's start program {starter.version}", _said(starter), texts_of(starter)))
    if sys.platform == "linux":
        # Debian's own Python is of the system, and its base is the whole of it.
        ours = [Path(sys.prefix), *([] if base == Path("/usr") else [base])]
        parts += from_system(origins, ours)
    parts += [_section(name, "", [(KEPT / f"{name}.txt").read_text("utf-8").strip()]) for name in ("LGPL-3", "GPL-3")]
    return "\n\n\n".join(parts) + "\n"


def main(lock: Path, origins: Path, target: Path) -> int:
    """Write the text; 1 and a sentence where something has no licence."""
    try:
        text = gather(lock.read_text(encoding="utf-8"), json.loads(origins.read_text(encoding="utf-8")))
    except MissingError as missing:
        print(missing)
        return 1
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
