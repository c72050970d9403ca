"""One or two words for something new: a name, a code. What is refused is said at its field."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui import theme, words
from ui.widgets import parts


class NamingDialog(QDialog):
    """`texts()` once it was accepted; the button rests until every field has something in it."""

    def __init__(self, title: str, labels: tuple[str, ...], button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.edits = [QLineEdit() for _ in labels]
        self.go = parts.button(button, look="primary")
        self.go.setDefault(True)
        cancel = parts.button("unlock.cancel")
        layout = parts.column(parts.label(title, "card"), margins=(24, 20, 24, 20), spacing=12)
        for label, edit in zip(labels, self.edits, strict=True):
            heading = parts.label(label, "label")
            heading.setBuddy(edit)
            words.put(edit, label, words.Slot.NAME)
            layout.addLayout(parts.column(heading, edit, spacing=4))
            edit.textChanged.connect(lambda _: self._weigh())
        layout.addLayout(parts.row(None, cancel, self.go))
        self.setLayout(layout)
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        theme.fit(self, minimumWidth=400)
        self._weigh()

    def texts(self) -> tuple[str, ...]:
        return tuple(edit.text().strip() for edit in self.edits)

    def _weigh(self) -> None:
        self.go.setEnabled(all(self.texts()))
