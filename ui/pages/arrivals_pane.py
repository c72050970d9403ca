"""Details of who comes together: whether they keep their time, when their delegation may come, and what is proposed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.moments import When
from forumdesk.services.arriving import Proposal
from forumdesk.services.checking import Noticed
from forumdesk.services.person_fields import when_of
from forumdesk.services.typed import number_of
from ui import theme, words
from ui.models.arrival_rows import ArrivalRow, reason_said, who_said
from ui.models.findings_rows import kind_said
from ui.models.people_wanted import local_text
from ui.models.separation_rows import found_sentence
from ui.pages.visit_blocks import clear
from ui.widgets import parts
from ui.widgets.fields import CheckField, TextField
from ui.widgets.form import Form
from ui.widgets.note import NoteCard

_MOST = 8


class ArrivalsPane(QWidget):
    """`taken` wants the proposal. The forms say what is asked of it; nothing of that is written anywhere."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.zone = "UTC"
        self.who, self.about = parts.text(look="inspected"), parts.text()
        self.form, self.asking = Form(), Form()
        self.form.add("kept", CheckField("arrivals.keeps"), wide=True)
        for name in ("first", "last"):
            field = TextField(f"arrivals.{name}", self._when, self._text, hint="arrivals.when-hint")
            self.form.add(name, field, wide=True)
        self.asking.add("within", TextField("arrivals.within", number_of))
        self.asking.add("entrance", TextField("arrivals.entrance", number_of))
        self.card = NoteCard()
        self.take = parts.button("arrivals.take", "ok")
        self.take.clicked.connect(self.taken)
        self.card.below.addLayout(parts.row(self.take, None, margins=(0, 6, 0, 0)))
        self.broken = QVBoxLayout()
        theme.fit(self.broken, spacing=8)
        self._heading = parts.label("arrivals.broken-now", "section")
        head = parts.column(self.who, self.about, margins=(0, 0, 28, 0), spacing=4)
        outer = parts.column(head, self.form, self._heading, self.broken, margins=(20, 16, 20, 20), spacing=10)
        for part in (parts.label("arrivals.asking", "section"), self.asking, self.card):
            outer.addWidget(part)
        outer.addStretch(1)
        self.setLayout(outer)
        self.show_proposal(None)

    def _when(self, text: str) -> When | None:
        return when_of(text, self.zone)

    def _text(self, value: object) -> str:
        return local_text(value, self.zone) if value else ""  # type: ignore[arg-type]  # what `_when` read

    def show_row(self, row: ArrivalRow | None, window: tuple[When | None, When | None], anew: bool) -> None:
        parts.put_title(self.who, who_said(row.people) if row else "")
        vehicle = row.move.vehicle if row and row.move else ""
        about = " · ".join(filter(None, (row.delegation, row.side, vehicle))) if row else ""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.form.setVisible(row is not None and row.move is not None)
        for name in ("first", "last"):
            self.form.fields[name].setVisible(bool(row and row.delegation))
        values: Mapping[str, object] = {"kept": bool(row and row.kept), "first": window[0], "last": window[1]}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)
        self._show_broken(row.broken if row else ())

    def _show_broken(self, found: tuple[Noticed, ...]) -> None:
        clear(self.broken)
        self._heading.setVisible(bool(found))
        for one in found[:_MOST]:
            card = NoteCard()
            heading = words.say("severity.accepted") if one.accepted else kind_said(one)
            card.tell("ok" if one.accepted else one.finding.severity, heading, found_sentence(one))
            self.broken.addWidget(card)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """What came of looking for times; nothing where nobody has, or where it is not true any more."""
        self.card.setHidden(proposal is None)
        moved = proposal.moved if proposal else ()
        self.take.setVisible(bool(moved))
        if proposal is None:
            return
        if proposal.reasons:
            said = [words.say("arrivals.contradict"), *(reason_said(one, proposal.zone) for one in proposal.reasons)]
            self.card.tell("block", words.say("arrivals.impossible"), "\n\n".join(said))
        elif moved:
            waits = sum(one.waits * len(one.people) for one in moved)
            sentence = words.say("arrivals.not-yet", n=words.figure(waits))
            self.card.tell("note", words.count("arrivals.moved", len(moved)), sentence)
        else:
            self.card.tell("ok", words.say("arrivals.as-they-are"), "")
