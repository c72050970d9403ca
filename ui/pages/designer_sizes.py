"""What a new template or a further layout begins with: its size, typed or that of a stock, and what is on it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.labels import Label, label_of
from forumdesk.exporters.stocks import DEFAULT_STOCK, Stock
from ui import theme, words
from ui.models.badge_rows import stock_said
from ui.widgets import parts
from ui.widgets.fields import CheckField, ChoiceField, TextField
from ui.widgets.millimetres import NoLengthError, read_length, write_millimetres
from ui.widgets.search_field import SearchField

# What a layout may measure, in mm, as the format has it.
_LEAST, _MOST = 5.0, 1000.0
_START = Label(90.0, 54.0)


@dataclass(frozen=True, slots=True)
class Beginning:
    """`model` is the name of the template to begin with, empty for nothing."""

    label: Label
    model: str = ""
    back: bool = False


class SizeDialog(QDialog):
    """`decided` carries the Beginning. With `models`, names and their words, it is a template that begins."""

    decided = Signal(object)

    def __init__(self, stocks: list[Stock], models: list[tuple[str, str]] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._stocks = {one.name: one for one in stocks}
        nothing: list[tuple[object, str]] = [("", words.say("designer.from-nothing"))]
        self.model = ChoiceField("designer.begin-with", [*nothing, *(models or ())])
        self.stock = SearchField("designer.size-of", "badges.find-stock")
        self.wide = TextField("designer.field.label-width", _read_side, write_millimetres)
        self.high = TextField("designer.field.label-height", _read_side, write_millimetres)
        self.back = CheckField("designer.with-back")
        self.go = parts.button("designer.begin" if models is not None else "designer.add-layout-do", "add", "primary")
        self._build(models is not None)
        own: tuple[object, str] = ("", words.say("designer.own-size"))
        self.stock.offer([own, *((name, stock_said(stock)) for name, stock in self._stocks.items())])
        self.model.show_value("")
        self.back.show_value(False)
        self.stock.show_value(DEFAULT_STOCK if DEFAULT_STOCK in self._stocks else "")
        self._show(_START)
        self.stock.finished.connect(self._take_stock)
        self.go.clicked.connect(self._decide)
        for field in (self.wide, self.high):
            field.edit.textEdited.connect(lambda _: self._own())
            # Not the button's: Enter among the stocks only chooses one.
            field.edit.returnPressed.connect(self._decide)

    def _build(self, new: bool) -> None:
        cancel = parts.button("unlock.cancel")
        cancel.clicked.connect(self.reject)
        sizes = parts.row(self.wide, self.high, spacing=10)
        title = "designer.begin-title" if new else "designer.add-layout-title"
        layout = parts.column(
            parts.label(title, "card"),
            parts.text("designer.begin-how" if new else "designer.add-layout-how"),
            margins=(24, 20, 24, 20),
            spacing=12,
        )
        layout.addWidget(self.model)
        layout.addWidget(self.stock)
        layout.addLayout(sizes)
        layout.addWidget(self.back)
        layout.addStretch(1)
        layout.addLayout(parts.row(None, cancel, self.go))
        self.setLayout(layout)
        if not new:
            self.model.hide()
            self.back.hide()
        theme.fit(self, minimumWidth=460)

    def _take_stock(self, name: object) -> None:
        stock = self._stocks.get(str(name))
        if stock is not None:
            self._show(label_of(stock))

    def _show(self, label: Label) -> None:
        self.wide.show_value(label.width)
        self.high.show_value(label.height)

    def _own(self) -> None:
        """What is typed is no stock's any more."""
        self.stock.show_value("")

    def _decide(self) -> None:
        sides = []
        for field in (self.wide, self.high):
            try:
                sides.append(_read_side(field.edit.text()))
            except ForumDeskError as error:
                field.refuse(words.refusal(error))
                field.edit.setFocus()
                return
        model = str(self.model.combo.currentData() or "")
        self.decided.emit(Beginning(Label(sides[0], sides[1]), model, self.back.box.isChecked()))
        self.accept()


def _read_side(typed: str) -> float:
    """NoLengthError for what no label measures."""
    length = read_length(typed)
    if not _LEAST <= length <= _MOST:
        raise NoLengthError
    return length
