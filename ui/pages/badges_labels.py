"""On which sheet of labels, and from which of them on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.exporters.stocks import Stock
from forumdesk.services import printing
from ui import words
from ui.models.badge_rows import stock_said
from ui.widgets import parts
from ui.widgets.label_sheet import LabelSheet
from ui.widgets.search_field import SearchField


class BadgeLabels(QWidget):
    """Another stock begins with a fresh sheet."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.stocks = {stock.name: stock for stock in printing.all_stocks()}
        self.start = 1
        self.stock = SearchField("badges.stock", "badges.find-stock")
        self.sheet = LabelSheet()
        self._start, self._used = parts.text(look=""), parts.label(look="second")
        starts = parts.row(spacing=8)
        starts.addLayout(parts.column(self._start, self._used, None, spacing=2), 1)
        starts.addWidget(self.sheet)
        self.setLayout(parts.column(self.stock, starts, spacing=8))
        self.stock.finished.connect(lambda _: self._new_stock())
        self.sheet.chosen.connect(self._start_at)
        self.stock.show_value(printing.STOCK)
        self.retell()
        self._lay_sheet()

    def retell(self) -> None:
        self.stock.offer([(name, stock_said(stock)) for name, stock in self.stocks.items()])
        self._tell_start()

    @property
    def _chosen(self) -> Stock:
        return self.stocks[str(self.stock.value)]

    def _new_stock(self) -> None:
        self.start = 1
        self._lay_sheet()
        self.changed.emit()

    def _lay_sheet(self) -> None:
        stock = self._chosen
        self.sheet.show_sheet(stock.columns, stock.rows, self.start)
        self.sheet.setVisible(stock.slots > 1)
        self._tell_start()

    def _start_at(self, start: int) -> None:
        self.start = start
        self._tell_start()
        self.changed.emit()

    def _tell_start(self) -> None:
        for part in (self._start, self._used):
            part.setVisible(self._chosen.slots > 1)
        self._start.setText(words.say("badges.start-at", n=words.figure(self.start)))
        used = self.start - 1
        self._used.setText(words.count("badges.used", used) if used else words.say("badges.used-none"))
