"""What came of salvaging a damaged file: what stands in the new one, and what is lost, by table and count."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from forumdesk.store.salvage import Salvaged, TableSalvage
from ui import theme, words
from ui.widgets import parts
from ui.widgets.note import NoteCard


class SalvageDialog(QDialog):
    """`accepted` opens the new workspace."""

    def __init__(self, told: Salvaged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.outcome = NoteCard()
        self.outcome.tell(*_said(told))
        self.go = parts.button("salvage.open", "unlock", "primary")
        self.go.setDefault(True)
        cancel = parts.button("recovery-sheet.close")
        grid = QGridLayout()
        theme.fit(grid, contentsMargins=parts.NONE, spacing=8)
        changed = [one for one in told.tables if one.lost or one.rebuilt or one.loosened or one.lost_pages]
        for row, figures in enumerate(_rows(changed)):
            for column, text in enumerate(figures):
                cell = parts.label(look="" if row else "label")
                cell.setText(text)
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        layout = parts.column(parts.label("salvage.title", "card"), self.outcome, margins=(24, 20, 24, 20), spacing=12)
        layout.addLayout(grid)
        layout.addWidget(parts.text("salvage.compare"))
        layout.addStretch(1)
        layout.addLayout(parts.row(None, cancel, self.go))
        self.setLayout(layout)
        theme.fit(self, minimumWidth=480)
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)


def _said(told: Salvaged) -> tuple[str, str, str]:
    """Severity, heading, sentence."""
    sentences = [words.say("salvage.pages", lost=len(told.lost_pages), pages=told.pages)]
    if told.unplaced:
        sentences.append(words.count("salvage.unplaced", told.unplaced))
    if told.history_lost:
        sentences.append(words.say("salvage.history", kept=told.history_kept, lost=told.history_lost))
    if told.lost_rows:
        return "warn", words.count("salvage.lost", told.lost_rows), " ".join(sentences)
    return "ok" if told.whole else "warn", words.say("salvage.none-lost"), " ".join(sentences)


def _rows(tables: list[TableSalvage]) -> list[tuple[str, ...]]:
    if not tables:
        return []
    head = tuple(words.say(f"salvage.{one}") for one in ("kept", "rebuilt", "loosened", "missing", "cut"))
    figures = [
        (words.count(f"table.{one.name}", one.kept), one.rebuilt, one.loosened, one.lost, one.lost_pages)
        for one in tables
    ]
    return [head, *(tuple(map(str, some)) for some in figures)]
