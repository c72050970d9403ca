"""Details of one person, in the inspector; of a masked one what the list shows and no more."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from forumdesk.services.checking import Noticed
from ui import theme, words
from ui.models.cells import Tile
from ui.models.findings_rows import kind_said, sentence
from ui.models.people_rows import PersonRow, category_word, full_moment_text, tile_of
from ui.models.table import draw_tile
from ui.widgets import parts
from ui.widgets.note import NoteCard


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


def _lock() -> QFrame:
    """The square that stands where others have their initials."""
    made = parts.frame("alias")
    theme.fit(made, minimumWidth=46, maximumWidth=46, minimumHeight=46, maximumHeight=46)
    sign = parts.picture("lock", "alias", 20)
    sign.setAlignment(sign.alignment().AlignCenter)
    made.setLayout(parts.column(sign))
    return made


class PersonPane(QWidget):
    """`show_person` fills it, None empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.name = parts.text(look="inspected")
        self.native = parts.text(look="second")
        self._lock = _lock()
        self._tile = _TileView()
        self._second = parts.text(look="second")
        self._hidden = parts.frame("alias", parts.column(parts.text("people.hidden-text"), margins=(10, 8, 10, 10)))
        self._heading = parts.label("people.findings", "section")
        self._at = parts.label("people.at-event", "section")
        self._found = QVBoxLayout()
        self._fields = QGridLayout()
        theme.fit(self._found, spacing=8)
        theme.fit(self._fields, horizontalSpacing=12, verticalSpacing=4)
        second = parts.row(self._tile, spacing=8)
        second.addWidget(self._second, 1)
        # The button that closes the pane stands at the right of the name.
        head = parts.row(self._lock, margins=(0, 0, 28, 0), spacing=12)
        head.addLayout(parts.column(self.name, self.native, second, spacing=4), 1)
        outer = parts.column(head, self._hidden, 4, self._heading, margins=(20, 16, 20, 20), spacing=8)
        outer.addLayout(self._found)
        outer.addSpacing(theme.px(4))
        outer.addWidget(self._at)
        outer.addLayout(self._fields)
        outer.addStretch(1)
        self.setLayout(outer)
        self.show_person(None, ())

    def show_person(self, row: PersonRow | None, found: tuple[Noticed, ...]) -> None:
        hidden = row is not None and row.hidden
        self._lock.setVisible(hidden)
        self._hidden.setVisible(hidden)
        self._at.setVisible(row is not None)
        self.name.setText((row.name or words.say("people.no-name")) if row else words.say("inspector.empty"))
        theme.look(self.name, "inspected" if row else "second")
        self.native.setText(row.native if row else "")
        self.native.setFont(theme.script_font(self.native.text()))
        self.native.setVisible(bool(row and row.native))
        self._tile.tile = tile_of(row.category) if row else None
        self._tile.setVisible(bool(row and row.category))
        self._tile.update()
        about = (category_word(row.category), row.organisation) if row else ()
        self._second.setText(" · ".join(text for text in about if text))
        self._show_findings(found if row else ())
        self._show_fields(_fields(row) if row else [])

    def _show_findings(self, found: tuple[Noticed, ...]) -> None:
        _clear(self._found)
        waiting = [one for one in found if not one.accepted]
        self._heading.setVisible(bool(waiting))
        for one in waiting:
            card = NoteCard()
            card.tell(one.finding.severity, kind_said(one), sentence(one))
            self._found.addWidget(card)
            card.show()

    def _show_fields(self, fields: list[tuple[str, str]]) -> None:
        _clear(self._fields)
        for number, (key, text) in enumerate(fields):
            row, column = divmod(number, 2)
            value = parts.text(look="")
            value.setText(text)
            heading = parts.label(key, "label")
            self._fields.addWidget(heading, 3 * row, column)
            self._fields.addWidget(value, 3 * row + 1, column)
            heading.show()
            value.show()
            self._fields.setRowMinimumHeight(3 * row + 2, theme.px(6))
            self._fields.setColumnStretch(column, 1)


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _fields(row: PersonRow) -> list[tuple[str, str]]:
    """Pairs of the key of a label and what it says; what is empty is not there."""
    answer = words.say(f"answer.{row.answer}") if row.answer else ""
    visibility = words.say(f"visibility.{row.visibility}") if row.visibility else ""
    fields = [
        ("column.answer", answer),
        ("people.visibility", visibility),
        ("column.delegation", row.delegation),
        ("people.alias", row.alias),
        ("column.arrives", full_moment_text(row.arrives, row.zone) if row.arrives else ""),
        ("people.leaves", full_moment_text(row.leaves, row.zone) if row.leaves else ""),
        ("people.ref", row.ref),
        ("people.email", "\n".join(row.emails)),
    ]
    return [(key, text) for key, text in fields if text]
