"""An import from the dropped file to the review, with questions of several kinds; and what goes wrong."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.import_lists import people_list
from ui.dialogs.import_wizard import ImportWizard, open_wizard
from ui.dialogs.question import QuestionDialog


def play(camera: Camera) -> None:
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wizard = open_wizard(camera.window.desk, camera.window)
        camera.look("import-file", lambda: wizard)
        wizard.take(folder / "gone.csv")
        spin(lambda: not wizard.running, 120)
        camera.look("import-unreadable", lambda: wizard)
        wizard.take(people_list(folder))
        spin(lambda: not wizard.running, 120)
        camera.look("import-columns", lambda: wizard)
        _questions(camera, wizard)
        wizard.questions.went_on.emit()
        spin(lambda: not wizard.running, 120)
        camera.look("import-review", lambda: wizard)
        wizard.review.apply.click()
        spin(camera.window.undo.isEnabled, 120)
        dialog = QuestionDialog(camera.window.desk, "dob:N01", camera.window)
        dialog.open()
        spin(lambda: dialog.view.asked is not None, 120)
        camera.look("question-dialog", lambda: dialog, (760, 520))
        dialog.close()


def _questions(camera: Camera, wizard: ImportWizard) -> None:
    wizard.columns.go_on.click()
    spin(lambda: not wizard.running, 120)
    step = wizard.questions
    for name, key in (("cell", "arrival:N02"), ("pair", "merge:N01+P03"), ("hidden", "merge:N03+P05")):
        step.list.pick(key)
        camera.look(f"import-question-{name}", lambda: wizard)
    step.list.pick("merge:N02+P01")
    step.view.one.click()
