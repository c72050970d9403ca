"""The badge that is being designed on its grey ground: it scrolls where it is larger than the room, and zooms."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from forumdesk.exporters.facts import Facts
from ui import theme, words
from ui.widgets import parts
from ui.widgets.label_canvas import LabelCanvas
from ui.widgets.label_design import Design
from ui.widgets.label_painting import EDGE
from ui.widgets.preview import FIT, ZOOMS

# Pixels a millimetre where 100 % is as large as on paper.
_TRUE = 96 / 25.4


class LabelView(QFrame):
    """Ctrl with the wheel zooms. 100 % is the size on paper; FIT shows all of the label."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "sunken")
        self.zoom = FIT
        self.canvas = LabelCanvas()
        self.canvas.zoomed.connect(self.step)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.smaller = parts.icon_button("designer.smaller", "less", "quiet", 28)
        self.larger = parts.icon_button("designer.larger", "add", "quiet", 28)
        self.fit = parts.button("preview.fit", look="quiet", name="designer.fit-name")
        self._percent, self.hint = parts.label(look="second"), parts.Elided("second")
        foot = parts.row(
            self.smaller, self._percent, self.larger, 8, self.hint, self.fit, margins=(8, 2, 8, 2), spacing=4
        )
        foot.setStretchFactor(self.hint, 1)
        self._foot = parts.frame("foot", foot)
        outer = parts.column(spacing=0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot)
        self.setLayout(outer)
        self.smaller.clicked.connect(lambda: self.step(-1))
        self.larger.clicked.connect(lambda: self.step(1))
        self.fit.clicked.connect(lambda: self.enlarge(FIT))

    def show_design(self, design: Design, facts: Facts) -> None:
        self.canvas.show_design(design, facts)
        self._scale()

    @property
    def percent(self) -> int:
        return round(self.canvas.scale / _TRUE * 100)

    def enlarge(self, percent: int) -> None:
        self.zoom = percent
        self._scale()

    def step(self, way: int) -> None:
        """To the next larger or smaller of the usual sizes."""
        now = self.percent
        ahead = [one for one in ZOOMS if (one > now if way > 0 else one < now)]
        if ahead:
            self.enlarge(ahead[0] if way > 0 else ahead[-1])

    def _scale(self) -> None:
        design = self.canvas.design
        if design is None:
            return
        self.canvas.show_scale(self._fitting(design) if self.zoom == FIT else self.zoom / 100 * _TRUE)
        self.canvas.setMinimumSize(QSize(0, 0) if self.zoom == FIT else self.canvas.label_size())
        self._percent.setText(words.say("preview.percent", n=self.percent))
        self.fit.setEnabled(self.zoom != FIT)

    def _fitting(self, design: Design) -> float:
        edges = 2 * theme.px(EDGE)
        # Not the size of the part that scrolls: its bars may be there just now.
        room = self.size() - QSize(edges, edges + self._foot.sizeHint().height())
        return max(0.5, min(room.width() / design.label.width, room.height() / design.label.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()
