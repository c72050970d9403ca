"""Sending a person or an event to another open circle: every field first, each with a tick; then it goes, on record."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Progress
from forumdesk.services import receiving, sending
from forumdesk.services.receiving import Arrival
from forumdesk.services.sending import IDENTITY, Offer, Parcel, Part
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk, beneath
from ui.models.compare_rows import field_word, values_text
from ui.widgets import parts
from ui.widgets.check import Check
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.note import NoteCard

T = TypeVar("T")
Others = Sequence[tuple[str, Desk]]


class SendDialog(QDialog):
    """`others` are the other circles by what their bands say. What is guarded has no tick until somebody sets one."""

    def __init__(self, desk: Desk, others: Others, offer: Callable[[Workspace], Offer], owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self._desk, self._others = desk, others
        self.offer: Offer | None = None
        self._parcel: Parcel | None = None
        self.second = parts.label(look="second")
        self.to = ChoiceField("send.to", [(number, name) for number, (name, _) in enumerate(others)])
        self.to.show_value(0)
        self.whom = TextField("send.for-whom")
        self.ticks: dict[str, Check] = {}
        self._list = QVBoxLayout()
        self.note = NoteCard()
        self.go, self.stay = parts.button("send.go", look="primary"), parts.button("unlock.cancel")
        self._build()
        self.to.finished.connect(lambda _: self._look())
        self.go.clicked.connect(self._send)
        self.stay.clicked.connect(self.reject)
        desk.read(partial(_or_refusal, ask=offer), self._show)

    def _build(self) -> None:
        theme.fit(self._list, contentsMargins=(12, 10, 12, 10), spacing=6)
        inside = QWidget()
        theme.look(inside, "surface")
        inside.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        words.put(scroll, "send.fields", words.Slot.NAME)
        outer = parts.column(
            parts.label("send.title", "card"), self.second, self.to, parts.label("send.fields", "label"), spacing=8
        )
        theme.fit(outer, contentsMargins=(24, 20, 24, 20))
        outer.addWidget(scroll, 1)
        outer.addLayout(parts.column(self.whom, self.note, parts.text("send.how", "hint"), spacing=8))
        outer.addLayout(parts.row(None, self.stay, self.go, spacing=8))
        self.setLayout(outer)
        theme.open_at(self, 620, 680)
        self.go.setEnabled(False)

    def _show(self, found: Offer | ForumDeskError) -> None:
        if isinstance(found, ForumDeskError):
            self._refuse(found)
            return
        self.offer = found
        self.second.setText(found.called)
        for part in found.parts:
            tick = Check(said(part).replace("&", "&&"))
            tick.setAccessibleName(said(part))
            tick.setChecked(not part.guarded)
            tick.toggled.connect(lambda _: self._look())
            self.ticks[part.key] = tick
            self._list.addWidget(tick)
        self._list.addStretch(1)
        self._look()

    def _target(self) -> Desk:
        return self._others[int(str(self.to.combo.currentData() or 0))][1]

    def _look(self) -> None:
        """What would come of it there, with what is ticked now."""
        if self.offer is None:
            return
        self.go.setEnabled(False)
        chosen = frozenset(key for key, tick in self.ticks.items() if tick.isChecked())
        pack = partial(sending.pack, offer=self.offer, chosen=chosen)
        beneath(self._desk, partial(_or_refusal, ask=pack), self._ask_there)

    def _ask_there(self, parcel: Parcel | ForumDeskError) -> None:
        if isinstance(parcel, ForumDeskError):
            self._refuse(parcel)
            return
        self._parcel = parcel
        look = partial(receiving.look, parcel=parcel)
        beneath(self._target(), partial(_or_refusal, ask=look), partial(self._tell, parcel))

    def _tell(self, parcel: Parcel, arrival: Arrival | ForumDeskError) -> None:
        if parcel is not self._parcel:
            return
        if isinstance(arrival, ForumDeskError):
            self._refuse(arrival)
            return
        told = [words.say("send.asked", refs=", ".join(arrival.same))] if arrival.same else []
        told += [words.say("send.missing", events=", ".join(arrival.missing))] if arrival.missing else []
        shape = "question" if arrival.same else "note"
        self.note.tell(shape, words.say("send.as", code=arrival.key), " ".join(told) or words.say("send.new"))
        self.go.setEnabled(True)

    def _refuse(self, error: ForumDeskError) -> None:
        self.note.tell("block", words.say("send.not"), words.refusal(error))

    def _send(self) -> None:
        """On record here first: a crash in between leaves a record of what never arrived, not the reverse."""
        offer, parcel, target, whom = self.offer, self._parcel, self._target(), self.whom.edit.text()
        if offer is None or parcel is None:
            return

        def record(workspace: Workspace, progress: Progress) -> ChangeSet:
            return sending.record(workspace, offer, parcel, whom)

        def take(workspace: Workspace) -> ChangeSet:
            return receiving.receive(workspace, parcel).change_set

        self._desk.run(record, lambda _: target.change(take))
        self.accept()


def said(part: Part) -> str:
    """A field and what stands there, as the organiser may see it."""
    if part.key == IDENTITY:
        return words.say("send.identity")
    name = words.say("send.session", code=part.session) if part.session else field_word(part.field, "people")
    if part.event:
        name = words.say("import.field-at", field=name, event=part.event)
    line = words.say("send.part", field=name, value=values_text(part.values))
    return words.say("send.hidden", what=line) if part.hidden else line


def _or_refusal(workspace: Workspace, ask: Callable[[Workspace], T]) -> T | ForumDeskError:
    """Said in the dialog, not in a window that may be the other circle's."""
    try:
        return ask(workspace)
    except ForumDeskError as error:
        return error
