"""Takes a picture of the whole screen, and says whether there is anything on it."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

# A page of words and buttons has hundreds of colours at its edges; an empty or black window has one or two.
FEWEST_COLOURS = 30


def main(target: Path) -> int:
    """Save the picture; 1 when the screen is as good as empty."""
    application = QGuiApplication([])
    image = application.primaryScreen().grabWindow(0).toImage()
    if not image.save(str(target)):
        return 1
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    return 0 if len(colours) >= FEWEST_COLOURS else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
