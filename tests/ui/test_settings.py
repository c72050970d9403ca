"""Outside the workspace only what is declared is remembered, and recent files only when switched on."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui import settings
from ui.settings import Settings


def _again(kept: Settings, tmp_path: Path) -> Settings:
    kept._store.sync()
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_what_was_put_comes_back_from_the_disk(kept: Settings, tmp_path: Path) -> None:
    kept.put(settings.TEXT_SIZE, 150)
    kept.put(settings.RECENT_ON, True)
    kept.put(settings.LANGUAGE, "nb")
    kept.put(settings.PRINTER_OFFSETS, ["Protocol office;0.5;0"])
    kept.put(settings.GEOMETRY, QByteArray(b"where it was"))

    again = _again(kept, tmp_path)

    assert again.get(settings.TEXT_SIZE) == 150
    assert again.get(settings.RECENT_ON) is True
    assert again.get(settings.LANGUAGE) == "nb"
    assert again.get(settings.PRINTER_OFFSETS) == ["Protocol office;0.5;0"]
    assert again.get(settings.GEOMETRY).data() == b"where it was"


def test_what_nobody_chose_is_the_default(kept: Settings) -> None:
    assert kept.get(settings.TEXT_SIZE) == 100
    assert kept.get(settings.RECENT) == []
    assert kept.lists_recent() is False


def test_a_value_of_another_kind_is_read_as_the_default(kept: Settings) -> None:
    kept._store.setValue("text-size", "huge")

    assert kept.get(settings.TEXT_SIZE) == 100


def test_a_key_that_nobody_declared_is_found(kept: Settings) -> None:
    kept._store.setValue("last-person", "somebody")

    assert kept.unknown() == ["last-person"]


def test_recent_files_are_off_until_switched_on(kept: Settings) -> None:
    kept.note_recent("one.forumdesk")
    before = kept.recent()
    kept.switch_recent(True)
    kept.note_recent("one.forumdesk")
    kept.note_recent("two.forumdesk")
    kept.note_recent("one.forumdesk")

    assert before == []
    assert kept.recent() == ["one.forumdesk", "two.forumdesk"]


def test_switching_recent_files_off_forgets_them(kept: Settings) -> None:
    kept.switch_recent(True)
    kept.note_recent("one.forumdesk")

    kept.switch_recent(False)

    assert kept.recent() == []
    assert not kept._store.contains("recent")


def test_every_setting_is_declared_once_and_says_what_it_is_for() -> None:
    assert len({one.key for one in settings.ALL}) == len(settings.ALL)
    assert all(one.about for one in settings.ALL)


def test_folders_that_the_file_dialog_of_qt_wrote_down_are_forgotten(tmp_path: Path) -> None:
    kept = tmp_path / "QtProject.conf"
    kept.write_text("[FileDialog]\nhistory=file:///talks\nlastVisited=file:///talks\nviewMode=Detail\n", "utf-8")
    elsewhere = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}

    subprocess.run(
        [sys.executable, "-c", "from ui import settings; settings.forget_places()"], check=True, env=elsewhere
    )

    assert kept.read_text("utf-8") == "[FileDialog]\nviewMode=Detail\n"
