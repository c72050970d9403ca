"""The program's icon from the project's own mark: PNG in every size, SVG, and the files of Windows and macOS."""

import sys
from pathlib import Path

from bundle_contents import ICON, ICON_SIZES
from PIL import Image
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MARK = Path(__file__).resolve().parent.parent / "resources" / "icons" / "own-mark.svg"
# The accent of the light theme and what stands on it: legible on light and dark desktops alike.
COLOUR, GROUND = "#1C5D8D", "#FFFFFF"


def coloured(mark: str) -> str:
    """The mark outside a window, where nothing gives it the colours of a theme."""
    return mark.replace("currentColor", COLOUR).replace("currentGround", GROUND)


def drawn(svg: str, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


def write(folder: Path) -> None:
    """All of them, under `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    svg = coloured(MARK.read_text(encoding="utf-8"))
    (folder / f"{ICON}.svg").write_text(svg, encoding="utf-8")
    for size in ICON_SIZES:
        path = folder / f"{ICON}-{size}.png"
        if not drawn(svg, size).save(str(path)):
            raise OSError(f"'{path}' could not be written")
    with Image.open(folder / f"{ICON}-512.png") as largest:
        largest.save(folder / f"{ICON}.ico", sizes=[(size, size) for size in (16, 24, 32, 48, 64, 128, 256)])
        largest.save(folder / f"{ICON}.icns")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
