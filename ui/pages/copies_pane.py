"""One copy in the inspector: what it is and how it stands, and saying what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from forumdesk.domain.copies import Fate, Standing
from forumdesk.services.copies_register import CopyRow
from forumdesk.services.typed import day_of
from forumdesk.words.fields import field_word
from ui import icons, theme, words
from ui.models import copy_rows as rows
from ui.widgets import parts
from ui.widgets.emptying import empty
from ui.widgets.fields import TextField

_GROUNDS = {Standing.EXPIRED: "warn", Standing.LOST: "warn", Standing.RETURNED: "ok"}


class _Standing(QFrame):
    """How it stands, and since when."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = parts.picture("ok")
        self._what, self._when = parts.text(look="strong"), parts.text()
        line = parts.row(self._shape, margins=(10, 8, 10, 10), spacing=8)
        line.addLayout(parts.column(self._what, self._when, spacing=2), 1)
        self.setLayout(line)

    def tell(self, row: CopyRow) -> None:
        sign = rows.standing_sign(row)
        theme.look(self, _GROUNDS.get(row.standing, "calm"))
        icons.show(self._shape, sign.icon, sign.token, 16)
        self._what.setText(rows.standing_said(row.standing))
        until = words.say("copies.until-day", day=rows.until_said(row)) if row.until else ""
        since = rows.local_said(row.standing_at, row.zone) if row.standing_at else until
        self._when.setText(since)
        self._when.setVisible(bool(since))


class CopyPane(QWidget):
    """`accounted` carries what became of the copy (None: it is out after all) and what was typed as the day."""

    accounted = Signal(object, object)

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self.name, self.standing, self.facts = parts.text(look="inspected"), _Standing(), QGridLayout()
        self.ways = {fate: parts.button(f"copies.{fate}") for fate in Fate}
        self.out = parts.button("copies.out-again")
        self.on = TextField("copies.on", day_of, hint="copies.on-hint")
        self._doing = QWidget()
        self._row: CopyRow | None = None
        self._build(below)
        for fate, button in self.ways.items():
            button.clicked.connect(lambda _=False, to=fate: self._say(to))
        self.out.clicked.connect(lambda: self._say(None))
        self.show_row(None)

    def _build(self, below: QWidget) -> None:
        theme.fit(self.facts, spacing=6)
        self.facts.setColumnStretch(1, 1)
        ways = QGridLayout()
        theme.fit(ways, contentsMargins=parts.NONE, spacing=8)
        for number, button in enumerate((*self.ways.values(), self.out)):
            ways.addWidget(button, number // 2, number % 2)
        doing = parts.column(parts.label("copies.became", "section"), self.on, margins=(0, 8, 0, 0), spacing=8)
        doing.addLayout(ways)
        doing.addWidget(parts.text("copies.became-how", "hint"))
        self._doing.setLayout(doing)
        head = parts.row(self.name, margins=(0, 0, 28, 0))
        outer = parts.column(head, self.standing, margins=(20, 16, 20, 20), spacing=8)
        outer.addLayout(self.facts)
        outer.addWidget(self._doing)
        outer.addWidget(below)
        outer.addStretch(1)
        self.setLayout(outer)

    def show_row(self, row: CopyRow | None) -> None:
        if (row.copy_id if row else "") != (self._row.copy_id if self._row else ""):
            self.on.show_value(None)
        self._row = row
        parts.put_title(self.name, row.number if row else "")
        for part in (self.standing, self._doing):
            part.setVisible(row is not None)
        empty(self.facts)
        if row is None:
            return
        self.standing.tell(row)
        for fate, button in self.ways.items():
            button.setVisible(row.standing != fate.value)
        self.out.setVisible(row.standing not in (Standing.OUT, Standing.EXPIRED))
        for number, (key, text) in enumerate((key, text) for key, text in _facts(row) if text):
            value = parts.text(look="")
            value.setText(text)
            self.facts.addWidget(parts.label(key, "label"), number, 0)
            self.facts.addWidget(value, number, 1)

    def _say(self, fate: Fate | None) -> None:
        self.accounted.emit(fate, self.on.edit.text())


def _facts(row: CopyRow) -> tuple[tuple[str, str], ...]:
    fields = ", ".join(dict.fromkeys(field_word(one, words.language()) for one in row.fields))
    mark = words.say("copies.hidden") if "mark" in row.hidden else row.mark
    return (
        ("column.document", rows.document_said(row)),
        ("column.for-whom", rows.whom_said(row)),
        ("copies.purpose", rows.why_said(row)),
        ("copies.until", rows.until_said(row)),
        ("column.made", rows.made_said(row)),
        ("copies.by", row.by),
        ("copies.files", words.figure(row.files) if row.files > 1 else ""),
        ("copies.mark", mark),
        ("copies.anchor", row.anchor),
        ("copies.fields", fields),
        ("copies.hash", " ".join(row.digest[at : at + 8] for at in range(0, 32, 8)) + " …"),
    )
