"""One session in the inspector: what is found about it, its fields, and its people."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.findings import FindingKind, Severity
from forumdesk.domain.programme import HouseRule, Interpretation, SessionKind, SessionVisibility
from forumdesk.domain.venues import SetUp
from forumdesk.services.checking import Noticed
from forumdesk.services.clock import clock_of, minutes_of
from forumdesk.services.house_settings import marking_of
from forumdesk.services.scheduling import BETWEEN, Slot
from ui import theme, words
from ui.models.findings_rows import kind_said, sentence
from ui.models.programme_rows import Programme, SessionRow, waiting
from ui.models.programme_words import called, day_said, length_of
from ui.pages.programme_people import People
from ui.widgets import parts
from ui.widgets.fields import CheckField, ChoiceField, Field, LongField, TextField
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.note import NoteCard
from ui.widgets.reveal import RevealCard

PLACING = ("day", "start", "end", "length", "room")


def languages_of(text: str) -> tuple[str, ...]:
    """en, fr or en fr."""
    return tuple(text.replace(",", " ").split())


class SessionPane(QWidget):
    """`edited` carries a field's name and value; those of PLACING say when and where. Findings carry their id."""

    edited = Signal(str, object)
    accept_asked = Signal(str)
    finding_asked = Signal(str)
    invites_asked = Signal()
    move_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.row: SessionRow | None = None
        self._programme = Programme()
        self.heading = parts.text(look="inspected")
        self.second = parts.text(look="second")
        self.cards, self.proposals = QVBoxLayout(), QVBoxLayout()
        for layout in (self.cards, self.proposals):
            theme.fit(layout, spacing=8)
        self.names, self.main, self.rest = Form(), Form(), Form()
        self.times: dict[str, Field] = {}
        self.people, self.reveal = People(), RevealCard()
        self.reveal.speak_of_session()
        self.marking = TextField("programme.marking", marking_of)
        self._body = QWidget()
        theme.look(self._body, "surface")
        self._build()
        self.retell()
        self.show_session(None, self._programme)

    def _build(self) -> None:
        self.names.add("title", TextField("programme.title"), wide=True)
        self.names.add("cover_title", TextField("programme.cover"), wide=True)
        self.times = {
            "start": TextField("programme.starts", clock_of, _clock_text),
            "end": TextField("programme.ends", clock_of, _clock_text),
            "length": TextField("programme.lasts", minutes_of, _minutes_text),
        }
        times = parts.row(spacing=8)
        for name, field in self.times.items():
            times.addWidget(field, 1)
            # They stand side by side, and are fields of the form all the same: filled with it, and kept as its drafts.
            self.main.fields[name] = field
            field.finished.connect(lambda value, one=name: self.main.edited.emit(one, value))
        self._add_rest()
        for form in (self.names, self.main, self.rest):
            form.edited.connect(self.edited)
        body = parts.column(self.names, times, self.main, 4, self.people, 4, self.rest, spacing=10)
        self._body.setLayout(body)
        head = parts.column(self.heading, self.second, margins=(0, 0, 28, 0), spacing=2)
        above = parts.column(head, self.reveal, self.proposals, self.cards, spacing=10)
        outer = parts.column(above, self._body, None, margins=(20, 16, 20, 20), spacing=10)
        self.setLayout(outer)

    def _add_rest(self) -> None:
        for name, label in (
            ("day", "programme.day"),
            ("room", "programme.room"),
            ("rule", "programme.rule"),
            ("kind", "programme.kind"),
            ("interpretation", "programme.interpretation"),
        ):
            self.main.add(name, ChoiceField(label, []))
        said = TextField("programme.languages", languages_of, _languages_text, hint="programme.languages-hint")
        self.main.add("languages", said)
        self.rest.add("visibility", ChoiceField("programme.visibility", []))
        self.rest.add("set_up", ChoiceField("programme.set-up", []))
        self.rest.add("marking", self.marking, wide=True)
        self.rest.add("everyone", CheckField("programme.everyone"), wide=True)
        self.rest.add("remote", CheckField("programme.is-remote"), wide=True)
        self.rest.add("notes", LongField("programme.notes"), wide=True)

    def retell(self) -> None:
        """Choices, in the language in force."""
        nothing: list[tuple[object, str]] = [(None, words.say("programme.none-chosen"))]
        self._offer("rule", [*nothing, *((one, words.say(f"programme.rule.{one}")) for one in HouseRule)])
        self._offer("set_up", [*nothing, *((one, words.say(f"programme.set-up.{one}")) for one in SetUp)])
        self._offer("kind", [(one, words.say(f"programme.kind.{one}")) for one in SessionKind])
        self._offer("visibility", [(one, words.say(f"programme.seen-by.{one}")) for one in SessionVisibility])
        self._offer("interpretation", [(one, words.say(f"programme.interpreting.{one}")) for one in Interpretation])
        self.people.retell()
        self._offer_places()

    def _offer(self, name: str, choices: list[tuple[object, str]]) -> None:
        field = self.main.fields.get(name) or self.rest.fields[name]
        if isinstance(field, ChoiceField):
            field.offer(choices)

    def _offer_places(self) -> None:
        days: list[tuple[object, str]] = [(None, words.say("programme.not-scheduled"))]
        days += [(day, day_said(day)) for day in self._programme.days]
        rooms: list[tuple[object, str]] = [(None, words.say("programme.no-room"))]
        rooms += [(room.id, room.name) for room in self._programme.rooms]
        self._offer("day", days)
        self._offer("room", rooms)

    def show_session(self, row: SessionRow | None, programme: Programme, better: Slot | None = None) -> None:
        """Fill it; the same session again keeps what is being typed. `better` is when it could be instead."""
        same = row is not None and self.row is not None and row.id == self.row.id
        self.row, self._programme = row, programme
        self._offer_places()
        self._body.setVisible(row is not None)
        self.second.setVisible(row is not None)
        if not same:
            self.reveal.hide_again()
        self.reveal.setVisible(row is not None and row.covered)
        self.heading.setText(called(row) if row else words.say("programme.pane.empty"))
        theme.look(self.heading, "inspected" if row else "second")
        self.heading.setFont(theme.script_font(self.heading.text(), 18 if row else 12, 600 if row else 400))
        self._show_findings(row, better)
        if row is None:
            return
        day = row.day(programme.zone)
        kind = words.say(f"programme.kind.{row.session.kind}")
        self.second.setText(" · ".join((kind, day_said(day) if day else words.say("programme.no-time"))))
        values = _values(row, programme, day)
        for form in (self.names, self.main, self.rest):
            (form.fill if same else form.fill_anew)(values)
        title = self.names.fields["title"]
        if isinstance(title, TextField):
            # The title of a session that goes by its cover is not shown; it can be replaced.
            title.edit.setPlaceholderText(words.say("programme.title-hidden") if row.covered else "")
        notes = self.rest.fields["notes"]
        if isinstance(notes, LongField):
            notes.edit.setPlaceholderText(words.say("programme.notes-hidden") if row.covered else "")
        self.people.show_cast(row.cast, row.session.everyone)
        self.people.show_guests(programme.guests)

    def refuse(self, name: str, error: ForumDeskError) -> None:
        """Say at a field what is wrong with what was typed."""
        every = {**self.names.fields, **self.main.fields, **self.rest.fields}
        every[name].refuse(words.refusal(error))

    def begin_title(self) -> None:
        """A new session is to be named."""
        title = self.names.fields["title"]
        if isinstance(title, TextField):
            title.edit.setFocus()
            title.edit.selectAll()

    def _show_findings(self, row: SessionRow | None, better: Slot | None) -> None:
        while (item := self.cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = row.findings if row else ()
        for one in waiting(found):
            self._card(one, better if one.finding.kind in BETWEEN else None)
        outdated = [one for one in found if one.finding.kind is FindingKind.OUTDATED and not one.accepted]
        if outdated:
            card = NoteCard()
            told = words.count("programme.outdated-text", len(outdated))
            card.tell(Severity.WARN, words.say("programme.outdated"), told)
            link = parts.button("programme.open-invites", look="link")
            link.clicked.connect(self.invites_asked)
            self._below(card, link)

    def _card(self, one: Noticed, better: Slot | None) -> None:
        card = NoteCard()
        card.tell(one.finding.severity, kind_said(one), sentence(one))
        accept = parts.button("programme.accept", look="link")
        go = parts.button("programme.open-finding", look="link")
        words.put(accept, "programme.accept-name", words.Slot.NAME, what=kind_said(one))
        words.put(go, "programme.open-finding-name", words.Slot.NAME, what=kind_said(one))
        accept.clicked.connect(lambda: self.accept_asked.emit(one.finding.id))
        go.clicked.connect(lambda: self.finding_asked.emit(one.finding.id))
        buttons = (accept, go) if one.finding.severity is not Severity.QUESTION else (go,)
        if better is not None and better.start is not None:
            move = QPushButton(
                words.say("programme.move-to", time=f"{better.start.in_zone(self._programme.zone):%H:%M}")
            )
            move.setAutoDefault(False)
            theme.look(move, "link")
            move.clicked.connect(lambda: self.move_asked.emit(better))
            buttons = (move, *buttons)
        self._below(card, *buttons)

    def _below(self, card: NoteCard, *buttons: QPushButton) -> None:
        card.below.addLayout(Flow(*buttons))
        self.cards.addWidget(card)
        card.show()


def _values(row: SessionRow, programme: Programme, day: date | None) -> dict[str, object]:
    session, zone = row.session, programme.zone
    return {
        "title": session.title,
        "cover_title": session.cover_title,
        "day": day,
        "start": session.start.in_zone(zone).time() if session.start else None,
        "end": session.end.in_zone(zone).time() if session.end else None,
        "length": length_of(row),
        "room": session.room_id,
        "rule": session.rule,
        "kind": session.kind,
        "interpretation": session.interpretation,
        "languages": session.languages,
        "visibility": session.visibility,
        "set_up": session.set_up,
        "marking": session.marking,
        "everyone": session.everyone,
        "remote": session.remote,
        "notes": session.notes,
    }


def _clock_text(value: object) -> str:
    return f"{value:%H:%M}"


def _minutes_text(value: object) -> str:
    return words.say("programme.minutes", n=str(value))


def _languages_text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else ""
