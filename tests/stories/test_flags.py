"""Flags from the command line and its use cases: off unless asked for, replaced by the house, never where they tell."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Ordering
from forumdesk.domain.organisations import Organisation
from forumdesk.exporters import flags
from forumdesk.services import flagging, papers, templating
from forumdesk.services.errors import FlagRefusedError, NoFlagPlaceError, NoFlagsError, UnknownError
from forumdesk.services.papers import PaperKind, Wish
from forumdesk.services.printing import Run, prepare, print_badges
from forumdesk.store.workspace import Workspace
from tests.stories.command_line import CommandLine

WRONG_USAGE, REFUSED = 2, 3
PEOPLE = (
    "ref,given_name,family_name,organisation,alias,visibility,events\n"
    "B01,Bo,Prøve,Prøveinstituttet,,,OF27\n"
    "B02,Hidden,Person,Prøveinstituttet,Red 1,need_to_know,OF27\n"
    "B03,Eva,Eksempel,Nøytralfronten,,,OF27\n"
)
ORGANISATIONS = "canonical_name,type,country\nPrøveinstituttet,ngo,Norge\nNøytralfronten,ngo,CH\n"


def a_picture(colour: str = "purple", kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind)
    return out.getvalue()


@pytest.fixture
def guests(desk: Workspace) -> Workspace:
    """A01 comes for Norway and A02 for a front that is styled neutrally; D01 is protected at the discreet event."""
    snapshot = desk.snapshot()
    with desk.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(Organisation("oNO", "Prøveinstituttet", country="Norway"))
        tx.save(Organisation("oFR", "Nøytralfronten", country="CH", neutral=True))
        for ref, organisation in (("A01", "oNO"), ("A02", "oFR"), ("D01", "oNO")):
            tx.save(replace(snapshot.person_by_ref[ref], organisation_id=organisation))
    return desk


def flagged(workspace: Workspace, run: Run) -> dict[str, bytes]:
    return {card.ref: card.flag for card in prepare(workspace, run).cards if card.flag}


def test_flags_are_on_badges_only_where_they_are_asked_for(guests: Workspace) -> None:
    assert flagged(guests, Run("OF27", "flag")) == {}
    assert flagged(guests, Run("OF27", "flag", flags=True)) == {"A01": flags.shipped("NO")}


def test_printed_badges_hold_the_picture_of_the_flag(guests: Workspace, tmp_path: Path) -> None:
    print_badges(guests, Run("OF27", "flag", flags=True), tmp_path / "with.pdf")
    print_badges(guests, Run("OF27", "flag", reprint="without"), tmp_path / "without.pdf")

    assert b"/Subtype /Image" in (tmp_path / "with.pdf").read_bytes()
    assert b"/Subtype /Image" not in (tmp_path / "without.pdf").read_bytes()


def test_a_template_without_a_place_and_a_discreet_event_are_refused(guests: Workspace, tmp_path: Path) -> None:
    for run, error in ((Run("OF27", flags=True), NoFlagPlaceError), (Run("DD27", "flag", flags=True), NoFlagsError)):
        with pytest.raises(error):
            print_badges(guests, run, tmp_path / "badges.pdf")
    with pytest.raises(NoFlagsError):
        papers.export(guests, Wish("DD27", PaperKind.TENTS, flags=True), tmp_path / "tents.pdf")

    assert list(tmp_path.glob("*.pdf")) == []
    assert (papers.choices(guests, "OF27").flags, papers.choices(guests, "DD27").flags) == (True, False)
    assert (flagging.may_ask(guests, "OF27"), flagging.may_ask(guests, "DD27")) == (True, False)


def test_tents_have_flags_where_they_are_asked_for_and_other_papers_have_none(guests: Workspace) -> None:
    def drawn(kind: PaperKind, asked: bool) -> int:
        prepared = papers.prepare(guests, Wish("OF27", kind, flags=asked, ordering=Ordering.NEUTRAL))
        return sum(bool(getattr(card, "flag", b"")) for card in prepared.cards)

    assert drawn(PaperKind.TENTS, False) == 0
    assert drawn(PaperKind.TENTS, True) == 1
    assert drawn(PaperKind.CARDS, True) == 0


def test_the_house_draws_its_own_flag_for_a_country_until_it_is_removed_and_can_undo_both(guests: Workspace) -> None:
    own, run = a_picture(), Run("OF27", "flag", flags=True)

    flagging.save_flag(guests, "Norge", own)

    assert flagged(guests, run) == {"A01": own}
    assert [(one.code, one.content) for one in flagging.own_flags(guests)] == [("NO", own)]
    flagging.save_flag(guests, "NO", a_picture("green"))
    assert flagged(guests, run) == {"A01": a_picture("green")}
    flagging.drop_flag(guests, "no")
    assert flagged(guests, run) == {"A01": flags.shipped("NO")}


def test_what_is_no_country_or_no_picture_for_paper_is_refused(guests: Workspace) -> None:
    with pytest.raises(UnknownError):
        flagging.save_flag(guests, "Atlantis", a_picture())
    with pytest.raises(UnknownError):
        flagging.drop_flag(guests, "NO")
    for content in (b"no picture", a_picture(mode="RGBA"), a_picture() + bytes(flagging.MOST_BYTES)):
        with pytest.raises(FlagRefusedError):
            flagging.save_flag(guests, "NO", content)

    assert flagging.own_flags(guests) == ()


def test_what_ships_can_be_looked_at_by_any_name_of_its_country() -> None:
    assert flagging.shipped_flag("Sveits") == flags.shipped("CH")
    assert flagging.shipped_flag("Atlantis") == b""


def test_a_template_says_whether_it_has_a_place_for_a_flag(guests: Workspace) -> None:
    assert [one.name for one in templating.templates(guests) if one.shows_flag] == ["flag"]


def test_from_the_command_line_flags_are_asked_for_replaced_and_refused(cli: CommandLine) -> None:
    cli.write("organisations.csv", ORGANISATIONS)
    cli.write("people.csv", PEOPLE)
    cli("import", "organisations", "organisations.csv")
    cli("import", "people", "people.csv")
    (cli.folder / "own.png").write_bytes(a_picture())
    only = ("--only", "B01,B02")

    badges = cli("export", "badges", "--event", "OF27", "--template", "flag", "--flags", "--out", "b.pdf", *only)
    tents = cli("export", "tents", "--event", "OF27", "--flags", "--out", "t.pdf", *only)
    none = cli("flags", json_wanted=False)
    kept = cli("flag", "add", "Norge", "own.png")
    shown = cli("flags")
    again = cli("flag", "remove", "NO")

    assert (badges.status, tents.status) == (0, 0)
    # One flag in the file: the protected one has none.
    assert (cli.folder / "t.pdf").read_bytes().count(b"/Subtype /Image") == 1
    assert none.out == "Every flag is the one that ships.\n"
    assert (kept.document, shown.document) == ({"flag": "NO", "own": True}, {"flags": ["NO"]})
    assert again.document == {"flag": "NO", "own": False}
    assert cli("flag", "remove", "NO").status == REFUSED
    assert cli("flag", "add", "NO", "people.csv").status == REFUSED
    assert cli("export", "badges", "--event", "OF27", "--flags", "--out", "x.pdf").status == REFUSED
    assert cli("export", "tents", "--event", "DD27", "--flags", "--out", "x.pdf").status == REFUSED
    assert not (cli.folder / "x.pdf").exists()
