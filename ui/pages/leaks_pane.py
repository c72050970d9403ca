"""Details of what would leak: all that one output says, what stops it, and how another one differs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.disclosure import Difference, Field, Output, Sight, Standing, Why, differences
from ui import theme, words
from ui.models.badge_rows import why_said
from ui.models.leak_rows import EVENT, NOTHING, field_said, output_said, standing_said, value_said
from ui.pages.visit_blocks import clear
from ui.widgets import parts
from ui.widgets.fields import ChoiceField
from ui.widgets.note import NoteCard


class LeaksPane(QWidget):
    """`show_sight` fills it. `mended` wants to go where what stops an output can be put right."""

    mended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sights: dict[Output, Sight] = {}
        self._shown: Sight | None = None
        self.heading, self.standing = parts.text(look="inspected"), parts.text()
        self.stop = NoteCard()
        self.mend = parts.button("badges.show-person", look="link")
        self.mend.clicked.connect(self.mended)
        self.stop.below.addWidget(self.mend)
        self._says = parts.label("leaks.says", "section")
        self._said, self._differs = QVBoxLayout(), QVBoxLayout()
        self.other = ChoiceField("leaks.compare", [])
        self.other.finished.connect(lambda _: self._compare())
        for rows in (self._said, self._differs):
            theme.fit(rows, spacing=8)
        outer = parts.column(self.heading, self.standing, margins=(20, 16, 20, 20), spacing=8)
        for part in (self.stop, self._says, self._said, self.other, self._differs):
            outer.addLayout(part) if isinstance(part, QVBoxLayout) else outer.addWidget(part)
        outer.addStretch(1)
        self.setLayout(outer)
        self.about = ""
        self.show_sight(None, (), "")

    def show_sight(self, one: Sight | None, all_of_them: Sequence[Sight], about: str) -> None:
        """One of several outputs, or none; about the event, a person or a session, as the page has it."""
        self._sights, self._shown = {each.output: each for each in all_of_them}, one
        self.about = about
        theme.look(self.heading, "inspected" if one else "second")
        self.heading.setText(output_said(one.output) if one else words.say("inspector.empty"))
        self.standing.setText(standing_said(one) if one else "")
        stopped = one is not None and one.standing is Standing.STOPPED
        self.standing.setHidden(stopped)
        self.stop.setVisible(stopped)
        if one is not None and stopped:
            self.stop.tell("block", standing_said(one), why_said(Why(one.why)))
            self.mend.setVisible(about.startswith("person "))
        clear(self._said)
        if one is not None:
            for field in one.said:
                self._said.addWidget(_Pair(field_said(field), (self._value(one, field),)))
        self._says.setVisible(bool(one and one.said))
        self.other.setVisible(one is not None)
        self._offer()

    def _value(self, one: Sight, field: Field) -> str:
        """Of the whole event a figure is a number of rows."""
        said = value_said(one, field)
        return words.count("leaks.rows", int(said)) if self.about == EVENT and said.isdecimal() else said

    def _offer(self) -> None:
        """The other outputs; what is compared with stays while one walks down the list."""
        chosen = self.other.combo.currentData()
        others = [one for one in self._sights if self._shown is not None and one is not self._shown.output]
        self.other.offer([(None, words.say("leaks.no-other")), *((one, output_said(one)) for one in others)])
        self.other.show_value(chosen if chosen in others else None)
        self._compare()

    def _compare(self) -> None:
        clear(self._differs)
        chosen = self.other.combo.currentData()
        other = self._sights.get(chosen) if chosen is not None else None
        if self._shown is None or other is None:
            return
        found = differences(self._shown, other)
        for one in found:
            self._differs.addWidget(_Pair(field_said(one.field), self._both(one, other.output)))
        if not found:
            self._differs.addWidget(parts.text("leaks.alike"))

    def _both(self, one: Difference, other: Output) -> tuple[str, str]:
        here = self._shown.output if self._shown is not None else other
        return _side(here, one.one), _side(other, one.other)

    def retell(self) -> None:
        self.show_sight(self._shown, tuple(self._sights.values()), self.about)


def _side(output: Output, said: str) -> str:
    return words.say("leaks.side", output=output_said(output), said=said or NOTHING)


class _Pair(QWidget):
    """What a field is called, and below it what is said there."""

    def __init__(self, name: str, said: Sequence[str]) -> None:
        super().__init__()
        heading = parts.text(look="second")
        heading.setText(name)
        lines = [parts.text(look="body") for _ in said]
        for line, text in zip(lines, said, strict=True):
            parts.put_title(line, text)
            theme.look(line, "body")
            line.setFont(theme.script_font(text, theme.BODY))
            # A name from the right stands below its heading like any other.
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.setLayout(parts.column(heading, *lines, spacing=2))
        self.setAccessibleName(f"{name}: {'; '.join(said)}")
