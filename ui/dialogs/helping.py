"""What the window asks and shows beside its pages: the keys, the program itself, rows to copy."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from ui.desk import Desk
from ui.widgets import clipboard


def show_keys(pages: tuple[str, ...], parent: QWidget) -> None:
    """Every key, as F1 lists them."""
    from ui.dialogs.keys import KeysDialog

    _open(KeysDialog(pages, parent))


def show_about(parent: QWidget) -> None:
    from ui.dialogs.about import AboutDialog

    _open(AboutDialog(parent))


def read_list(desk: Desk, window: QWidget, path: Path) -> None:
    """A list that was let go over the window is imported from there."""
    from ui.dialogs.import_wizard import open_wizard

    open_wizard(desk, window, path)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def copy_rows() -> None:
    """The chosen rows of the table in focus, as they are shown: who is masked there is masked in the copy."""
    table = QApplication.focusWidget()
    if isinstance(table, QTableView):
        clipboard.put(rows_text(table))


def rows_text(table: QTableView) -> str:
    """Lines of the chosen rows, with tabs between what is shown of each."""
    model, head = table.model(), table.horizontalHeader()
    columns = sorted(range(model.columnCount()), key=head.visualIndex)
    shown = [column for column in columns if not table.isColumnHidden(column)]
    rows = sorted({index.row() for index in table.selectionModel().selectedIndexes()})
    return "\n".join("\t".join(str(model.index(row, column).data() or "") for column in shown) for row in rows)
