"""Who goes along on a ride: a line for each with a way out, and a field that finds who else does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons, theme, words
from ui.models.breach_rows import heard, picks
from ui.models.vehicle_rows import TripRow, seats_said
from ui.pages.visit_blocks import clear
from ui.widgets import parts
from ui.widgets.side_picker import SidePicker
from ui.widgets.target import Target


class Passengers(QWidget):
    """`boarded` and `left` carry a ref, `asked` leads to somebody's own page."""

    boarded = Signal(str)
    left = Signal(str)
    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        self.count = parts.label(look="hint")
        self.none = parts.text("vehicles.nobody", "hint")
        self.lines = parts.column(spacing=0)
        self.finder = SidePicker("vehicles.board", "separations.side-hint")
        heading = parts.row(parts.label("vehicles.aboard", "section"), None, self.count)
        self.setLayout(parts.column(heading, self.none, self.lines, self.finder, spacing=6))
        self.finder.finished.connect(self._board)

    def show_people(self, row: TripRow) -> None:
        """Those of the ride, and everybody else to choose from."""
        clear(self.lines)
        for ref, name in row.passengers:
            self.lines.addWidget(self._line(row, ref, name))
        self.none.setVisible(not row.passengers)
        self.count.setText(seats_said(row))
        self.count.setAccessibleName(words.say("vehicles.taken", seats=seats_said(row)))
        self.finder.offer_picks(picks(row.guests, dict(row.passengers)))

    def _line(self, row: TripRow, ref: str, name: str) -> QWidget:
        spoken = heard(row.guests, ref, name)
        sign = QLabel()
        if row.guests.hidden(ref):
            icons.show(sign, "lock", "alias", 14)
        theme.fit(sign, minimumWidth=18, maximumWidth=18)
        link = parts.Elided("body")
        link.setFont(theme.script_font(name, 13, 600 if row.guests.hidden(ref) else 500))
        link.setText(name)
        gone = parts.label(look="hint")
        gone.setText("" if ref in row.guests.people else words.say("breach.not-coming"))
        go, away = (
            parts.icon_button("hotels.go", "into", side=28),
            parts.icon_button("vehicles.off", "remove", side=28),
        )
        words.put(go, "programme.go-person", words.Slot.TIP, words.Slot.NAME, who=spoken)
        words.put(away, "vehicles.off-name", words.Slot.TIP, words.Slot.NAME, who=spoken)
        go.clicked.connect(lambda: self.asked.emit(Target("people", ref)))
        away.clicked.connect(lambda: self.left.emit(ref))
        line, inner = QWidget(), parts.row(sign, spacing=6)
        inner.addWidget(link, 1)
        for part in (gone, go, away):
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setLayout(inner)
        return line

    def _board(self, ref: object) -> None:
        """One after another can be typed: the field is empty again."""
        self.finder.show_value(None)
        self.boarded.emit(str(ref))
