"""On which stock a template is looked at, what does not fit there, and which printer's fault is drawn on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.exporters.stocks import Stock
from forumdesk.services.fitting import StockFit
from ui import words
from ui.models.badge_rows import stock_said
from ui.widgets import label_keys, parts
from ui.widgets.fields import ChoiceField
from ui.widgets.printer import Offset
from ui.widgets.search_field import SearchField

# More than this of one kind is said by their number.
_NAMED = 3


class StockSeen(QWidget):
    """`changed` when the template is to be looked at on another stock, or as another printer prints it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.stocks: dict[str, Stock] = {}
        self._offsets: dict[str, Offset] = {}
        self.stock = SearchField("designer.seen-on", "badges.find-stock")
        self.printer = ChoiceField("designer.missed-by", [])
        self.said, self._sign = parts.text(look=""), parts.picture("warn", "warn", 14)
        self.scale = parts.text(look="hint")
        told = parts.row(self._sign, spacing=6)
        told.addWidget(self.said, 1)
        self.setLayout(parts.column(self.stock, self.printer, told, self.scale, spacing=6))
        self.stock.show_value("")
        self.printer.show_value("")
        for part in (self.printer, self.said, self._sign, self.scale):
            part.hide()
        self.stock.finished.connect(lambda _: self.changed.emit())
        self.printer.finished.connect(lambda _: self.changed.emit())

    @property
    def chosen(self) -> Stock | None:
        """None where the badge is looked at by itself."""
        return self.stocks.get(str(self.stock.value))

    @property
    def offset(self) -> Offset:
        return self._offsets.get(str(self.printer.combo.currentData() or ""), Offset())

    def fill(self, stocks: list[Stock], offsets: dict[str, Offset]) -> None:
        """What can be chosen; printers are offered where one was measured."""
        self.stocks, self._offsets = {one.name: one for one in stocks}, offsets
        self.retell()

    def retell(self) -> None:
        """What is offered, in the language in force; what was chosen stays while it is there."""
        offsets = self._offsets
        alone: tuple[object, str] = ("", words.say("designer.label-alone"))
        self.stock.offer([alone, *((name, stock_said(stock)) for name, stock in self.stocks.items())])
        if self.chosen is None:
            self.stock.show_value("")
        now = str(self.printer.combo.currentData() or "")
        self.printer.offer([("", words.say("designer.no-printer")), *((name, name) for name in offsets)])
        self.printer.show_value(now if now in offsets else "")

    def show_fit(self, fit: StockFit | None, size: tuple[float, float]) -> None:
        """What is wrong on that stock alike for everybody, and how much smaller or larger all is there."""
        wrong = said_of(fit) if fit is not None else ""
        self.said.setText(wrong)
        self.said.setVisible(bool(wrong))
        self._sign.setVisible(bool(wrong))
        self.scale.setVisible(fit is not None)
        self.printer.setVisible(fit is not None and bool(self._offsets))
        if fit is not None:
            wide, high = (label_keys.said(side) for side in size)
            key = "designer.scale-bounded" if fit.bounded else "designer.scale"
            self.scale.setText(words.say(key, n=round(fit.scale * 100), wide=wide, high=high))


def said_of(fit: StockFit) -> str:
    """One sentence for each thing that is wrong; nothing where all fits."""
    found = []
    if fit.cut:
        found.append(words.say("designer.cut", names=_some(fit.cut)))
    if fit.crossing:
        found.append(words.say("designer.crossing", names=_some(tuple(" + ".join(pair) for pair in fit.crossing))))
    if fit.small_codes:
        found.append(words.say("designer.small-code", names=_some(fit.small_codes)))
    return " ".join(found)


def _some(names: tuple[str, ...]) -> str:
    kept = tuple(dict.fromkeys(names))
    if len(kept) <= _NAMED:
        return ", ".join(kept)
    return words.say("badges.and-more", names=", ".join(kept[:_NAMED]), n=words.figure(len(kept) - _NAMED))
