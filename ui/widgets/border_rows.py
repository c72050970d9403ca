"""The borders of a venue's zones as rows: what the plan above them paints, for who reads or types it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme, words
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.zone_plan import PlanBorder, PlanZone


class BorderRows(QWidget):
    """`changed` carries two letters and minutes or None, `join_asked` and `removed` two letters.

    `read` makes minutes of what is typed, or refuses it.
    """

    changed = Signal(str, str, object)
    join_asked = Signal(str, str)
    removed = Signal(str, str)

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__()
        self._read = read
        self.borders: tuple[PlanBorder, ...] = ()
        self.minutes: list[TextField] = []
        self._rows = QVBoxLayout()
        theme.fit(self._rows, spacing=4)
        self.one, self.other = ChoiceField("venues.one-zone", []), ChoiceField("venues.other-zone", [])
        self.add = parts.button("venues.add-border", "add", name="venues.add-border-name")
        self._choice = QWidget()
        pair = parts.row(spacing=10)
        pair.addWidget(self.one, 1)
        pair.addWidget(self.other, 1)
        self._choice.setLayout(parts.column(pair, parts.row(self.add, None), spacing=8))
        outer = parts.column(spacing=8)
        outer.addLayout(self._rows)
        outer.addWidget(self._choice)
        self.setLayout(outer)
        self._picked: dict[ChoiceField, str] = {}
        for field in (self.one, self.other):
            field.finished.connect(lambda letter, at=field: self._pick(at, str(letter)))
        self.add.clicked.connect(self._add)

    def show_borders(self, zones: tuple[PlanZone, ...], borders: tuple[PlanBorder, ...]) -> None:
        """Those of one venue, in order."""
        self._choice.setVisible(len(zones) > 1)
        self._picked = {}
        for choice in (self.one, self.other):
            choice.show_value(None)
            choice.offer([(zone.letter, words.say("venues.zone-head", zone=zone.letter)) for zone in zones])
        self.add.setEnabled(False)
        if [(one.zone, one.other) for one in borders] != [(one.zone, one.other) for one in self.borders]:
            self._build(borders)
        for field, border in zip(self.minutes, borders, strict=True):
            if not field.pending():
                field.show_value(border.minutes)
        self.borders = borders

    def focus(self, zone: str, other: str) -> None:
        """To the minutes of one border."""
        for field, border in zip(self.minutes, self.borders, strict=True):
            if border.joins(zone, other):
                field.edit.setFocus()
                field.edit.selectAll()

    def _build(self, borders: tuple[PlanBorder, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.minutes = [self._row(border) for border in borders]

    def _row(self, border: PlanBorder) -> TextField:
        pair = {"zone": border.zone, "other": border.other}
        field = TextField("venues.walk-label", self._read)
        field.label.hide()
        words.put(field.edit, "venues.walk-between", words.Slot.NAME, **pair)
        theme.fit(field, minimumWidth=64, maximumWidth=64)
        field.finished.connect(lambda minutes: self.changed.emit(border.zone, border.other, minutes))
        between = parts.label()
        words.put(between, "venues.between", **pair)
        away = parts.icon_button("venues.remove-one", "remove")
        words.put(away, "venues.remove-border", words.Slot.TIP, words.Slot.NAME, **pair)
        away.clicked.connect(lambda: self.removed.emit(border.zone, border.other))
        line = QWidget()
        line.setLayout(parts.row(between, None, field, parts.label("venues.walk-unit", "second"), away, spacing=6))
        self._rows.addWidget(line)
        line.show()
        return field

    def _pick(self, field: ChoiceField, letter: str) -> None:
        self._picked[field] = letter
        self.add.setEnabled(len(set(self._picked.values())) == 2)

    def _add(self) -> None:
        self.join_asked.emit(self._picked[self.one], self._picked[self.other])
