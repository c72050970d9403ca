"""Details of one person, in the inspector: who it is, what is found, their visit; of a masked one what may be seen."""

from datetime import date

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from forumdesk.domain.covers import says_own_name
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.moments import local_day
from forumdesk.services.availability import Whose
from forumdesk.services.checking import Noticed
from forumdesk.services.revealing import Revealed
from forumdesk.services.visits import Visit
from ui import theme, words
from ui.models.cells import Tile
from ui.models.findings_rows import kind_said, sentence
from ui.models.people_rows import PersonRow, category_word, tile_of
from ui.models.table import draw_tile
from ui.pages.availability_rows import AvailabilityRows, dropped_calendar
from ui.pages.person_form import PersonForm, values_of
from ui.pages.visit_blocks import VisitBlocks, clear
from ui.widgets import parts
from ui.widgets.flow import Flow
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
        self.name = parts.Elided("inspected-line")
        self.photo = PhotoSquare()
        self._tile = _TileView()
        self._second = parts.Elided("second")
        self.reveal = RevealCard()
        self._form: PersonForm | None = None
        self.visit: Visit | None = None
        self._heading = parts.label("people.findings", "section")
        self._found = QVBoxLayout()
        self._blocks, self.busy = VisitBlocks(), AvailabilityRows()
        self.setAcceptDrops(True)
        self._outer = self._whole()
        self.setLayout(self._outer)
        self.reveal.ended.connect(self._close_again)
        self._blocks.asked.connect(self.asked)
        self._blocks.brought.connect(self.brought)
        self._blocks.hide()
        self.busy.hide()
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
        theme.fit(self._found, spacing=8)
        second = parts.row(self._tile, spacing=6)
        second.addWidget(self._second, 1)
        # The button that closes the pane stands at the right of the name.
        head = parts.row(self.photo, margins=(0, 0, 28, 0), spacing=12)
        head.addLayout(parts.column(self.name, second, spacing=3), 1)
        outer = parts.column(head, self.reveal, self._heading, margins=(20, 16, 20, 20), spacing=10)
        outer.addLayout(self._found)
        outer.addWidget(self._blocks)
        outer.addWidget(self.busy)
        outer.addStretch(1)
        return outer

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
        theme.look(self.name, "inspected-line" if row else "second")
        self.name.setFont(theme.script_font(self.name.text(), 18 if row else 12, 600 if row else 400))
        self._tile.tile = tile_of(row.category) if row else None
        self._tile.setVisible(bool(row and row.category))
        self._tile.update()
        self._second.setText(_second_line(row) if row else "")
        self.photo.setVisible(row is not None)
        if hidden:
            # What is revealed stays so while the list is read again.
            (self.photo.show_opened if self.reveal.open else self.photo.show_locked)()
        elif row is not None and (self.visit is None or not row.photo):
            self.photo.show_face(_initials(row.printed), None)
        self._show_findings(found if row else ())
        self._blocks.outdated = any(one.finding.kind is FindingKind.OUTDATED for one in found)

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
        for section in self.form.sections[2:6]:
            section.setVisible(visit.participation is not None)
        if visit.photo is not None:
            self.photo.show_face(_initials(visit.name), visit.photo)
        self._blocks.show_visit(visit)
        self._blocks.show()
        self.busy.show_busy(Whose(ref=visit.ref), visit.busy, visit.zone, visit.near)
        self.busy.show()

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
            self.form.tell_covers(says_own_name(one, revealed.participation) if revealed.participation else ())

    def _close_again(self) -> None:
        self.form.hide_secret()
        self.photo.show_locked()

    def retell(self) -> None:
        if self._form is not None:
            self._form.retell()
        self.busy.retell()

    def _forget(self) -> None:
        self.visit = None
        self.reveal.hide_again()
        self.form.show({}, anew=True)
        for section in self.form.sections:
            section.hide()
        self._blocks.hide()
        self.busy.hide()

    def _show_findings(self, found: tuple[Noticed, ...]) -> None:
        clear(self._found)
        waiting = [one for one in found if not one.accepted]
        self._heading.setVisible(bool(waiting))
        for one in waiting:
            card = NoteCard()
            card.tell(one.finding.severity, kind_said(one), sentence(one))
            card.below.addLayout(self._links(one))
            self._found.addWidget(card)
            card.show()

    def _links(self, one: Noticed) -> QLayout:
        line = Flow()
        if one.finding.sessions:
            there = parts.button("people.show-there", look="link")
            code = one.finding.sessions[0]
            there.clicked.connect(lambda: self.asked.emit(Target("programme", code)))
            line.addWidget(there)
        accept = parts.button("people.accept", look="link")
        accept.clicked.connect(lambda: self.asked.emit(Target("findings", one.finding.id)))
        line.addWidget(accept)
        return line

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture or a calendar may be dropped anywhere on the pane."""
        if dropped_calendar(event.mimeData()) is not None and self.busy.isVisible():
            self.busy.dragEnterEvent(event)
        elif self.photo.isVisible():
            self.photo.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if dropped_calendar(event.mimeData()) is not None:
            self.busy.dropEvent(event)
        else:
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
