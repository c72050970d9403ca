"""The designer: a template on a stock that it does not fit, its pictures, the swatches, and the size of a new one."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from forumdesk.exporters.template import Drawing, Element, Font, Text
from tests.ui.camera import Camera, settle
from tests.ui.designing import at_rest
from tests.ui.house import spin
from ui.pages.badges_designer import DesignerPage
from ui.pages.designer_colours import ColourField
from ui.pages.designer_sizes import SizeDialog
from ui.widgets import label_moves
from ui.widgets.label_design import box_of, put
from ui.widgets.label_resources import picture_in, placed
from ui.widgets.printer import Offset, Offsets


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["designer"]
    assert isinstance(page, DesignerPage)
    window.turn("designer")
    spin(lambda: at_rest(page))
    _pictures(camera, page)
    _colours(camera, page)
    Offsets(camera.program.kept).put("Example printer", Offset(right=2, down=-1.5))
    page.files.open("standard")
    page.reload()
    spin(lambda: page.board.name == "standard" and at_rest(page))
    _on_stock(camera, page)
    _size(camera, page)


def _pictures(camera: Camera, page: DesignerPage) -> None:
    design = page.board.design
    assert design is not None
    with TemporaryDirectory() as folder:
        for number, colour in enumerate(("#164C4B", "#EEA858")):
            image = QImage(900, 300 + 200 * number, QImage.Format.Format_RGB32)
            image.fill(QColor(colour))
            path = Path(folder) / f"{number}.png"
            image.save(str(path))
            design = placed(design, picture_in(path), (60, 12 + 12 * number))
    page.board.do(design.choose(()))
    spin(lambda: at_rest(page))
    camera.look("designer-pictures", lambda: camera.window)


def _colours(camera: Camera, page: DesignerPage) -> None:
    """Pale words on a shape of the category's colour, and the swatches."""
    page.files.open("photo")
    spin(lambda: page.board.name == "photo" and at_rest(page))
    design = page.board.design
    assert design is not None
    shape = label_moves.added(design, "shape")
    assert shape.only is not None
    under = put(shape.only, box_of(next(one for one in design.elements if one.id == "event")))
    words = label_moves.added(shape.changed({under.id: under}), "text")
    assert words.only is not None
    over = put(words.only, box_of(under))
    made = words.changed({over.id: _told(over, Text("{event_title}", Font(colour="#AAAAAA")))})
    assert isinstance(under.content, Drawing)
    page.board.do(made)
    spin(lambda: at_rest(page))
    camera.look("designer-contrast", lambda: camera.window)
    camera.look("designer-swatches", lambda: _menu(page), (500, 620))


def _told(element: Element, content: Text) -> Element:
    return replace(element, content=content)


def _menu(page: DesignerPage) -> QWidget:
    field = page.pane.form.fields["content.font.colour"]
    assert isinstance(field, ColourField)
    field.menu.aboutToShow.emit()
    return field.menu


def _on_stock(camera: Camera, page: DesignerPage) -> None:
    seen = page.choices.seen
    seen.stock.show_value("Avery 5160")
    seen.stock.finished.emit("Avery 5160")
    seen.printer.show_value("Example printer")
    seen.printer.finished.emit("Example printer")
    spin(lambda: at_rest(page))
    camera.look("designer-stock", lambda: camera.window)
    for name in ("Avery L4785", "generic A4 fold tent 2/3", "generic A7 portrait"):
        seen.stock.show_value(name)
        seen.stock.finished.emit(name)
        spin(lambda: at_rest(page))
        camera.take(f"designer-stock-{name.split()[-1].replace('/', '-')}")
    seen.stock.show_value("")
    seen.stock.finished.emit("")
    settle()


def _size(camera: Camera, page: DesignerPage) -> None:
    page.new.trigger()
    dialog = page.findChildren(SizeDialog)[-1]
    camera.look("designer-size", lambda: dialog, (480, 460))
    dialog.reject()
