"""Invented people to try a badge with, chosen to hurt: each is hard on a template in a way of its own."""

from dataclasses import replace
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from forumdesk.domain.cards import BadgeCard
from forumdesk.domain.categories import mark
from forumdesk.domain.participation import Category
from forumdesk.services.flagging import shipped_flag
from ui import theme, words
from ui.theme import Mode

# Sharp enough for a photo as large as most badges are wide.
_PHOTO = (720, 936)


class Sample(StrEnum):
    """What is hard about each."""

    LONGEST = "longest"
    TWO_SCRIPTS = "two-scripts"
    NO_SURNAME = "no-surname"
    PROTECTED = "protected"
    NO_PHOTO = "no-photo"
    BURMESE = "burmese"


# Name, name in its own script, title line, organisation.
_PEOPLE: dict[Sample, tuple[str, str, str, str]] = {
    Sample.LONGEST: (
        "Maximiliane Testine von und zu Probenstein-Musterhausen",
        "",
        "Deputy Special Representative for Invented Dialogue Processes and Rehearsals",
        "Institute for Made-up Negotiations and Comparative Examples",
    ),
    Sample.TWO_SCRIPTS: ("Amina al-Ikhtibar", "أمينة الاختبار", "Senior adviser", "Centre for Example Dialogue"),
    Sample.NO_SURNAME: ("Testo", "", "Elder", ""),
    Sample.PROTECTED: ("Blue 1", "", "", ""),
    Sample.NO_PHOTO: ("Prøve Eksempelsen", "", "Head of Section", "Directorate of Samples"),
    Sample.BURMESE: ("Daw Wuttu Myint", "ဒေါ်ဝတ္ထုမြင့်", "Chair", "Hill Story Group"),
}
_CATEGORIES = {
    Sample.LONGEST: Category.DECISION_MAKER,
    Sample.TWO_SCRIPTS: Category.MEDIATOR,
    Sample.NO_SURNAME: Category.CIVIL_SOCIETY,
    Sample.PROTECTED: Category.PARTY,
    Sample.NO_PHOTO: Category.HOST,
    Sample.BURMESE: Category.FACILITATOR,
}
_FACELESS = (Sample.PROTECTED, Sample.NO_PHOTO)
# Of those with an organisation; the others show what a badge is without one.
_FLAGS = {Sample.LONGEST: "NO", Sample.TWO_SCRIPTS: "QA", Sample.NO_PHOTO: "NO", Sample.BURMESE: "MM"}


def sample_card(sample: Sample) -> BadgeCard:
    """The badge of one of them, in the language in force."""
    name, second, title, organisation = _PEOPLE[sample]
    category = _CATEGORIES[sample]
    card = BadgeCard(
        ref="",
        name=name,
        second_name=second,
        title_line=title,
        organisation=organisation,
        mark=mark(category, words.language()),
        zones=("A", "B"),
        event_title="Example Forum 2027",
        serial="EF27-0000",
        token="0" * 16,
        category=category,
        language=words.language(),
        sign_code="E-1",
        flag=shipped_flag(_FLAGS.get(sample, "")),
    )
    return card if sample in _FACELESS else replace(card, photo=_portrait())


@cache
def _portrait() -> bytes:
    """A photo of nobody: head and shoulders, as a JPEG."""
    now = theme.tokens_of(Mode.LIGHT)
    wide, high = _PHOTO
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(now.line))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.control))
    painter.drawEllipse(QRectF(wide * 0.28, high * 0.16, wide * 0.44, wide * 0.52))
    painter.drawEllipse(QRectF(wide * 0.06, high * 0.64, wide * 0.88, high * 0.8))
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "JPEG", 85)  # type: ignore[call-overload]  # the stubs know no device here
    return bytes(held.data().data())
