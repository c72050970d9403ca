"""Several people at once: what they have in common, and what is changed for all of them in one step."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.participation import Participation
from ui import words
from ui.pages.person_form import CHOICES, WIDE, Clock, make_field
from ui.widgets import parts
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form

_FIELDS = (
    *("visit.answer", "visit.visibility", "visit.category", "visit.delegation", "visit.arrival", "visit.departure"),
    *("visit.access_zones", "visit.arrival_place", "visit.departure_place", "visit.diet"),
    *("visit.consent_photo", "visit.consent_recording"),
)


class BulkPane(QWidget):
    """`edited` carries a field of the visit and its new value for all of them; `removed` takes them off the event."""

    edited = Signal(str, object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = parts.text(look="inspected")
        self.clock = Clock()
        self.form = Form()
        for name in _FIELDS:
            self.form.add(name, make_field(name, self.clock), wide=name in WIDE)
        self.form.edited.connect(lambda name, value: self.edited.emit(name.partition(".")[2], value))
        self.remove = parts.button("people.remove-all", "remove")
        self.remove.clicked.connect(self.removed)
        head = parts.row(self.title, margins=(0, 0, 28, 0))
        self.setLayout(
            parts.column(
                head,
                parts.text("people.bulk-text"),
                8,
                parts.label("people.at-event", "section"),
                self.form,
                8,
                parts.row(self.remove, None),
                None,
                margins=(20, 16, 20, 20),
                spacing=8,
            )
        )

    def show_many(self, count: int, visits: Iterable[Participation], clock: Clock) -> None:
        """What they have in common; where they differ the field says so."""
        self.title.setText(words.count("people.several", count))
        self.clock.zone, self.clock.near = clock.zone, clock.near
        names = [(name, name.partition(".")[2]) for name in _FIELDS]
        self.form.fill_many([{name: getattr(one, field) for name, field in names} for one in visits])

    def offer(self, delegations: Iterable[str]) -> None:
        field = self.form.fields["visit.delegation"]
        if isinstance(field, ChoiceField):
            field.offer([("", words.say("people.no-delegation")), *((one, one) for one in delegations)])

    def retell(self) -> None:
        for name, choices in CHOICES.items():
            field = self.form.fields.get(name)
            if isinstance(field, ChoiceField):
                field.offer(choices())
