"""Details of one person, in the inspector: who it is, what is found, their visit; of a masked one what may be seen."""

from datetime import date

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from forumdesk.domain.findings import FindingKind
from forumdesk.domain.moments import local_day
from forumdesk.services.checking import Noticed
from forumdesk.services.revealing import Revealed
from forumdesk.services.visits import SessionOf, Visit
from ui import icons, theme, words
from ui.models.cells import Tile
from ui.models.findings_rows import kind_said, sentence
from ui.models.people_rows import PersonRow, category_word, day_and_time, tile_of
from ui.models.table import draw_tile
from ui.pages.person_form import PersonForm, day_text, values_of
from ui.widgets import parts
from ui.widgets.note import NoteCard
from ui.widgets.photo import PhotoSquare
from ui.widgets.reveal import RevealCard
from ui.widgets.target import Target


class _TileView(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tile: Tile | None = None
        theme.fit(self, minimumWidth=18, maximumWidth=18, minimumHeight=18)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tile is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_tile(painter, QPoint(0, (self.height() - theme.px(18)) // 2), self.tile)
            painter.end()


class PersonPane(QWidget):
    """`show_person` fills it, None empties it; `show_visit` brings the fields.

    `edited` carries owner (person or visit), field and value; `asked` leads elsewhere; `brought` an event's code.
    """

    edited = Signal(str, str, object)
    asked = Signal(Target)
    brought = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = parts.text(look="inspected")
        self.photo = PhotoSquare()
        self._tile = _TileView()
        self._second = parts.Elided("second")
        self.reveal = RevealCard()
        self._form: PersonForm | None = None
        self.visit: Visit | None = None
        self._heading = parts.label("people.findings", "section")
        self._found, self._sessions, self._others = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._session_count = parts.label(look="hint")
        self._invitation = parts.text(look="second")
        self._sign = parts.picture("ok", "ok")
        self._bring = parts.button("people.bring", "add", "link")
        self._blocks = self._below()
        self.setAcceptDrops(True)
        self._outer = self._whole()
        self.setLayout(self._outer)
        self.reveal.ended.connect(self._close_again)
        self._bring.clicked.connect(self._offer_events)
        self._blocks.hide()
        self.show_person(None, ())

    @property
    def form(self) -> PersonForm:
        """Made when it is first wanted: forty fields are not what somebody waits for who opens the window."""
        if self._form is None:
            self._form = PersonForm(self._tell)
            self._place(self._form)
            self._watch_typing(self._form)
        return self._form

    def _place(self, form: PersonForm) -> None:
        """What is printed and the visit above the sessions, the rest below them."""
        sections = [*form.sections, form.custom]
        at = self._outer.indexOf(self._blocks)
        for number, section in enumerate(sections):
            self._outer.insertWidget(at + number + (number > 1), section)
            section.hide()

    def _whole(self) -> QVBoxLayout:
        for layout, gap in ((self._found, 8), (self._sessions, 0), (self._others, 0)):
            theme.fit(layout, spacing=gap)
        second = parts.row(self._tile, spacing=6)
        second.addWidget(self._second, 1)
        # The button that closes the pane stands at the right of the name.
        head = parts.row(self.photo, margins=(0, 0, 28, 0), spacing=12)
        head.addLayout(parts.column(self.name, second, spacing=3), 1)
        outer = parts.column(head, self.reveal, self._heading, margins=(20, 16, 20, 20), spacing=10)
        outer.addLayout(self._found)
        outer.addWidget(self._blocks)
        outer.addStretch(1)
        return outer

    def _below(self) -> QWidget:
        """What stands below the visit: sessions, the invite, other events."""
        block = QWidget()
        theme.look(block, "surface")
        heading = parts.row(parts.label("people.sessions", "section"), None, self._session_count)
        invited = parts.row(self._sign, spacing=8)
        invited.addWidget(self._invitation, 1)
        outer = parts.column(heading, self._sessions, margins=(0, 8, 0, 0), spacing=6)
        outer.addSpacing(theme.px(8))
        outer.addWidget(parts.label("people.invitation", "section"))
        outer.addLayout(invited)
        outer.addSpacing(theme.px(8))
        outer.addLayout(parts.row(parts.label("people.elsewhere", "section"), None, self._bring))
        outer.addLayout(self._others)
        block.setLayout(outer)
        return block

    def _watch_typing(self, form: PersonForm) -> None:
        """Who types into a field that was opened keeps it open."""
        for field in form.secret_fields():
            edit = getattr(field, "edit", None)
            if edit is not None:
                edit.textChanged.connect(lambda *_: self.reveal.stay() if self.reveal.proven else None)

    def _tell(self, owner: str, field: str, value: object) -> None:
        if self.reveal.proven:
            self.reveal.stay()
        self.edited.emit(owner, field, value)

    def show_person(self, row: PersonRow | None, found: tuple[Noticed, ...]) -> None:
        """Who it is, as the list has them; the fields come with `show_visit`."""
        hidden = row is not None and row.hidden
        if self.visit is not None and (row is None or row.ref != self.visit.ref):
            self._forget()
        self.reveal.setVisible(hidden)
        self.name.setText((row.printed or words.say("people.no-name")) if row else words.say("inspector.empty"))
        self.name.setFont(theme.script_font(self.name.text(), 18, 600))
        theme.look(self.name, "inspected" if row else "second")
        self._tile.tile = tile_of(row.category) if row else None
        self._tile.setVisible(bool(row and row.category))
        self._tile.update()
        self._second.setText(_second_line(row) if row else "")
        self.photo.setVisible(row is not None)
        if hidden and not self.reveal.open:
            self.photo.show_locked()
        elif row is not None and (self.visit is None or not row.photo):
            self.photo.show_face(_initials(row.printed), None)
        self._show_findings(found if row else ())
        self._show_invitation(found if row else ())

    def show_visit(self, visit: Visit) -> None:
        """The fields. What somebody types just now stays, unless it is about somebody else."""
        anew = self.visit is None or self.visit.ref != visit.ref
        self.visit = visit
        self.form.clock.zone, self.form.clock.near = visit.zone, _near(visit)
        if not self.reveal.proven:
            self.form.show(values_of(visit.person, visit.participation, visit.organisation), anew)
        else:
            self.form.show_open(values_of(None, visit.participation, ""))
        self.form.sections[1].setVisible(visit.participation is not None)
        for section in self.form.sections[2:5]:
            section.setVisible(visit.participation is not None)
        if visit.photo is not None:
            self.photo.show_face(_initials(visit.name), visit.photo)
        self._show_sessions(visit.sessions)
        self._show_others(visit)
        self._blocks.show()

    def show_revealed(self, revealed: Revealed, for_a_while: bool) -> None:
        """Draw who it is; for ten seconds the fields that were kept back open, too."""
        if self.visit is None or self.visit.ref != revealed.person.ref:
            return
        one = revealed.person
        lines = (one.print_name, one.native_name, one.title_line, revealed.organisation, revealed.country)
        if for_a_while:
            self.reveal.show_for_a_while(lines, revealed.photo)
            self.form.show_secret(values_of(one, revealed.participation, revealed.organisation))
        else:
            self.reveal.show_while_held(lines, revealed.photo)
        if self.reveal.open:
            self.photo.show_opened()

    def _close_again(self) -> None:
        self.form.hide_secret()
        self.photo.show_locked()

    def retell(self) -> None:
        if self._form is not None:
            self._form.retell()

    def _forget(self) -> None:
        self.visit = None
        self.reveal.hide_again()
        self.form.show({}, anew=True)
        for section in self.form.sections:
            section.hide()
        self._blocks.hide()

    def _show_findings(self, found: tuple[Noticed, ...]) -> None:
        _clear(self._found)
        waiting = [one for one in found if not one.accepted]
        self._heading.setVisible(bool(waiting))
        for one in waiting:
            card = NoteCard()
            card.tell(one.finding.severity, kind_said(one), sentence(one))
            card.below.addLayout(self._links(one))
            self._found.addWidget(card)
            card.show()

    def _links(self, one: Noticed) -> QLayout:
        line = parts.row(spacing=12)
        if one.finding.sessions:
            there = parts.button("people.show-there", look="link")
            code = one.finding.sessions[0]
            there.clicked.connect(lambda: self.asked.emit(Target("programme", code)))
            line.addWidget(there)
        accept = parts.button("people.accept", look="link")
        accept.clicked.connect(lambda: self.asked.emit(Target("findings", one.finding.id)))
        line.addWidget(accept)
        line.addStretch(1)
        return line

    def _show_invitation(self, found: tuple[Noticed, ...]) -> None:
        outdated = any(one.finding.kind is FindingKind.OUTDATED for one in found)
        sent = self.visit.sent if self.visit else None
        key = "people.invite-none" if sent is None else "people.invite-old" if outdated else "people.invite-now"
        day = day_text(sent.date()) if sent else ""
        self._invitation.setText(words.say(key, day=day))
        sign, token = ("note", "note") if sent is None else ("outdated", "warn") if outdated else ("ok", "ok")
        icons.show(self._sign, sign, token, 16)

    def _show_sessions(self, sessions: tuple[SessionOf, ...]) -> None:
        _clear(self._sessions)
        self._session_count.setText(words.figure(len(sessions)))
        for one in sessions:
            when = day_and_time(one.start) if one.start else words.say("people.no-time")
            title = one.title or words.say("people.no-cover")
            self._line(self._sessions, f"{when}  {title}" + (f" · {one.room}" if one.room else ""), one.session_id)
        if not sessions:
            self._sessions.addWidget(parts.label("people.no-sessions", "hint"))

    def _line(self, layout: QVBoxLayout, said: str, session_id: str) -> None:
        line = QPushButton(said.replace("&", "&&"))
        line.setAutoDefault(False)
        theme.look(line, "line")
        line.setAccessibleName(words.say("people.session-name", session=said))
        line.clicked.connect(lambda: self.asked.emit(Target("programme", session_id)))
        layout.addWidget(line)

    def _show_others(self, visit: Visit) -> None:
        _clear(self._others)
        there = [one for one in visit.elsewhere if one.answer is not None]
        for one in there:
            answer = words.say(f"answer.{one.answer}")
            line: QLabel = parts.text(look="second")
            line.setText(words.say("people.elsewhere-line", event=one.title or one.code, answer=answer))
            self._others.addWidget(line)
        if not there:
            self._others.addWidget(parts.label("people.nowhere-else", "hint"))
        self._bring.setVisible(any(one.answer is None for one in visit.elsewhere))

    def _offer_events(self) -> None:
        if self.visit is None:
            return
        menu = QMenu(self._bring)
        for one in self.visit.elsewhere:
            if one.answer is None:
                entry = menu.addAction((one.title or one.code).replace("&", "&&"))
                entry.triggered.connect(lambda _=False, code=one.code: self.brought.emit(code))
        menu.popup(self._bring.mapToGlobal(self._bring.rect().bottomLeft()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped anywhere on the pane."""
        if self.photo.isVisible():
            self.photo.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.photo.dropEvent(event)


def _second_line(row: PersonRow) -> str:
    group = words.say("people.of-delegation", code=row.delegation) if row.delegation else ""
    return " · ".join(text for text in (category_word(row.category), group if row.hidden else row.organisation) if text)


def _initials(name: str) -> str:
    """Of the first and the last word: Amina al-Harthi is AH; a script without capitals gives its first letter."""
    parts_of = name.split()
    ends = [*parts_of[:1], *parts_of[-1:]] if len(parts_of) > 1 else parts_of
    return "".join(next((one for one in part if one.isupper()), part[:1]) for part in ends)


def _near(visit: Visit) -> date | None:
    one = visit.participation
    return local_day(one.arrival) if one and one.arrival else visit.near


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
