"""The bundle holds what the code asks for, nothing that speaks with a network, and a licence for everything."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bundle
import bundle_check
import bundle_contents as contents
import bundle_desktop
import bundle_icons
import bundle_notices as notices
import pytest
from PIL import Image

from tests.habits.tree import ROOT, name_of, nodes, ours, within
from ui.widgets import handing_over

LOCK = (ROOT / "packaging" / "runtime.lock").read_text(encoding="utf-8")
LINUX = ROOT / "packaging" / "linux"


class Given:
    """What the spec hands to PyInstaller, noted by stand-ins for PyInstaller's own words."""

    binaries: Sequence[contents.Entry] = ()
    datas: Sequence[contents.Entry] = ()
    scripts = (("pyi_start", "", "PYSOURCE"), ("bundle_window", "", "PYSOURCE"), ("bundle_command", "", "PYSOURCE"))
    pure = ()

    def __init__(self) -> None:
        self.analysed: dict[str, Any] = {}
        self.programs: dict[str, dict[str, Any]] = {}

    def analysis(self, scripts: list[str], **words: Any) -> "Given":  # noqa: ANN401 - PyInstaller's words
        self.analysed = {"scripts": scripts, **words}
        return self

    def program(self, _: object, scripts: list[contents.Entry], *__: object, **words: Any) -> str:  # noqa: ANN401 - as above
        self.programs[words["name"]] = {"scripts": [one[0] for one in scripts], **words}
        return str(words["name"])

    def collected(self, *parts: object, **words: Any) -> None:  # noqa: ANN401 - as above
        self.folder = {"parts": parts, **words}


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Given:
    """The spec, run as PyInstaller runs it."""
    spec = ROOT / "packaging" / "forumdesk.spec"
    told = Given()
    monkeypatch.setenv("FORUMDESK_BUNDLE", str(tmp_path))
    monkeypatch.setattr(sys, "path", sys.path.copy())
    words = {"Analysis": told.analysis, "EXE": told.program, "COLLECT": told.collected, "PYZ": list}
    exec(compile(spec.read_text(encoding="utf-8"), spec.name, "exec"), {"SPECPATH": str(spec.parent), **words})
    return told


def test_every_data_file_of_the_project_is_in_the_bundle(given: Given) -> None:
    files = [path for name in contents.PACKAGES for path in ours(ROOT / name) if path.suffix not in contents.NOT_DATA]

    taken = {f"{folder}/{Path(where).name}" for where, folder in given.analysed["datas"]}

    assert files
    assert {name_of(path) for path in files} - taken == set()


def test_every_module_of_the_project_is_in_the_bundle(given: Given) -> None:
    wanted = {"forumdesk.cli.file_commands", "ui.app", "ui.pages.people", "resources", "tzdata.zoneinfo.Europe"}

    assert wanted - set(given.analysed["hiddenimports"]) == set()


def test_there_is_a_window_without_a_console_and_a_command_line_with_one(given: Given) -> None:
    window, command = given.programs["forumdesk"], given.programs["forumdesk-cli"]

    assert (window["console"], window["scripts"]) == (False, ["pyi_start", "bundle_window"])
    assert (command["console"], command["scripts"]) == (True, ["pyi_start", "bundle_command"])
    assert given.folder["parts"][:2] == ("forumdesk", "forumdesk-cli")


def test_nothing_is_packed_by_upx(given: Given) -> None:
    assert {one["upx"] for one in (*given.programs.values(), given.folder)} == {False}


def test_what_the_code_imports_is_not_kept_out() -> None:
    used = {
        name for path in within("forumdesk/", "ui/", "resources/") for node in nodes(path) for name in _imported(node)
    }

    assert {name for name in used if name in contents.EXCLUDED} == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_the_data_of_every_library_is_taken_or_left_on_purpose() -> None:
    code = {".py", ".pyc", ".pyi", ".typed", ".so", ".pyd", ".dll", ".dylib", ".c", ".h"}
    silent = {"setuptools"} | contents.DATA_LEFT

    unknown = [
        f"{name}: {path}"
        for name in set(notices.locked(LOCK)) - silent
        for path in distribution(name).files or []
        if not code.intersection(path.suffixes)
        and path.parts[0] not in contents.LIBRARY_DATA
        and not _is_beside(path.parts[0])
    ]

    assert unknown == []


def _is_beside(folder: str) -> bool:
    """What pip writes, programs of other folders, and libraries that extension modules ask for."""
    return folder.endswith((".dist-info", ".libs")) or folder == ".."


def test_the_table_of_collation_is_the_one_that_is_read() -> None:
    from pyuca import Collator

    assert contents.LIBRARY_DATA["pyuca"] == (f"allkeys-{Collator.UCA_VERSION}.txt",)


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/generic/libqtuiotouchplugin.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_nb.qm", False),
        ("babel/locale-data/nb.dat", True),
        ("babel/locale-data/fr.dat", True),
        ("babel/locale-data/pl.dat", False),
        ("click-8.5.1.dist-info/direct_url.json", False),
        ("resources/fonts/Inter-Regular.ttf", True),
    ],
)
def test_a_file_is_taken_or_left(place: str, wanted: bool) -> None:
    assert contents.is_wanted((place, place, "DATA")) is wanted


def test_a_library_that_nothing_loads_any_more_stays_out() -> None:
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "xcb", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "gui", "BINARY"),
        ("PySide6/Qt/lib/libQt6Network.so.6", "network", "BINARY"),
        ("libcups.so.2", "cups", "BINARY"),
        ("pypdfium2_raw/libpdfium.so", "pdfium", "BINARY"),
        ("libgnutls.so.30", "gnutls", "BINARY"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
        ("resources/data/series.json", "series", "DATA"),
    ]
    asks = {"xcb": ["libQt6Gui.so.6", "libcups.so.2", "libc.so.6"], "cups": ["libgnutls.so.30"]}

    kept = contents.reached(entries, lambda where: asks.get(where, []))

    assert [place for place, _, _ in kept] == [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "pypdfium2_raw/libpdfium.so",
        "libQt6Gui.so.6",
        "resources/data/series.json",
    ]


def test_what_a_library_asks_for_is_read_from_objdump() -> None:
    told = "Dynamic Section:\n  NEEDED               libm.so.6\n  NEEDED               libc.so.6\n  SONAME  libx.so\n"

    assert contents.needed(told) == ["libm.so.6", "libc.so.6"]


def test_what_must_not_be_there_is_found_in_a_finished_folder(tmp_path: Path) -> None:
    for name in ("libQt6Network.so.6", "python3.11/lib-dynload/_ssl.so", "sqlcipher3/_sqlite3.so", "libssl.so.3"):
        path = tmp_path / "_internal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    found = bundle.forbidden(tmp_path)

    assert found == [
        "_internal/libQt6Network.so.6",
        "_internal/libssl.so.3",
        "_internal/python3.11/lib-dynload/_ssl.so",
    ]


def test_the_trial_speaks_to_the_program_as_the_program_expects() -> None:
    told = "Workspace:  demo/demo.forumdesk\nPassphrase: AAAAA-BBBBB\n\nNext:\n  forumdesk-cli check\n"

    assert bundle_check.LOCKED == handing_over.LOCKED
    assert bundle_check.answers(told) == {"Workspace": "demo/demo.forumdesk", "Passphrase": "AAAAA-BBBBB"}


def test_a_workspace_that_the_desktop_hands_over_is_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = (LINUX / "forumdesk.desktop").read_text(encoding="utf-8").splitlines()
    monkeypatch.delenv(handing_over.LOCKED, raising=False)

    handed = handing_over.asked_for(["forumdesk", "/here/a.forumdesk"])

    assert "Exec=forumdesk %f" in entry
    assert handed == (Path("/here/a.forumdesk").absolute(),)
    assert handing_over.asked_for(["forumdesk"]) == ()


def test_a_workspace_that_was_locked_comes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(handing_over.LOCKED, "/here/b.forumdesk")

    asked = handing_over.asked_for(["forumdesk", "/here/a.forumdesk"])

    assert asked == (Path("/here/b.forumdesk").absolute(),)


def test_a_trial_finds_no_python_and_no_bus(tmp_path: Path) -> None:
    variables = bundle_check.Trial(tmp_path, tmp_path, ()).variables(DISPLAY=":9")

    assert shutil.which("python3", path=variables["PATH"]) is None
    assert sorted(variables) == ["DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "HOME", "LANG", "PATH", "TMPDIR"]


def test_every_library_of_the_program_has_its_licence_in_the_notices() -> None:
    wanted = set(notices.locked(LOCK)) - notices.NOT_BUNDLED

    told = "\n".join(notices.of_libraries(LOCK))

    titled = set(re.findall(rf"^{notices.RULE}\n([a-z0-9-]+) \S+ \(", told, flags=re.MULTILINE))
    assert titled == wanted
    assert "DarkGarden" not in told


def test_the_bundle_is_made_of_the_very_versions_that_the_tests_run_with() -> None:
    pins = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", flags=re.MULTILINE)
    made_of = dict(pins.findall((ROOT / "packaging" / "bundle.lock").read_text(encoding="utf-8")))

    assert {name: made_of.get(name) for name, _ in pins.findall(LOCK)} == dict(pins.findall(LOCK))
    assert "pyinstaller" in made_of


def test_a_library_without_a_licence_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "silent-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: silent\nVersion: 1.0\n", encoding="utf-8")
    (folder / "RECORD").write_text("silent-1.0.dist-info/METADATA,,\n", encoding="utf-8")

    with pytest.raises(notices.MissingError, match=r"resources/licences/silent\.txt"):
        notices.texts_of(Distribution.at(folder))


def test_every_licence_of_fonts_and_icons_is_in_the_notices() -> None:
    texts = [path.read_text(encoding="utf-8").strip() for path in (ROOT / "resources").glob("*/LICENSE*")]

    told = "\n".join(notices.of_resources(ROOT / "resources"))

    assert len(texts) >= 4
    assert [text[:60] for text in texts if text not in told] == []


def test_resources_without_a_licence_are_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "README.md").write_text("Fonts", encoding="utf-8")

    with pytest.raises(notices.MissingError, match="resources/fonts has no licence text"):
        list(notices.of_resources(tmp_path))


def test_the_licence_of_python_is_found() -> None:
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in notices.of_python(Path(sys.base_prefix)).upper()


def test_every_text_that_we_keep_is_of_something_in_the_bundle() -> None:
    kept = {path.stem for path in notices.KEPT.glob("*.txt")} - {"LGPL-3", "GPL-3"}

    assert kept - set(notices.locked(LOCK)) == set()


def test_the_icon_is_the_mark_in_every_size_and_for_every_system(tmp_path: Path) -> None:
    bundle_icons.write(tmp_path)

    for size in contents.ICON_SIZES:
        with Image.open(tmp_path / f"forumdesk-{size}.png") as image:
            assert image.size == (size, size)
            assert len(set(image.convert("RGB").get_flattened_data())) > 10
    assert "current" not in (tmp_path / "forumdesk.svg").read_text(encoding="utf-8")
    assert {path.suffix for path in tmp_path.iterdir()} == {".png", ".svg", ".ico", ".icns"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bundle without its programs, in a folder whose name has a blank and a letter beyond ASCII."""
    bundle_icons.write(tmp_path / "icons")
    made = tmp_path / "for bordet på hjul"
    bundle_desktop.write(LINUX, tmp_path / "icons", made)
    return made


def _install(folder: Path, home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = ["sh", str(folder / "install.sh"), *words]
    variables = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}
    return subprocess.run(command, env=variables, capture_output=True, text=True)


def test_the_menu_entry_starts_the_program_where_it_lies(folder: Path, tmp_path: Path) -> None:
    done = _install(folder, tmp_path / "home")

    share = tmp_path / "home" / ".local" / "share"
    entry = (share / "applications" / "forumdesk.desktop").read_text(encoding="utf-8").splitlines()
    assert done.returncode == 0
    assert f'Exec="{folder}/forumdesk" %f' in entry
    assert f"TryExec={folder}/forumdesk" in entry
    assert (share / "icons" / "hicolor" / "48x48" / "apps" / "forumdesk.png").is_file()


def test_the_desktop_forgets_the_program_again(folder: Path, tmp_path: Path) -> None:
    _install(folder, tmp_path / "home")

    _install(folder, tmp_path / "home", "--remove")

    left = [path for path in (tmp_path / "home").rglob("*forumdesk*") if path.is_file()]
    assert left == []


def test_a_folder_that_a_menu_entry_cannot_name_is_refused(folder: Path, tmp_path: Path) -> None:
    odd = folder.rename(folder.with_name("100 %"))

    done = _install(odd, tmp_path / "home")

    assert done.returncode == 3
    assert "move the folder" in done.stderr
    assert not (tmp_path / "home").exists()


def test_the_entry_and_the_file_type_name_one_type() -> None:
    entry = (LINUX / "forumdesk.desktop").read_text(encoding="utf-8").splitlines()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ElementTree.parse(LINUX / "forumdesk.xml").getroot().find(f"{space}mime-type")

    assert kind is not None
    assert f"MimeType={kind.get('type')};" in entry
    assert [glob.get("pattern") for glob in kind.iter(f"{space}glob")] == ["*.forumdesk"]
    assert [icon.get("name") for icon in kind.iter(f"{space}icon")] == [bundle_desktop.MIME_ICON]
