"""The lines of two parties: a figure of each, a link to where it is changed, and in words what differs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from ui import icons, theme, words
from ui.models.parity_rows import Figure, PointRow
from ui.widgets import parts
from ui.widgets.target import Target

_NAME, _LEFT, _RIGHT, _DIFFERS = range(4)


class _Figure(QWidget):
    """One party's figure. The link says all of it to who only hears it."""

    followed = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self._target = Target("")
        self.link = QPushButton()
        self.link.setAutoDefault(False)
        theme.look(self.link, "link")
        self.link.clicked.connect(lambda: self.followed.emit(self._target))
        self.beside = parts.text()
        self.setLayout(parts.column(parts.row(self.link, None), self.beside, spacing=0))

    def show_figure(self, figure: Figure) -> None:
        self._target = figure.target
        self.link.setText(figure.text)
        self.link.setAccessibleName(figure.said)
        self.link.setToolTip(words.say("parity.go"))
        self.beside.setText(figure.beside)
        self.beside.setVisible(bool(figure.beside))


class _Differs(QWidget):
    """Whether the two are even there: a shape and words."""

    def __init__(self) -> None:
        super().__init__()
        self._sign, self.said = QLabel(), parts.text(look="plain12")
        outer = parts.row(self._sign, spacing=6)
        outer.addWidget(self.said, 1)
        self.setLayout(outer)

    def show_row(self, row: PointRow) -> None:
        none = not (row.left.planned or row.right.planned)
        name, token = ("warn", "warn_mark") if row.differs else ("less", "text3") if none else ("ok", "ok")
        icons.show(self._sign, name, token, 14)
        theme.look(self.said, "caution" if row.differs else "hint" if none else "second")
        self.said.setText(row.differs or row.same)


class Lines(QWidget):
    """Made once, so that the focus stays where it is. With little room what differs stands below its figures."""

    followed = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "parity.lines", words.Slot.NAME)
        self._grid = QGridLayout(self)
        theme.fit(self._grid, contentsMargins=parts.NONE, spacing=6)
        self._heads = tuple(parts.label(look="section") for _ in range(2))
        self._differs_head = parts.label("parity.differs-head", "section")
        self.rows: list[tuple[QLabel, _Figure, _Figure, _Differs, QFrame]] = []
        self._narrow = False
        for column, stretch in ((_NAME, 4), (_LEFT, 5), (_RIGHT, 5), (_DIFFERS, 5)):
            self._grid.setColumnStretch(column, stretch)

    def show_rows(self, left: str, right: str, rows: list[PointRow]) -> None:
        self._heads[0].setText(left)
        self._heads[1].setText(right)
        while len(self.rows) < len(rows):
            self.rows.append(self._made())
        self._arrange()
        for (name, one, other, differs, _), row in zip(self.rows, rows, strict=True):
            name.setText(row.name)
            one.show_figure(row.left)
            other.show_figure(row.right)
            differs.show_row(row)

    def _made(self) -> tuple[QLabel, _Figure, _Figure, _Differs, QFrame]:
        made = parts.text(look="name"), _Figure(), _Figure(), _Differs(), parts.frame("head")
        for figure in made[1:3]:
            figure.followed.connect(self.followed)
        theme.fit(made[4], minimumHeight=1, maximumHeight=1)
        return made

    def narrow(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        step = 3 if self._narrow else 2
        self._differs_head.setVisible(not self._narrow and self._differs_head.parent() is not None)
        for column, head in zip((_LEFT, _RIGHT), self._heads, strict=True):
            self._grid.addWidget(head, 0, column)
        self._grid.addWidget(self._differs_head, 0, _DIFFERS)
        for number, (name, one, other, differs, rule) in enumerate(self.rows):
            at = 1 + number * step
            self._grid.addWidget(rule, at, _NAME, 1, 4)
            for column, part in ((_NAME, name), (_LEFT, one), (_RIGHT, other)):
                self._grid.addWidget(part, at + 1, column)
            where = (at + 2, _LEFT, 1, 2) if self._narrow else (at + 1, _DIFFERS, 1, 1)
            self._grid.addWidget(differs, *where)
        self._grid.setColumnStretch(_DIFFERS, 0 if self._narrow else 5)
