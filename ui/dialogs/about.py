"""What this program is, what it must not be used for, and whose work is in it."""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from importlib.resources import files
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui import theme, words
from ui.widgets import parts
from ui.widgets.notice import notice

# What it is built on, as it was installed; what that is built on follows.
BUILT_ON = (
    "PySide6-Essentials",
    "anyascii",
    "babel",
    "click",
    "cryptography",
    "email-validator",
    "fonttools",
    "icalendar",
    "icu4py",
    "openpyxl",
    "pypdfium2",
    "pyrage",
    "python-bidi",
    "python-dateutil",
    "pyuca",
    "reportlab",
    "sqlcipher3",
    "tzdata",
    "uharfbuzz",
    "z3-solver",
    "zxcvbn",
    "zxing-cpp",
)
# Beside the program of a bundle, where no library has kept its own texts.
_OF_BUNDLE = "THIRD-PARTY.txt"
_LICENCE_FILE = re.compile(r"\.dist-info/(licenses/.*|licen[cs]e[^/]*|copying[^/]*|notice[^/]*)$", re.IGNORECASE)
_RULE = "=" * 72


def program_version() -> str:
    """As installed; empty in a tree that is not."""
    try:
        return version("forumdesk")
    except PackageNotFoundError:
        return ""


def licences(program: Path | None = None) -> str:
    """A line for each library, then all licences in full; `program` is that of a bundle, which has them in a file."""
    if program is not None and (gathered := program.parent / _OF_BUNDLE).is_file():
        return gathered.read_text(encoding="utf-8")
    libraries = sorted(_libraries(BUILT_ON, set()), key=lambda one: one.name.lower())
    lines = [f"{one.name} {one.version}: {_said(one)}" for one in libraries]
    sections = [f"{_RULE}\n{one.name} {one.version}\n{_RULE}\n\n{text}" for one in libraries for text in [_text(one)]]
    return "\n\n".join(["\n".join(lines), *sections, *_of_resources()])


def _libraries(names: Iterable[str], seen: set[str]) -> Iterator[Distribution]:
    """These and what they ask for, each once; nothing that is only for some of their uses."""
    for name in names:
        if _plain(name) in seen:
            continue
        seen.add(_plain(name))
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue  # only for another system
        yield one
        asked = [line for line in one.requires or [] if "extra" not in line]
        yield from _libraries((re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in asked), seen)


def _of_resources() -> Iterator[str]:
    """Fonts, icons and whatever else comes as a file; LGPL and GPL are Qt's."""
    root = files("resources")
    for folder in sorted((one for one in root.iterdir() if one.is_dir()), key=lambda one: one.name):
        for text in sorted(folder.iterdir(), key=lambda one: one.name):
            if text.name.startswith("LICENSE"):
                yield text.read_text(encoding="utf-8")
    for name in ("LGPL-3.txt", "GPL-3.txt"):
        yield root.joinpath("licences").joinpath(name).read_text(encoding="utf-8")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _text(one: Distribution) -> str:
    """What it brings, and what we keep where it brings none or forgets what it holds of others."""
    found = sorted((path for path in one.files or [] if _LICENCE_FILE.search(path.as_posix())), key=str)
    brought = [Path(str(path.locate())).read_text(encoding="utf-8", errors="replace").strip() for path in found]
    kept = files("resources").joinpath("licences").joinpath(f"{_plain(one.name)}.txt")
    return "\n\n".join([*brought, *([kept.read_text(encoding="utf-8").strip()] if kept.is_file() else [])])


def _said(one: Distribution) -> str:
    told = one.metadata
    said = (
        told.get_all("License-Expression") or _classified(told.get_all("Classifier") or []) or told.get_all("License")
    )
    return (said or ["see below"])[0].partition("\n")[0]


def _classified(classifiers: list[str]) -> list[str]:
    return [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: OSI")]


class AboutDialog(QDialog):
    """The notice stands here in both languages, as on the first window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        number = parts.label(look="count")
        number.setText(words.say("about.version", number=program_version()))
        title = parts.column(
            parts.row(parts.label("app.name", "title"), number, None), parts.label("app.about", "second"), spacing=2
        )
        head = parts.row(parts.picture("mark", "accent", 44), spacing=12)
        head.addLayout(title, 1)
        self.licences = QPlainTextEdit(licences(Path(sys.executable) if getattr(sys, "frozen", False) else None))
        self.licences.setReadOnly(True)
        # The list scrolls; the notice above it is whole on any screen.
        theme.fit(self.licences, minimumHeight=48)
        words.put(self.licences, "about.licences", words.Slot.NAME)
        close = parts.button("crash.close", look="primary")
        close.clicked.connect(self.accept)
        layout = parts.column(
            head,
            notice((0, 12, 0, 0)),
            parts.text("about.licence", "plain12"),
            parts.label("about.licences", "label"),
            self.licences,
            parts.row(None, close),
            margins=(24, 20, 24, 20),
            spacing=12,
        )
        self.setLayout(layout)
        theme.open_at(self, 680, 560)
