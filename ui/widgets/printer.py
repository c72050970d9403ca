"""Paper: the system's printers, how far each one's print is moved, and a PDF on one of them under a neutral name."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.calibration import EDGE, CalibrationPage
from forumdesk.progress import Progress, silent
from ui import settings, words
from ui.settings import Settings
from ui.widgets.press import POINTS, draw, pages_of

# Finer than this no letter gets better, and a page at 1200 dots would take half a gigabyte.
_FINEST = 600
_MM_TO_INCH = 25.4
FARTHEST = 20.0
MOST_STRETCHED = 5.0


class NoPrinterError(ForumDeskError):
    """The printer took no page: it is off, gone, or its file cannot be written."""


@dataclass(frozen=True, slots=True)
class Offset:
    """How far the print of one printer is moved, in millimetres, and its size in per cent; labels show half a mm."""

    right: float = 0.0
    down: float = 0.0
    wide: float = 100.0
    high: float = 100.0


def correction(page: CalibrationPage, edges: tuple[float, float], rulers: tuple[float, float]) -> Offset:
    """What undoes a printer's fault, from a page printed without any: mm from the left and upper edge of the paper to
    the two rulers, and how long those came out across and down.
    """
    stretched = rulers[0] / page.across, rulers[1] / page.down
    moved = [(edge - stretch * EDGE) / stretch for edge, stretch in zip(edges, stretched, strict=True)]
    # Adding nothing makes 0 of -0.
    right, down = (round(-one, 2) + 0.0 for one in moved)
    wide, high = (round(100 / stretch, 2) for stretch in stretched)
    return Offset(right, down, wide, high)


class Offsets:
    """Remembered outside the workspace, by the printer's name."""

    def __init__(self, kept: Settings) -> None:
        self._kept = kept

    def of(self, printer: str) -> Offset:
        return self._all().get(printer, Offset())

    def measured(self) -> dict[str, Offset]:
        """Every printer whose prints are moved, by its name."""
        return self._all()

    def put(self, printer: str, offset: Offset) -> None:
        others = {name: one for name, one in self._all().items() if name != printer}
        everything = others | ({printer: offset} if offset != Offset() else {})
        lines = [f"{name};{one.right:g};{one.down:g};{one.wide:g};{one.high:g}" for name, one in everything.items()]
        self._kept.put(settings.PRINTER_OFFSETS, lines)

    def _all(self) -> dict[str, Offset]:
        found = {}
        for line in self._kept.get(settings.PRINTER_OFFSETS):
            name, *figures = line.rsplit(";", 4)
            offset = _read(figures)
            if offset is not None:
                found[name] = offset
        return found


def fits(offset: Offset) -> bool:
    """Whether a printer could need it."""
    moved = max(abs(offset.right), abs(offset.down)) <= FARTHEST
    return moved and max(abs(offset.wide - 100), abs(offset.high - 100)) <= MOST_STRETCHED


def _read(figures: list[str]) -> Offset | None:
    """None for what somebody else wrote there."""
    try:
        right, down, wide, high = map(float, figures)
    except ValueError:
        return None
    made = Offset(right, down, wide, high)
    return made if fits(made) else None


def printers() -> list[str]:
    """Names of the system's printers, the one it prefers first."""
    first = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != first, name))


def a_printer(name: str, paper: QSizeF) -> QPrinter:
    """A printer set up for pages of that size in points; the job says nothing but the program's name."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    printer.setDocName(words.say("app.name"))
    printer.setCreator(words.say("app.name"))
    lay_out(printer, paper)
    return printer


def lay_out(printer: QPrinter, paper: QSizeF) -> None:
    """The paper's own size and nothing scaled to margins: labels lie where they lie."""
    upright = paper.height() >= paper.width()
    size = QPageSize(paper if upright else paper.transposed(), QPageSize.Unit.Point, "")
    way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    layout = QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def print_pdf(printer: QPrinter, data: bytes, offset: Offset, progress: Progress = silent) -> int:
    """Every page, drawn from the PDF at the printer's own resolution; how many there were. May run on any thread.

    Raises NoPrinterError. Stopping takes the job back.
    """
    sizes = pages_of(data)
    dots = printer.resolution()
    painter = QPainter()
    if not painter.begin(printer):
        raise NoPrinterError
    try:
        for number, size in enumerate(sizes):
            progress(number, len(sizes))
            if number and not printer.newPage():
                raise NoPrinterError
            image = draw(data, number, min(dots, _FINEST) / POINTS)
            right, down = (one / _MM_TO_INCH * dots for one in (offset.right, offset.down))
            wide, high = size.width() * offset.wide / 100, size.height() * offset.high / 100
            painter.drawImage(QRectF(right, down, wide * dots / POINTS, high * dots / POINTS), image)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(sizes)
