"""Colours, fonts and sizes: the one place that names them, for light and dark and for every text size."""

import gc
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar
from unicodedata import bidirectional

from PySide6.QtCore import QMargins, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import folder

SCALES = (100, 110, 125, 150, 175, 200)
BODY = 13
INK = "#14181F"
# Window width in units of the text scale at which the layout changes.
WIDE, MIDDLE = 1240, 900
# Page width below which actions of the second rank go into a menu.
TIGHT = 700
SMALLEST = (640, 400)
_FIT = "fit"


class Mode(StrEnum):
    """Light, dark, or what the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB; what each is for is said in the look's table."""

    window: str
    surface: str
    sunken: str
    raised: str
    hover: str
    tint: str
    line: str
    control: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    on_accent: str
    focus: str
    block: str
    block_ground: str
    warn: str
    warn_mark: str
    warn_ground: str
    note: str
    note_ground: str
    ok: str
    ok_ground: str
    question: str
    question_ground: str
    alias: str
    alias_ground: str
    marking: str
    on_marking: str
    circle_sea: str
    circle_moss: str
    circle_sand: str
    circle_clay: str
    circle_sky: str
    circle_slate: str
    on_circle: str

    def of(self, name: str) -> str:
        """The colour of a token by its name; AttributeError for a name that no token has."""
        return str(getattr(self, name))


# Family of categories -> (colour, whether the letter on it is white).
FAMILIES = {
    "safety": ("#412600", True),
    "hosts": ("#164C4B", True),
    "mediation": ("#634DA2", True),
    "society": ("#587C5D", True),
    "service": ("#AE87DD", False),
    "parties": ("#EEA858", False),
    "knowledge": ("#97E5DE", False),
}

# First code point, last one, family; the first that fits wins. Latin, Cyrillic and Greek are Inter's.
_SCRIPTS = (
    (0x0530, 0x058F, "Noto Sans Armenian"),
    (0x0590, 0x05FF, "Noto Sans Hebrew"),
    (0x0600, 0x08FF, "Noto Sans Arabic"),
    (0x0900, 0x097F, "Noto Sans Devanagari"),
    (0x0980, 0x09FF, "Noto Sans Bengali"),
    (0x0B80, 0x0BFF, "Noto Sans Tamil"),
    (0x0E00, 0x0E7F, "Noto Sans Thai"),
    (0x0E80, 0x0EFF, "Noto Sans Lao"),
    (0x1000, 0x109F, "Noto Sans Myanmar"),
    (0x10A0, 0x10FF, "Noto Sans Georgian"),
    (0x1200, 0x139F, "Noto Sans Ethiopic"),
    (0x1780, 0x17FF, "Noto Sans Khmer"),
    (0xAC00, 0xD7AF, "Noto Sans KR"),
    (0x1100, 0x11FF, "Noto Sans KR"),
    (0x3040, 0x9FFF, "Noto Sans SC"),
    (0xFB50, 0xFEFF, "Noto Sans Arabic"),
)
_FAMILIES = ["Inter", "Noto Sans", *dict.fromkeys(family for _, _, family in _SCRIPTS)]


class _Now:
    """What holds for the whole program at this moment."""

    mode = Mode.SYSTEM
    scale = 100
    dark = False
    fonts: ClassVar[set[str]] = set()
    contrast: "Tokens | None" = None


@cache
def tokens_of(which: Mode) -> Tokens:
    """The colours of Mode.LIGHT or Mode.DARK."""
    text = folder("themes").joinpath(f"{which}.json").read_text(encoding="utf-8")
    return Tokens(**json.loads(text))


def tokens() -> Tokens:
    """The colours in force."""
    return _Now.contrast or tokens_of(Mode.DARK if _Now.dark else Mode.LIGHT)


def scale() -> int:
    """The text size in per cent."""
    return _Now.scale


def mode() -> Mode:
    """What was chosen."""
    return _Now.mode


def is_dark() -> bool:
    return _Now.dark


def px(number: float) -> int:
    """So many pixels at 100 % text, at the text size in force."""
    return round(number * _Now.scale / 100)


def colour(name: str) -> QColor:
    """A token as Qt takes it."""
    return QColor(tokens().of(name))


def use_fonts(names: tuple[str, ...]) -> None:
    """Make bundled font files known, each once; a name without a style takes all of that family's."""
    for path in folder("fonts").iterdir():
        wanted = path.name.startswith(names) and path.name.endswith(".ttf")
        if wanted and path.name not in _Now.fonts:
            _Now.fonts.add(path.name)
            QFontDatabase.addApplicationFontFromData(path.read_bytes())


def use_first_fonts() -> None:
    """The three weights that the first window is written in."""
    use_fonts(("Inter-Regular", "Inter-Medium", "Inter-SemiBold"))


def use_other_fonts() -> None:
    """What else there is, every other script too: 25 MB, so not before the first window is on the screen."""
    use_fonts(("Inter", "NotoSans"))


def font(size: float = BODY, weight: int = 400, figures: bool = False) -> QFont:
    """Inter at a size of the look; `figures` makes digits equally wide, for columns."""
    made = QFont()
    made.setFamilies(_FAMILIES)
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight))
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def script_font(text: str, size: float = BODY, weight: int = 400) -> QFont:
    """The font of the text's own script first: behind Inter its letters would sit too high."""
    made = font(size, weight)
    family = _family_of(text)
    if family:
        made.setFamilies([family, *_FAMILIES])
    return made


def _family_of(text: str) -> str:
    for letter in text:
        for first, last, family in _SCRIPTS:
            if first <= ord(letter) <= last:
                return family
    return ""


def direction_of(text: str) -> Qt.LayoutDirection:
    """The way a text runs by its first letter that has one (UAX #9, rule P2); left to right where none has."""
    kinds = (bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return Qt.LayoutDirection.LeftToRight if first == "L" else Qt.LayoutDirection.RightToLeft


def shortened(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text as far as there is room, then dots; where its last letters run from the right, at their left end."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    cut = shown != text and direction_of(shown[::-1]) is Qt.LayoutDirection.RightToLeft
    return f"{shown}\u200f" if cut else shown


def wants_contrast(app: QApplication) -> bool:
    """Whether the system asks for high contrast, as far as it tells Qt."""
    # Held by name: PySide drops what only a chain of calls holds.
    hints = app.styleHints()
    told = hints.accessibility()
    return told.contrastPreference() is Qt.ContrastPreference.HighContrast


def _between(ground: QColor, ink: QColor) -> str:
    """A fifth of the way from ground to ink."""
    mixed = [(4 * a + b) // 5 for a, b in zip(_channels(ground), _channels(ink), strict=True)]
    return QColor(*mixed).name()


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def contrast_tokens(system: QPalette) -> Tokens:
    """The system's own colours: no grounds but the window's, and every shape in the colour of the text."""
    ground, ink = system.color(QPalette.ColorRole.Window), system.color(QPalette.ColorRole.WindowText)
    grounds = {name: ground.name() for name in ("window", "surface", "sunken", "raised", "hover", "on_accent")}
    grounds |= {one.name: ground.name() for one in fields(Tokens) if one.name.endswith("_ground")}
    chosen = {
        # What is selected has to be seen without a ring, too.
        "tint": _between(ground, ink),
        "accent": system.color(QPalette.ColorRole.Link).name(),
        "disabled": system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name(),
        "on_marking": ground.name(),
        "on_circle": ground.name(),
    }
    return Tokens(**({one.name: ink.name() for one in fields(Tokens)} | grounds | chosen))


def apply(app: QApplication, chosen: Mode, percent: int, contrast: bool | None = None, in_haste: bool = False) -> None:
    """Put the whole program into a theme and a text size; windows that are open follow.

    `contrast` is for who knows better than the system. `in_haste` leaves `use_style` to the caller, for later.
    """
    _Now.mode, _Now.scale = chosen, percent
    app.setPalette(QPalette())
    high = wants_contrast(app) if contrast is None else contrast
    _Now.contrast = contrast_tokens(app.palette()) if high else None
    system_dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    _Now.dark = chosen is Mode.DARK or (chosen is Mode.SYSTEM and system_dark)
    if not in_haste or percent != 100:
        use_style(app)
    app.setPalette(_palette(tokens()))
    app.setFont(font())
    with _collector_at_rest():
        # Taken off first: put over another one it takes eight times as long with every page there.
        app.setStyleSheet("")
        app.setStyleSheet(_sheet(tokens()))
    for window in app.topLevelWidgets():
        refit(window)


def use_style(app: QApplication) -> None:
    """Let icons and indicators grow with the text; nothing is seen of it at 100 %."""
    if not isinstance(app.property("style_set"), bool):
        # Late: Qt's style brings six hundred names, which the first window does without.
        from ui.style import Style

        with _collector_at_rest():
            app.setStyle(Style(px))
        app.setProperty("style_set", True)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Qt walks a list of all widgets meanwhile: one that Python collected in between would end the program."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _palette(now: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, now.window),
        (role.WindowText, now.text),
        (role.Base, now.surface),
        (role.AlternateBase, now.surface),
        (role.Text, now.text),
        (role.Button, now.surface),
        (role.ButtonText, now.text),
        (role.BrightText, now.on_accent),
        (role.Highlight, now.accent),
        (role.HighlightedText, now.on_accent),
        (role.PlaceholderText, now.text3),
        (role.ToolTipBase, now.raised),
        (role.ToolTipText, now.text),
        (role.Link, now.accent),
        (role.Mid, now.line),
    ):
        palette.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(now.disabled))
    return palette


def _sheet(now: Tokens) -> str:
    text = folder("themes").joinpath("style.qss").read_text(encoding="utf-8")
    values = {one.name: now.of(one.name) for one in fields(now)}
    coloured = re.sub(r"@(\w+)", lambda found: values[found[1]], text)
    return re.sub(r"\b(\d+)u\b", lambda found: f"{px(int(found[1]))}px", coloured)


def fit(target: QObject, **numbers: int | tuple[int, ...]) -> None:
    """Set properties that are sizes, in pixels at 100 % text, and keep them fitting when the text size changes.

    One number is a size; two are a QSize; four are margins: left, top, right, bottom.
    """
    before = _fits(target)
    target.setProperty(_FIT, json.dumps(before | numbers))
    _set(target, numbers)


def refit(root: QObject) -> None:
    """Everything below `root` that was fitted, at the text size in force."""
    for target in (root, *root.findChildren(QObject)):
        try:
            _set(target, _fits(target))
        except RuntimeError:
            # What a new size made a text lay out anew may be gone from Qt by the time its turn comes.
            continue


def _fits(target: QObject) -> dict[str, Any]:
    kept = target.property(_FIT)
    return dict(json.loads(kept)) if isinstance(kept, str) else {}


def _set(target: QObject, numbers: dict[str, Any]) -> None:
    for name, number in numbers.items():
        target.setProperty(name, _scaled(number))


def _scaled(number: Any) -> int | QSize | QMargins:  # noqa: ANN401 - what JSON gave back
    if isinstance(number, int):
        return px(number)
    if len(number) == 2:
        return QSize(px(number[0]), px(number[1]))
    left, top, right, bottom = (px(one) for one in number)
    return QMargins(left, top, right, bottom)


def open_at(dialog: QWidget, wide: int, high: int) -> None:
    """A size at 100 % text, or as much of it as the screen has: at 200 % a dialog may want more."""
    room = dialog.screen().availableSize()
    # The system puts a frame and a title around it.
    dialog.resize(min(px(wide), room.width() - 16), min(px(high), room.height() - 48))


def look(widget: QWidget, name: str) -> None:
    """Give a widget a class of the style sheet, also when it has been on the screen already."""
    if widget.property("look") == name:
        return
    widget.setProperty("look", name)
    # Without it a plain widget ignores the ground that the style sheet gives it.
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # One that was not shown yet is dressed when it is.
        widget.style().unpolish(widget)
        widget.style().polish(widget)
