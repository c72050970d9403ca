"""Every word on the screen, English and Norwegian; sentences about refusals and findings come from the core."""

import gc
import json
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - the word is taken by what is said of it
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from forumdesk.domain.errors import ForumDeskError
from resources import folder

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

LANGUAGES = ("en", "nb")
NAMES = {"en": "English", "nb": "Norsk"}
_SAID = "said_"


class Slot(StrEnum):
    """Where a text goes: properties that labels, buttons, fields and actions have in Qt."""

    TEXT = "text"
    TIP = "toolTip"
    NAME = "accessibleName"
    HINT = "placeholderText"


class _Now:
    language = "en"
    translator: "QtWords | None" = None


@cache
def table() -> dict[str, tuple[str, str]]:
    """Key -> (English, Norwegian), from every file of `resources/translations`; a key stands in one of them."""
    pages = [one.read_text(encoding="utf-8") for one in folder("translations").iterdir() if one.name.endswith(".json")]
    return {key: (pair[0], pair[1]) for page in pages for key, pair in json.loads(page).items()}


def language() -> str:
    """ "en" or "nb"."""
    return _Now.language


def say(key: str, **facts: str | int) -> str:
    """The words of a key in the language in force; KeyError for a key that is not in the table."""
    return table()[key][LANGUAGES.index(_Now.language)].format(**facts)


def say_in(tongue: str, key: str) -> str:
    """The same in a named language: the notice stands in both."""
    return table()[key][LANGUAGES.index(tongue)]


def count(key: str, n: int, **facts: str | int) -> str:
    """Words that depend on a number: keys KEY.one and KEY.other, both with {n}."""
    return say(f"{key}.{'one' if n == 1 else 'other'}", n=figure(n), **facts)


def figure(n: int) -> str:
    """A number with its thousands apart, as the language writes it."""
    return locale().toString(n)


def locale() -> "QLocale":
    """How the language in force writes numbers and days."""
    # Late: it brings eight hundred names of languages and countries, which the first window does without.
    from PySide6.QtCore import QLocale

    return QLocale("nb_NO" if _Now.language == "nb" else "en_GB")


def day(date: Date) -> str:
    """14 June 2027; 14. juni 2027."""
    month = locale().monthName(date.month)
    return f"{date.day}{'.' if _Now.language == 'nb' else ''} {month} {date.year}"


def days(first: Date, last: Date) -> str:
    """14–16 June 2027; 30 June – 2 July 2027; the one day where they are the same."""
    if first == last:
        return day(first)
    dot = "." if _Now.language == "nb" else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{dot}–{day(last)}"
    shorter = day(first).removesuffix(f" {last.year}")
    return f"{shorter} – {day(last)}"


def put(target: QObject, key: str, *slots: Slot, **facts: str | int) -> None:
    """Put words on a widget or an action, and again when the language changes. TEXT if no slot is named."""
    for slot in slots or (Slot.TEXT,):
        target.setProperty(_SAID + slot, json.dumps([key, facts]))
        target.setProperty(slot, say(key, **facts))


def drop(target: QObject, slot: Slot = Slot.TEXT) -> None:
    """No words any more in this place, such as where there is room for the icon alone; the others stay."""
    target.setProperty(_SAID + slot, None)
    target.setProperty(slot, "")


def speak(app: QApplication, tongue: str) -> None:
    """Change the language of every open window; what windows made up themselves they renew on LanguageChange."""
    _Now.language = tongue if tongue in LANGUAGES else LANGUAGES[0]
    running = gc.isenabled()
    # Qt's list of everything is walked: a window of before that Python collected meanwhile would end the program.
    gc.disable()
    try:
        _renew(app)
    finally:
        if running:
            gc.enable()
    if _Now.translator is not None:
        QCoreApplication.removeTranslator(_Now.translator)
        _Now.translator = None
    if _Now.language != LANGUAGES[0]:
        # Qt tells every window by this, and by the removal, that the language is another one.
        _Now.translator = QtWords(app)
        QCoreApplication.installTranslator(_Now.translator)
    # It only posts the news; a window must not speak two languages until it comes.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def _renew(app: QApplication) -> None:
    for window in app.topLevelWidgets():
        for target in (window, *window.findChildren(QObject)):
            for slot, key, facts in _kept(target):
                target.setProperty(slot, say(key, **facts))


def _kept(target: QObject) -> Iterator[tuple[str, str, dict[str, str | int]]]:
    for slot in Slot:
        kept = target.property(_SAID + slot)
        if isinstance(kept, str):
            key, facts = json.loads(kept)
            yield slot, key, facts


class QtWords(QTranslator):
    """Qt's own words (Cancel, Copy, Select all); Qt ships none in Bokmål."""

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        key = f"qt.{source_text}"
        # None and not an empty text: that would be a translation, and Ctrl+K would read K.
        return say(key) if key in table() else None  # type: ignore[return-value]  # a null string, as Qt wants it

    def isEmpty(self) -> bool:
        return False


def refusal(error: ForumDeskError) -> str:
    """What was refused, why, what to do. Ours where one is written for the window, else the core's."""
    for kind in type(error).__mro__:
        key = f"refused.{kind.__name__}"
        if key in table():
            return say(key, **_facts(error))
    # The table of refusals imports importers and services: not before something is refused.
    from forumdesk.words import spoken

    return spoken.refusal(error, _Now.language)


def _facts(error: ForumDeskError) -> dict[str, str | int]:
    """Plain values of an error. A place is told by the file's name alone; the folder is on the screen already."""
    path = getattr(error, "path", None)
    plain = {name: value for name, value in vars(error).items() if isinstance(value, str | int)}
    return plain | ({"file": path.name} if path is not None else {})
