"""A package on its way out, a return with what both sides changed, and the first window's way to open one."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.packages import Preset
from forumdesk.domain.packages_fields import Field
from forumdesk.domain.people import Person
from forumdesk.services import packaging_out
from forumdesk.services.packaging_in import Key, make_return, open_package
from forumdesk.services.packaging_out import Made, Opener, Wish
from forumdesk.store import sealing
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_world
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.package_back import ReturnDialog
from ui.dialogs.package_key import PackageKeyDialog
from ui.dialogs.package_open import OpenPackageDialog
from ui.dialogs.package_send import PackageDialog

PAIR = sealing.new_key_pair()
CHANGED = {"Dahl": ("title_line", "Head of Section"), "Haddad": ("honorific", "Dr"), "Skjult": ("title_line", "Envoy")}


def send(workspace: Workspace, target: Path) -> Made:
    """A handover with names."""
    opener = Opener(recipients=(PAIR.recipient,))
    return packaging_out.make(workspace, Wish("OF27", Preset.HANDOVER, names=True), opener, target)


def change(workspace: Workspace, suffix: str) -> ChangeSet:
    """Both sides change the same fields, each in its own way."""
    with workspace.transaction(Label.PERSON_CHANGED) as tx:
        for person in tx.all(Person):
            field, value = CHANGED.get(person.family_name, ("", ""))
            if field:
                tx.save(replace(person, **{field: f"{value}{suffix}"}))  # type: ignore[arg-type]  # both are texts
    return tx.change_set


def back(package: Path) -> bytes:
    """What a colleague sends, who changed the same people and one more thing."""
    file, world = package.with_name("away.forumdesk"), a_world(7)
    open_package(package.read_bytes(), Key(identity=PAIR.identity), file, SECRET, world, Profile.TESTS)
    with Workspace.open(file, SECRET, world) as workspace:
        change(workspace, ", there")
        with workspace.transaction(Label.PERSON_CHANGED) as tx:
            person = next(one for one in tx.all(Person) if one.family_name == "Aagaard")
            tx.save(replace(person, phones=("+47 400 00 000",)))
        make_return(workspace, package.with_name("back.fdreturn"))
    return package.with_name("back.fdreturn").read_bytes()


def unlocking(camera: Camera, file: Path) -> None:
    unlock = camera.program.unlock
    if unlock is None:
        raise TypeError(unlock)
    camera.look("unlock-package", lambda: unlock)
    dialog = OpenPackageDialog(unlock)
    dialog.open()
    camera.look("package-open", lambda: dialog)
    dialog.close()


def _single_fields(camera: Camera, dialog: PackageDialog) -> None:
    dialog.parts.single.setChecked(True)
    dialog.parts.fields[Field.EMAIL].setChecked(False)
    dialog.parts.fields[Field.HOTEL_ROOM].setChecked(False)
    camera.look("package-send-fields", lambda: dialog)
    dialog.parts.single.setChecked(False)


def play(camera: Camera) -> None:
    window = camera.window
    window.turn("events")
    dialog = PackageDialog(window.desk, "OF27", window)
    dialog.open()
    spin(lambda: bool(dialog.note.heading.text()))
    camera.look("package-send", lambda: dialog)
    _single_fields(camera, dialog)
    key = PackageKeyDialog(window.desk, window)
    key.phrase.edit.setText("seven herons over an invented lake")
    key.open()
    camera.look("package-key", lambda: key)
    key._show(Path("0001.age"), "age1" + "q" * 58)
    camera.look("package-key-made", lambda: key)
    key.close()
    dialog.preset.combo.setCurrentIndex(2)
    dialog.preset.finished.emit(Preset.HANDOVER)
    dialog.names.setChecked(True)
    spin(lambda: dialog.note.property("look") == "warn")
    camera.look("package-send-names", lambda: dialog)
    dialog.close()
    done: list[Made] = []
    target = camera.program.open[0].path.with_name("one.fdpackage")
    window.desk.run(lambda workspace, _: send(workspace, target), done.append)
    spin(lambda: bool(done))
    window.desk.change(partial(change, suffix=", here"))
    returned = ReturnDialog(window.desk, back(target), window)
    returned.open()
    spin(lambda: returned.found is not None)
    camera.look("package-back", lambda: returned)
    returned.close()
