"""What this program is, what it must not be used for, and whose work is in it."""

from importlib.metadata import PackageNotFoundError, metadata, version
from importlib.resources import files

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui import theme, words
from ui.widgets import parts
from ui.widgets.notice import notice

# What comes with the program, and the folder of resources that holds its licence.
_BUNDLED = (("fonts", "LICENSE-Inter.txt"), ("fonts", "LICENSE-Noto.txt"), ("icons", "LICENSE.txt"))
# What it is built on; whose metadata says the licence.
_BUILT_ON = (
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
    "python-bidi",
    "pyuca",
    "reportlab",
    "sqlcipher3",
    "tzdata",
    "uharfbuzz",
    "zxcvbn",
    "zxing-cpp",
)


def program_version() -> str:
    """As installed; empty in a tree that is not."""
    try:
        return version("forumdesk")
    except PackageNotFoundError:
        return ""


def licences() -> str:
    """A line for each library, then the licences of fonts and icons in full."""
    lines = [line for name in _BUILT_ON if (line := _line(name))]
    folder = files("resources")
    texts = [folder.joinpath(part).joinpath(name).read_text(encoding="utf-8") for part, name in _BUNDLED]
    return "\n\n".join(["\n".join(lines), *texts])


def _line(name: str) -> str:
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    said = (
        told.get_all("License-Expression") or _classified(told.get_all("Classifier") or []) or told.get_all("License")
    )
    return f"{told['Name']} {told['Version']}: {(said or [''])[0].partition(chr(10))[0]}"


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
        self.licences = QPlainTextEdit(licences())
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
