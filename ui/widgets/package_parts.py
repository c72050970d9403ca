"""What goes along in a package: a tick for each part, and folded in below it one for each field that can stay."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.packages import ALWAYS, PRESETS, Part, Preset, fields_of
from forumdesk.domain.packages_fields import Field
from ui import words
from ui.widgets import parts
from ui.widgets.check import Check

_CHOSEN = tuple(part for part in Part if part not in ALWAYS)


class PackageParts(QWidget):
    """`changed` when something is ticked; a line below says which fields stay though their part goes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticks = {part: tick(f"package.part.{part}") for part in _CHOSEN}
        # Under the first of the parts that have it.
        self._below = {field: next(part for part in _CHOSEN if field in fields_of(part)) for field in Field}
        self.fields = {field: tick(f"package.field.{field}") for field in Field}
        self.single = tick("package.single")
        words.put(self.single, "package.single-how", words.Slot.TIP)
        self.stays = parts.text(look="hint")
        line, half = parts.row(spacing=16), (len(_CHOSEN) + 1) // 2
        for some in (_CHOSEN[:half], _CHOSEN[half:]):
            line.addLayout(self._side(some), 1)
        outer = parts.column(spacing=10)
        outer.addWidget(self.single)
        outer.addLayout(line)
        outer.addWidget(self.stays)
        self.setLayout(outer)
        for one in (*self.ticks.values(), *self.fields.values()):
            one.toggled.connect(lambda _: self._tell())
        self.single.toggled.connect(lambda _: self._fold())
        self._fold()

    def put(self, preset: Preset) -> None:
        """What the preset has, whole."""
        self.blockSignals(True)
        for part, one in self.ticks.items():
            one.setChecked(part in PRESETS[preset])
        for single in self.fields.values():
            single.setChecked(True)
        self.blockSignals(False)
        self._tell()

    def more(self, preset: Preset) -> tuple[Part, ...]:
        """Parts that the preset has not."""
        return tuple(part for part in self._on() if part not in PRESETS[preset])

    def less(self, preset: Preset) -> tuple[Part | Field, ...]:
        """Parts that the preset has, and fields of what goes along, that stay."""
        on = self._on()
        return (*(part for part in _CHOSEN if part in PRESETS[preset] and part not in on), *self.away())

    def away(self) -> tuple[Field, ...]:
        """Fields that stay though a part of theirs goes."""
        return tuple(field for field, one in self.fields.items() if self._goes(field) and not one.isChecked())

    def _side(self, some: tuple[Part, ...]) -> QVBoxLayout:
        side = parts.column(spacing=6)
        for part in some:
            side.addWidget(self.ticks[part])
            for field, below in self._below.items():
                if below is part:
                    side.addLayout(parts.row(self.fields[field], margins=(20, 0, 0, 0)))
        side.addStretch(1)
        return side

    def _on(self) -> set[Part]:
        return {part for part, one in self.ticks.items() if one.isChecked()}

    def _goes(self, field: Field) -> bool:
        return any(field in fields_of(part) for part in self._on())

    def _fold(self) -> None:
        """Fields of what stays are not shown: a tick there would say that they go."""
        for field, one in self.fields.items():
            one.setVisible(self.single.isChecked() and self._goes(field))

    def _tell(self) -> None:
        self._fold()
        named = ", ".join(words.say(f"package.field.{field}") for field in self.away())
        self.stays.setText(words.say("package.stays", fields=named) if named else words.say("package.whole"))
        self.changed.emit()


def tick(key: str) -> Check:
    """A box to tick that says the words of a key."""
    made = Check(words.say(key))
    words.put(made, key)
    return made
