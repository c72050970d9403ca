"""A return is looked at before it is taken in: what it changes, and what both sides changed, side by side."""

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.packages_merging import Clash
from forumdesk.progress import Progress
from forumdesk.services import bringing_back
from forumdesk.services.bringing_back import BroughtBack
from forumdesk.services.comparing import Values
from forumdesk.services.package_asking import Beside
from forumdesk.store.workspace import Workspace
from forumdesk.words.fields import field_word
from ui import theme, words
from ui.desk import Desk
from ui.models.compare_rows import values_text
from ui.widgets import parts
from ui.widgets.compare import CompareRow, CompareView, Head
from ui.widgets.note import NoteCard

_GONE = {Clash.GONE_HERE: ("package.gone", "package.changed"), Clash.GONE_THERE: ("package.changed", "package.gone")}


class ReturnDialog(QDialog):
    """What is here is chosen until somebody chooses otherwise; `brought` once it is taken in."""

    brought = Signal(object)

    def __init__(self, desk: Desk, sealed: bytes, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self._desk, self._sealed = desk, sealed
        self.found: BroughtBack | None = None
        self.note, self.compare = NoteCard(), CompareView()
        self.asks, self.notes = parts.text("package.asks", "second"), parts.text(look="second")
        self.go, self.stay = parts.button("package.bring-do", "into", "primary"), parts.button("unlock.cancel")
        self._build()
        self.go.clicked.connect(self.bring)
        self.stay.clicked.connect(self.reject)
        desk.read(partial(_or_refusal, sealed=sealed), self._show)
        desk.failed.connect(self._refuse)

    def _build(self) -> None:
        inside = QWidget()
        theme.look(inside, "surface")
        inside.setLayout(parts.column(self.asks, self.compare, self.notes, None, spacing=10, margins=(14, 12, 14, 12)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.put(scroll, "package.asks-name", words.Slot.NAME)
        outer = parts.column(parts.label("package.bring-title", "card"), self.note, spacing=10)
        theme.fit(outer, contentsMargins=(24, 20, 24, 20))
        outer.addWidget(scroll, 1)
        outer.addWidget(parts.text("package.bring-how", "hint"))
        outer.addLayout(parts.row(None, self.stay, self.go, spacing=8))
        self.setLayout(outer)
        theme.open_at(self, 760, 600)
        for part in (self.asks, self.compare, self.notes):
            part.hide()
        self.go.setEnabled(False)

    def bring(self) -> None:
        """Take it in with what is chosen, as one step."""
        if self.found is None:
            return
        there = self.compare.chosen
        answers = {one.id: "there" if one.id in there else "here" for one in self.found.questions}
        sealed = self._sealed

        def work(workspace: Workspace, _: Progress) -> BroughtBack:
            return bringing_back.bring_back(workspace, sealed, answers)

        self.go.setEnabled(False)
        self._desk.run(work, self._done)

    def _show(self, found: BroughtBack | ForumDeskError) -> None:
        if isinstance(found, ForumDeskError):
            self._refuse(found)
            return
        self.found = found
        heading = words.say("package.is", n=found.counter, copy=found.number)
        self.note.tell("note" if found.questions else "ok", heading, told(found))
        heads = (
            Head("people", words.say("package.here"), words.say("package.here-how")),
            Head("import", words.say("package.there"), words.say("package.there-how", copy=found.number)),
        )
        self.compare.show_rows(heads, tuple(map(_row, found.questions)), frozenset())
        self.compare.setVisible(bool(found.questions))
        self.asks.setVisible(bool(found.questions))
        why = Counter(one.why for one in found.notes)
        self.notes.setText("\n".join(words.count(f"package.note.{one}", n) for one, n in why.items()))
        self.notes.setVisible(bool(found.notes))
        self.go.setEnabled(not found.empty)

    def _done(self, done: BroughtBack) -> None:
        for change_set in done.change_sets:
            self._desk.changed.emit(change_set)
        self.brought.emit(done)
        self.accept()

    def _refuse(self, error: ForumDeskError) -> None:
        self.go.setEnabled(False)
        self.note.tell("block", words.say("package.not-brought"), words.refusal(error))


def told(found: BroughtBack) -> str:
    """How much it changes, in a sentence or two."""
    if found.empty:
        return words.say("package.nothing-new")
    counts = (("changes", found.changed), ("adds", found.added), ("removes", found.removed), ("records", found.records))
    said = [words.count(f"package.{name}", n) for name, n in counts if n]
    return ", ".join([*said, *([words.count("package.questions", len(found.questions))] if found.questions else [])])


def _row(one: Beside) -> CompareRow:
    if one.hidden:
        sides = (words.say("package.hidden-here"), words.say("package.hidden-there"))
    elif one.fields:
        sides = _text(one.here), _text(one.there)
    else:
        here, there = _GONE[one.clash]
        sides = words.say(here), words.say(there)
    fields = ", ".join(field_word(name, words.language()) for name in one.fields)
    # The field first, for whom hears it or has little room; who it is about stands in full at the end of the row.
    label = " · ".join(part for part in (fields, one.what) if part)
    return CompareRow(one.id, label, sides, "differs", "question", one.what or words.say("package.both"), free=True)


def _text(sides: tuple[Values, ...]) -> str:
    return " – ".join(values_text(values) or words.say("package.empty") for values in sides)


def _or_refusal(workspace: Workspace, sealed: bytes) -> BroughtBack | ForumDeskError:
    try:
        return bringing_back.rehearse(workspace, sealed)
    except ForumDeskError as error:
        return error
