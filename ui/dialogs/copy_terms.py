"""Asked before a small copy leaves: for whom, what for and until when, and then where it goes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QWidget

from forumdesk.domain.copies import Terms
from ui import theme, words
from ui.widgets import parts
from ui.widgets.check import Radio
from ui.widgets.flow import Flow
from ui.widgets.terms import TermsFields

Then = Callable[[Path, Terms], object]


class CopyTermsDialog(QDialog):
    """`wanted` carries the terms once a file or a folder is to be chosen, `printed` once a printer is.

    `forms` are the suffixes that the file may have; none where what leaves is calendar files in a folder.
    """

    wanted = Signal(object)
    printed = Signal(object)

    def __init__(self, key: str, owner: QWidget, forms: Sequence[str] = (), prints: bool = False) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._key = key
        self.terms = TermsFields(low=True)
        self.forms = {one: Radio() for one in forms}
        self.choose = parts.button("print.save" if forms else "invitations.choose-folder", look="primary")
        self.print = parts.button("print.print")
        self.stay = parts.button("invitations.not-now")
        self._build(prints)

    def _build(self, prints: bool) -> None:
        outer = parts.column(
            parts.label(self._key, "card"),
            parts.text("copies.before", "second"),
            margins=(24, 20, 24, 20),
            spacing=10,
        )
        group = QButtonGroup(self)
        for form, radio in self.forms.items():
            words.put(radio, f"lists.form.{form}", words.Slot.TEXT, words.Slot.NAME)
            radio.setChecked(not group.buttons())
            group.addButton(radio)
        if len(self.forms) > 1:
            outer.addWidget(parts.label("lists.form", "section"))
            outer.addLayout(Flow(*self.forms.values()))
        outer.addWidget(self.terms)
        ways = (self.stay, self.print, self.choose) if prints else (self.stay, self.choose)
        outer.addLayout(parts.row(None, *ways, spacing=8))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=660)
        group.buttonClicked.connect(lambda _: self._follow())
        self.stay.clicked.connect(self.reject)
        self.print.clicked.connect(lambda: self._leave(self.printed.emit))
        self.choose.clicked.connect(lambda: self._leave(self.wanted.emit))
        self.choose.setDefault(True)
        self._follow()
        self.terms.for_whom.setFocus()

    @property
    def form(self) -> str:
        """The suffix that is chosen; empty for a folder."""
        return next((form for form, radio in self.forms.items() if radio.isChecked()), "")

    def _follow(self) -> None:
        # A table without pages bears no mark.
        self.terms.offer_mark(self.form not in ("", "csv"))
        self.adjustSize()

    def _leave(self, way: Callable[[Terms], object]) -> None:
        if self.terms.valid:
            terms = self.terms.terms()
            self.accept()
            way(terms)

    def then_file(self, name: str, then: Then) -> "CopyTermsDialog":
        """Ask for the terms, then for the file. Its name is read by everyone: it says nothing of the event."""
        self.wanted.connect(lambda terms: self._ask_file(name, lambda path: then(path, terms)))
        self.open()
        return self

    def then_folder(self, then: Then) -> "CopyTermsDialog":
        """Ask for the terms, then for the folder."""
        self.wanted.connect(lambda terms: _ask(self._picker(), lambda path: then(path, terms)))
        self.open()
        return self

    def _ask_file(self, name: str, then: Callable[[Path], object]) -> None:
        dialog = self._picker()
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{words.say(f'lists.form.{self.form}')} (*.{self.form})")
        dialog.setDefaultSuffix(self.form)
        dialog.selectFile(f"{name}.{self.form}")
        _ask(dialog, then)

    def _picker(self) -> QFileDialog:
        """On the page itself: this dialog is about to go."""
        dialog = QFileDialog(self.parentWidget(), words.say(self._key))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, not self.forms)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _ask(dialog: QFileDialog, then: Callable[[Path], object]) -> None:
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
