"""Filters above a list: one that is on is filled and has an x, one to choose from a plus; some fold away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui import icons, theme, words

_WIDEST = 240
"""The words of a chip at most; a longer name ends in dots, and is whole in the tooltip."""


class Chip(QPushButton):
    """One filter. With choices a menu opens; without it is on or off. `changed` carries the value, None for off."""

    changed = Signal(object)

    def __init__(self, key: str, toggles: bool = False) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._key, self._toggles = key, toggles
        self._choices: list[tuple[object, str]] = []
        self.value: object = None
        self.menu_of_choices = QMenu(self)
        self.clicked.connect(self._click)
        self._retell()

    def offer(self, choices: list[tuple[object, str]]) -> None:
        """(value, words) to choose from; a value that is no longer there is dropped."""
        self._choices = choices
        if self.value is not None and not self._toggles and self.value not in [value for value, _ in choices]:
            self.put(None)
        self.menu_of_choices.clear()
        for value, said in choices:
            self.menu_of_choices.addAction(said).triggered.connect(lambda _=False, one=value: self.put(one))
        self.setEnabled(self._toggles or bool(choices))
        self._retell()

    def put(self, value: object) -> None:
        """On with a value, or off with None."""
        if value != self.value:
            self.value = value
            self._retell()
            self.changed.emit(value)

    @property
    def on(self) -> bool:
        return self.value is not None

    def as_entry(self, menu: QMenu) -> None:
        """The same in a menu, for where there is no room for the chip."""
        if self._toggles:
            menu.addAction(words.say(self._key)).triggered.connect(lambda: self.put(True))
            return
        self.menu_of_choices.setTitle(words.say(self._key))
        entry = menu.addMenu(self.menu_of_choices)
        entry.setEnabled(bool(self._choices))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _said(self) -> str:
        if self.value is None or self._toggles:
            return words.say(self._key)
        return next((said for value, said in self._choices if value == self.value), words.say(self._key))

    def _retell(self) -> None:
        said = self._said()
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, theme.px(_WIDEST))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(said if shown != said else "")
        self.setAccessibleName(words.say("people.chip-off" if self.on else "people.chip", what=said))
        theme.look(self, "chip-on" if self.on else "chip")
        if self.on:
            icons.put(self, "close", "text2", 14, gap=-6)
        elif self._toggles:
            icons.clear(self)
        else:
            icons.put(self, "add", "text2", 14, gap=3)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if self.on else Qt.LayoutDirection.LeftToRight)
        self.updateGeometry()

    def _click(self) -> None:
        if self.value is not None:
            self.put(None)
        elif self._toggles:
            self.put(True)
        else:
            self.menu_of_choices.popup(self.mapToGlobal(self.rect().bottomLeft()))


class SavedButton(QPushButton):
    """The filters somebody saved. `chosen` carries an id, `removed` too; `save_asked` wants this one kept."""

    chosen = Signal(str)
    removed = Signal(str)
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        words.put(self, "people.saved", words.Slot.TEXT, words.Slot.NAME)
        icons.put(self, "saved", "text", gap=3)
        theme.look(self, "quiet")
        self._saved: list[tuple[str, str]] = []
        self._savable = False
        self.clicked.connect(lambda: self.filled(QMenu(self)).popup(self.mapToGlobal(self.rect().bottomLeft())))

    def offer(self, saved: list[tuple[str, str]], savable: bool) -> None:
        """(id, name); `savable` says whether anything is filtered by now."""
        self._saved, self._savable = saved, savable

    def filled(self, menu: QMenu) -> QMenu:
        """The menu: what was saved, saving, removing."""
        for filter_id, name in self._saved:
            chosen = menu.addAction(name.replace("&", "&&"))
            chosen.triggered.connect(lambda _=False, one=filter_id: self.chosen.emit(one))
        if self._saved:
            menu.addSeparator()
        save = menu.addAction(words.say("people.save-filter"))
        save.setEnabled(self._savable)
        save.triggered.connect(self.save_asked)
        away = menu.addMenu(words.say("people.remove-filter"))
        away.setEnabled(bool(self._saved))
        for filter_id, name in self._saved:
            gone: QAction = away.addAction(name.replace("&", "&&"))
            gone.triggered.connect(lambda _=False, one=filter_id: self.removed.emit(one))
        return menu


class ChipBar(QWidget):
    """One line: a field, chips, saved filters. Chips that are on stay in sight; of the others the last fold away."""

    def __init__(self, field: QWidget, chips: Sequence[Chip], saved: SavedButton) -> None:
        super().__init__()
        self._field, self.chips, self._saved = field, tuple(chips), saved
        self.more = QPushButton()
        self.more.setAutoDefault(False)
        theme.look(self.more, "chip")
        self.more.clicked.connect(lambda: self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self._folded: list[Chip] = []
        for part in (field, *chips, self.more, saved):
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(30 + 10))

    def folded(self) -> list[Chip]:
        """Those there is no room for."""
        return self._folded

    def arrange(self) -> None:
        """Put each part in its place, as far as there is room."""
        edge, gap = theme.px(24), theme.px(8)
        room = self.width() - 2 * edge
        field = min(max(theme.px(150), room // 5), theme.px(220)) if room > theme.px(700) else theme.px(170)
        saved = self._saved.sizeHint().width() + gap
        roomy = room > theme.px(640)
        left = room - field - (saved if roomy else 0)
        shown = self._fitting(left, gap)
        self._folded = [chip for chip in self.chips if chip not in shown and chip.isEnabled()]
        at = edge
        self._field.setGeometry(QRect(at, 0, field, theme.px(30)))
        at += field + gap
        for chip in self.chips:
            chip.setVisible(chip in shown)
            if chip in shown:
                at = self._stand(chip, at) + gap
        folds = bool(self._folded) or not roomy
        self.more.setVisible(folds)
        self.more.setText(
            words.count("people.more-filters", len(self._folded)) if self._folded else words.say("people.saved")
        )
        self.more.setAccessibleName(words.count("people.more-filters-name", len(self._folded)))
        if folds:
            self._stand(self.more, at)
        self._saved.setVisible(roomy)
        wide = self._saved.sizeHint().width()
        self._saved.setGeometry(QRect(edge + room - wide + theme.px(8), 0, wide, theme.px(30)))

    def _fitting(self, left: int, gap: int) -> list[Chip]:
        """Chips for which there is room, those that are on before the others."""
        there = [chip for chip in self.chips if chip.isEnabled() or chip.on]
        whole = sum(chip.sizeHint().width() + gap for chip in there)
        if whole > left:
            left -= theme.px(90) + gap
        taken: list[Chip] = []
        for chip in sorted(there, key=lambda one: not one.on):
            left -= chip.sizeHint().width() + gap
            if left < 0 and not chip.on:
                break
            taken.append(chip)
        return taken

    def _stand(self, part: QWidget, at: int) -> int:
        wide = part.sizeHint().width()
        part.setGeometry(QRect(at, theme.px(1), wide, theme.px(28)))
        return at + wide

    def menu(self) -> QMenu:
        """What stands behind "n more"."""
        menu = QMenu(self)
        for chip in self._folded:
            chip.as_entry(menu)
        if self._saved.isHidden():
            if self._folded:
                menu.addSeparator()
            self._saved.filled(menu.addMenu(words.say("people.saved")))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        # A chip that went on or off, or speaks another language, is as wide as it says.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LanguageChange):
            self.updateGeometry()
            self.arrange()
        return super().event(event)
