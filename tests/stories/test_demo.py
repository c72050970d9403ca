"""The first command of the README: the main job on the shipped lists, and what it leaves."""

import shutil
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
import zxingcpp

from forumdesk.cli.main import run
from forumdesk.domain.badges import Badge
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.services import demo
from forumdesk.store.cipher import Secret
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests.campaign.outputs import searched
from tests.campaign.part import Task
from tests.readers import icaljs, libical
from tests.stories.desk import Clock


def quiet(word: str, done: int, total: int) -> None:
    """For a demo nobody watches."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    return demo.make(tmp_path_factory.mktemp("demo") / "forumdesk-demo", Clock().world(), quiet)


def test_it_leaves_a_workspace_and_papers_of_the_forum_and_of_the_covered_event(made: demo.Demo) -> None:
    folder = made.file.parent

    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    papers = {"demo.forumdesk", "badges.pdf", "participants.pdf", "agenda.pdf", "covered/badges.pdf"}
    assert papers <= names
    invites = [name for name in names if name.endswith((".ics", ".eml"))]
    assert len(invites) == made.invites
    assert len(names) == len(papers) + made.invites


def test_its_passphrase_opens_the_workspace_and_everything_in_it_verifies(made: demo.Demo) -> None:
    with Workspace.open(made.file, Secret(made.passphrase), Clock().world()) as workspace:
        found = verify(workspace)
        badges = workspace.all(Badge)

    assert found.ok
    assert len(badges) == made.badges


def test_every_code_on_every_badge_reads_as_the_token_on_record(made: demo.Demo) -> None:
    read: set[str] = set()
    for paper in ("badges.pdf", "covered/badges.pdf"):
        for page in pypdfium2.PdfDocument(made.file.parent / paper):
            read |= {one.text for one in zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil())}

    with Workspace.open(made.file, Secret(made.passphrase), Clock().world()) as workspace:
        assert read == {badge.token for badge in workspace.all(Badge)}


def test_two_readers_agree_on_every_calendar_file(made: demo.Demo) -> None:
    paths = sorted(made.file.parent.rglob("*.ics"))

    for path in paths:
        data = path.read_bytes()
        assert [(one.uid, one.start, one.end) for one in icaljs.read(data).events] == [
            (one.uid, one.start, one.end) for one in libical.read(data).events
        ]
    assert len(paths) == made.invites // 2


def test_the_command_runs_again_over_what_a_killed_one_left_and_prints_findings_and_the_passphrase(
    made: demo.Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "forumdesk-demo"
    shutil.copytree(made.file.parent, folder)
    log, staging = folder / "demo.forumdesk-wal", folder / "invites" / ".fd-abcdefg1"
    log.write_bytes(b"its log")
    staging.mkdir()
    (staging / "leftover").write_bytes(b"Half-written files of ForumDesk. Nobody needs them.\n")
    (staging / "00001").write_bytes(b"half an invite")
    monkeypatch.chdir(tmp_path)

    status = run(["demo", "forumdesk-demo"])

    said = capsys.readouterr()
    assert status == 0
    assert "Stops output (8)" in said.out
    assert "Importing people" in said.err
    passphrase = said.out.rpartition("Passphrase: ")[2].strip()
    Workspace.open(folder / demo.FILE, Secret(passphrase), Clock().world()).close()
    assert len(list(folder.rglob("*.ics"))) == made.invites // 2
    assert not staging.exists()
    assert not log.exists()


def test_it_spares_a_folder_in_which_somebody_elses_file_lies(tmp_path: Path) -> None:
    (tmp_path / "demo.forumdesk").write_text("an earlier one")
    (tmp_path / "thesis.doc").write_text("mine")

    with pytest.raises(AlreadyExistsError):
        demo.make(tmp_path, Clock().world(), quiet)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo.forumdesk", "thesis.doc"]


def test_no_paper_of_the_demo_holds_a_protected_string_in_any_layer(made: demo.Demo, tmp_path: Path) -> None:
    held = searched(made, Task(tmp_path, seed=1, full=False, step=lambda done, total: None))

    assert held.faults == ()
    assert held.figures["planted leaks found"] == held.figures["planted leaks"] != 0
