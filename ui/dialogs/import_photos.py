"""The photos that lie in a file of contacts: how many, some of them to look at, and whether they come in, too."""

from collections.abc import Mapping

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme, words
from ui.widgets import parts
from ui.widgets.check import Check
from ui.widgets.emptying import empty
from ui.widgets.photo_file import face

_SIDE, _MOST_FACES = 46, 8


class PhotosCard(QWidget):
    """Hidden where there are none. Whoever is protected here already is not shown, and gets none."""

    def __init__(self) -> None:
        super().__init__()
        self._photos: Mapping[str, bytes] = {}
        self.take = Check()
        words.put(self.take, "import.with-photos", words.Slot.TEXT, words.Slot.NAME)
        self.take.setChecked(True)
        self._many = parts.text(look="strong")
        self._faces = parts.row(spacing=6)
        layout = parts.column(self._many, spacing=6)
        layout.addLayout(self._faces)
        layout.addWidget(self.take)
        layout.addWidget(parts.text("import.photos-how", "hint"))
        self.setLayout(layout)
        self.hide()

    def tell(self, photos: Mapping[str, bytes]) -> None:
        fresh = photos is not self._photos
        self._photos = photos
        self.setVisible(bool(photos))
        self._many.setText(words.count("import.photos", len(photos)))
        if not fresh:
            return
        self.take.setChecked(True)
        empty(self._faces)
        for content in list(photos.values())[:_MOST_FACES]:
            image = face(content, theme.px(_SIDE))
            if not image.isNull():
                shown = QLabel()
                shown.setPixmap(QPixmap.fromImage(image))
                self._faces.addWidget(shown)
        self._faces.addStretch(1)

    @property
    def wanted(self) -> Mapping[str, bytes]:
        """Those that are to come in."""
        return self._photos if self.take.isChecked() else {}
