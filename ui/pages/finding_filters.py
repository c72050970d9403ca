"""The chips above the findings: what they are narrowed to, and what they are compared with."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.services.noticing import Since
from ui import words
from ui.models import findings_rows as rows
from ui.models.findings_rows import Line, Wanted
from ui.widgets import parts
from ui.widgets.chips import Chip


class FindingFilters(QWidget):
    """`changed` when other lines are wanted, `compared` when they are compared with another point."""

    changed = Signal()
    compared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.kind, self.person, self.session = Chip("findings.kind"), Chip("findings.person"), Chip("findings.session")
        self.since = Chip("findings.since")
        self.hide_accepted = Chip("findings.hide-accepted", toggles=True)
        self.altered = Chip("findings.changed", toggles=True)
        self.chips = (self.since, self.kind, self.person, self.session, self.altered, self.hide_accepted)
        self.setLayout(parts.row(*self.chips, None, margins=(24, 10, 24, 8)))
        self.setFocusProxy(self.since)
        self.since.changed.connect(lambda _: self.compared.emit())
        self.kind.changed.connect(lambda value: self._want(kind=value or ""))
        self.person.changed.connect(lambda value: self._want(person=value or ""))
        self.session.changed.connect(lambda value: self._want(session=value or ""))
        self.altered.changed.connect(lambda value: self._want(changed=bool(value)))
        self.hide_accepted.changed.connect(lambda value: self._want(hide_accepted=bool(value)))
        self.offer([])

    @property
    def point(self) -> Since | None:
        """What is compared with."""
        return self.since.value if isinstance(self.since.value, Since) else None

    def offer(self, lines: Sequence[Line]) -> None:
        """Chips offer what the list has."""
        self.since.offer([(one, words.say(f"findings.since.{one}")) for one in Since])
        self.kind.offer(rows.kinds(lines))
        self.person.offer(rows.people(lines))
        self.session.offer(rows.sessions(lines))
        self.altered.offer([])
        self.hide_accepted.offer([])

    def only_news(self, wanted: bool) -> None:
        """Whether what did not change is left out."""
        self.wanted = replace(self.wanted, news_only=wanted)

    def clear(self) -> None:
        """Every finding again; what they are compared with stays."""
        for chip in self.chips[1:]:
            chip.put(None)

    def show_wanted(self, wanted: tuple[tuple[str, str], ...]) -> None:
        """What a link narrows to, by kind, person, session, or that its facts changed after it was accepted."""
        self.clear()
        chips = {"kind": self.kind, "person": self.person, "session": self.session, "changed": self.altered}
        for name, value in wanted:
            if name in chips:
                chips[name].put(value)

    def narrow(self, units: int) -> None:
        for chip, least in ((self.altered, 760), (self.hide_accepted, 620), (self.session, 520), (self.person, 430)):
            chip.setVisible(units >= least or chip.value is not None)

    def _want(self, **asked: str | bool) -> None:
        self.wanted = replace(self.wanted, **asked)  # type: ignore[arg-type]  # by name
        self.changed.emit()
