"""On which sheet of labels, and from which of them on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.exporters.stocks import Stock
from forumdesk.services import printing
from forumdesk.services.stocking import StockView
from ui import words
from ui.models.badge_rows import stock_said
from ui.widgets import parts
from ui.widgets.label_sheet import LabelSheet
from ui.widgets.search_field import SearchField


class BadgeLabels(QWidget):
    """Another stock begins with a fresh sheet. `measure_asked` is for who measures one of their own."""

    changed = Signal()
    measure_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.stocks = {stock.name: stock for stock in printing.all_stocks()}
        self.own: frozenset[str] = frozenset()
        self.start = 1
        self.stock = SearchField("badges.stock", "badges.find-stock")
        self.sheet = LabelSheet()
        self._start, self._used = parts.text(look=""), parts.text()
        starts = parts.row(spacing=8)
        self._how = parts.text("sheet.how", "hint")
        starts.addLayout(parts.column(self._start, self._used, self._how, None, spacing=2), 1)
        starts.addWidget(self.sheet)
        self.measure = parts.button("stock.edit", look="link")
        self.setLayout(parts.column(self.stock, starts, parts.row(self.measure, None), spacing=8))
        self.measure.clicked.connect(self.measure_asked)
        self.stock.finished.connect(lambda _: self._new_stock())
        self.sheet.chosen.connect(self._start_at)
        self.sheet.spoilt_changed.connect(self._spoil)
        self.stock.show_value(printing.STOCK)
        self.retell()
        self._lay_sheet()

    def retell(self) -> None:
        self.stock.offer([(name, stock_said(stock)) for name, stock in self.stocks.items()])
        self._tell_start()

    def fill(self, stocks: tuple[StockView, ...]) -> None:
        """Those that can be chosen; one that is gone gives way to the usual one."""
        self.stocks = {one.stock.name: one.stock for one in stocks if printing.suits(one.stock)}
        self.own = frozenset(one.stock.name for one in stocks if one.own)
        if str(self.stock.value) not in self.stocks:
            self.choose(printing.STOCK)
        self.retell()

    def choose(self, name: str) -> None:
        """As if somebody had chosen this stock."""
        self.stock.show_value(name)
        self._new_stock()

    @property
    def spoilt(self) -> tuple[int, ...]:
        """Spoilt labels of the first sheet."""
        return tuple(sorted(self.sheet.spoilt))

    @property
    def chosen(self) -> Stock:
        return self.stocks[str(self.stock.value)]

    def _new_stock(self) -> None:
        self.start = 1
        self._lay_sheet()
        self.changed.emit()

    def _lay_sheet(self) -> None:
        stock = self.chosen
        self.sheet.show_sheet(stock.columns, stock.rows, self.start)
        self.sheet.setVisible(stock.slots > 1)
        self._tell_start()

    def _start_at(self, start: int) -> None:
        self.start = start
        self._tell_start()
        self.changed.emit()

    def _spoil(self) -> None:
        self._tell_start()
        self.changed.emit()

    def _tell_start(self) -> None:
        for part in (self._start, self._used, self._how):
            part.setVisible(self.chosen.slots > 1)
        self._start.setText(words.say("badges.start-at", n=words.figure(self.start)))
        used = self.start - 1
        said = words.count("badges.used", used) if used else words.say("badges.used-none")
        spoilt = words.count("sheet.spoilt", len(self.spoilt)) if self.spoilt else ""
        self._used.setText(" · ".join(part for part in (said, spoilt) if part))
