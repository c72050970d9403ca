"""Lists of rides, of hotel rooms and of seats in the import, and contacts that bring photos."""

from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.import_wizard import ImportWizard, open_wizard

LISTS = {
    "rides": "bil;dato;tid;navn;Mobil\nBUSS 1;12.06.2030;9;Ngozi Adeyemi\nBUSS 1;12.06.2030;9;Blue 1\n",
    "stays": "hotell;rom;gjest;Passnummer\nHotel Papir;7;Amina al-Harthi;X1\nHotel Papir;8;HADDAD/LAYLA MRS;X2\n",
    "seats": "økt;bord;plass;navn;rundt bord\nT01;A;2;Daw Khin Mya Aye;ja\nT01;A;1;BLUE 1;\n",
}


def play(camera: Camera) -> None:
    wizard = open_wizard(camera.window.desk, camera.window)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name, text in LISTS.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
            _take(wizard, folder / f"{name}.csv")
            camera.look(f"import-{name}", lambda: wizard)
        (folder / "contacts.vcf").write_text(_contacts(), encoding="utf-8")
        _take(wizard, folder / "contacts.vcf")
        wizard.columns.go_on.click()
        spin(lambda: not wizard.running, 120)
        camera.look("import-photos", lambda: wizard)
    wizard.close()


def _take(wizard: ImportWizard, path: Path) -> None:
    wizard.take(path)
    spin(lambda: not wizard.running, 120)


def _contacts() -> str:
    """Three cards, each with a photo of one colour."""
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Fictand;{name};;;\r\nFN:{name} Fictand\r\n"
        f"PHOTO;ENCODING=b:{_photo(colour)}\r\nEND:VCARD\r\n"
        for name, colour in (("Ada", "teal"), ("Bo", "sienna"), ("Cy", "slateblue"))
    )


def _photo(colour: str) -> str:
    image = QImage(600, 450, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "JPG")  # type: ignore[call-overload]  # its stubs know the format as bytes alone
    return b64encode(bytes(kept.data().data())).decode()
