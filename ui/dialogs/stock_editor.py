"""A stock the house measures itself: its measures, the page drawn to scale, and whether it can be printed on."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.stocks import Stock
from forumdesk.services import stocking
from forumdesk.services.errors import StockRefusedError
from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.fields import TextField
from ui.widgets.millimetres import read_count, read_gap, read_length, write_millimetres
from ui.widgets.stock_drawing import StockDrawing

KIND, ENVELOPE = "badge label", "envelope"
_TEXTS = ("vendor", "part")
_LENGTHS = ("page_width", "page_height", "width", "height")
_COUNTS = ("columns", "rows")
_GAPS = ("left", "top", "gap_x", "gap_y", "corner")
_SIZE = {"page_width": "width", "page_height": "height"}
# As they stand, two in a row.
FIELDS = (*_TEXTS, *_LENGTHS[:2], *_COUNTS, *_LENGTHS[2:], *_GAPS)


class StockEditor(QDialog):
    """Begins with `stock`; what ships is kept under another name. `kept` carries the name it was kept under.

    What is measured is for badges, or of the kind that is named. Of an envelope there is the one size.
    """

    kept = Signal(str)

    def __init__(self, desk: Desk, stock: Stock, own: bool, parent: QWidget, kind: str = KIND) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._desk, self._asked, self._kind = desk, "", stock.kind if own else kind
        self.fields = {name: self._field(name) for name in FIELDS}
        self.drawing = StockDrawing()
        self.said = parts.text()
        self.go = parts.button("stock.keep", "save", "primary")
        self.drop = parts.button("stock.remove", look="link")
        if not own:
            self.drop.hide()
        self._own = stock.name if own else ""
        self._build()
        for name, field in self.fields.items():
            field.show_value(getattr(stock, name))
            field.edit.textChanged.connect(lambda _, changed=name: self._follow(changed))
        if not own:
            self.fields["part"].edit.setText(words.say("stock.own-part", part=stock.part))
        desk.changed.connect(self._changed)
        desk.failed.connect(self._refused)
        self._tell()

    def _field(self, name: str) -> TextField:
        if name in _TEXTS:
            return TextField(f"stock.field.{name}")
        if name in _COUNTS:
            return TextField(f"stock.field.{name}", read_count, lambda value: f"{value}")
        return TextField(f"stock.field.{name}", read_length if name in _LENGTHS else read_gap, write_millimetres)

    def _build(self) -> None:
        grid = QGridLayout()
        theme.fit(grid, spacing=10)
        shown = [*_TEXTS, *_SIZE] if self._kind == ENVELOPE else FIELDS
        for number, name in enumerate(shown):
            grid.addWidget(self.fields[name], number // 2, number % 2)
        for name in set(FIELDS) - set(shown):
            self.fields[name].setParent(self)
            self.fields[name].hide()
        cancel = parts.button("unlock.cancel")
        middle = parts.row(spacing=20)
        middle.addLayout(grid, 1)
        middle.addLayout(parts.column(self.drawing, self.said, None, spacing=8))
        layout = parts.column(
            parts.label("stock.title", "card"),
            parts.text("stock.envelope" if self._kind == ENVELOPE else "stock.text"),
            _scrolling(middle),
            parts.row(self.drop, None, cancel, self.go),
            margins=(24, 18, 24, 18),
            spacing=12,
        )
        self.setLayout(layout)
        theme.fit(self, minimumWidth=640)
        theme.open_at(self, 640, 560)
        theme.fit(self.said, maximumWidth=220)
        self.go.setDefault(True)
        self.go.clicked.connect(self._keep)
        self.drop.clicked.connect(self._drop)
        cancel.clicked.connect(self.reject)

    def stock(self) -> Stock | None:
        """What is typed; none where a field holds no measure."""
        texts = {name: field.edit.text() for name, field in self.fields.items()}
        try:
            lengths = {name: read_length(texts[name]) for name in _LENGTHS}
            counts = {name: read_count(texts[name]) for name in _COUNTS}
            gaps = {name: read_gap(texts[name]) for name in _GAPS}
        except ForumDeskError:
            return None
        return Stock(
            texts["vendor"].strip(),
            texts["part"].strip(),
            self._kind,
            lengths["page_width"],
            lengths["page_height"],
            counts["columns"],
            counts["rows"],
            lengths["width"],
            lengths["height"],
            **gaps,
        )

    def _follow(self, changed: str) -> None:
        """The whole of an envelope is its one label."""
        if self._kind == ENVELOPE and changed in _SIZE:
            self.fields[_SIZE[changed]].edit.setText(self.fields[changed].edit.text())
        self._tell()

    def _tell(self) -> None:
        stock = self.stock()
        fault = stocking.fault_of(stock) if stock is not None else None
        self.drawing.show_stock(stock, fault is not None)
        self.go.setEnabled(stock is not None and fault is None)
        if stock is None:
            self.said.setText(words.say("stock.no-measure"))
        elif fault is not None:
            self.said.setText(words.refusal(StockRefusedError("", fault)))
        else:
            self.said.setText(words.count("stock.fits", stock.slots))

    def _keep(self) -> None:
        stock = self.stock()
        if stock is not None:
            self._asked = stock.name
            self._desk.change(partial(stocking.save_stock, measured=stock))

    def _drop(self) -> None:
        self._asked = self._own
        self._desk.change(partial(stocking.drop_stock, name=self._own))

    def _changed(self, change_set: ChangeSet) -> None:
        if self._asked and change_set.touches("stationery"):
            self.kept.emit(self._asked)
            self.accept()

    def _refused(self, error: ForumDeskError) -> None:
        if self._asked and self.isVisible():
            self._asked = ""
            self.said.setText(words.refusal(error))


def _scrolling(fields: QHBoxLayout) -> QScrollArea:
    """In large letters the fields are more than a screen holds."""
    inner, area = QWidget(), QScrollArea()
    inner.setLayout(fields)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
