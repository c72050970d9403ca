"""Orders that an event decides on: drawn once, or set by hand; the same on every later paper, undone as any step."""

from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.domain.participation import Participation
from forumdesk.services import attending, delegating, ordering, papers
from forumdesk.services.errors import OrderReasonError, UndecidedOrderError, UnknownError
from forumdesk.services.listing import Order, Ordering, export_agenda, export_list, offers, preview
from forumdesk.services.ordering import draw, set_by_hand, standing
from forumdesk.services.papers import PaperKind, Wish
from forumdesk.store.workspace import Workspace
from tests.stories.command_line import CommandLine
from tests.stories.desk import SECRET, Clock
from tests.stories.test_listing import rows_of, text_of

REFUSED = 3
WRONG_USAGE = 2


def names(desk: Workspace, folder: Path, wanted: Ordering, audience: Audience = Audience.PARTICIPANTS) -> list[str]:
    """The names of a list from the top."""
    export_list(desk, Order("OF27", audience, ordering=wanted), folder / "list.csv")
    return [row.get("name") or row["print_name"] for row in rows_of(folder / "list.csv")]


def cards(desk: Workspace, wanted: Ordering, kind: PaperKind = PaperKind.TENTS) -> list[str]:
    return [getattr(one, "name", "") for one in papers.prepare(desk, Wish("OF27", kind, ordering=wanted)).cards]


def refs(desk: Workspace, wanted: Ordering) -> list[str]:
    return [ref for ref, _ in standing(desk, "OF27", wanted).people]


def test_a_draw_is_on_record_and_the_same_on_every_paper_until_it_is_drawn_anew(
    desk: Workspace, tmp_path: Path
) -> None:
    drawn = draw(desk, "OF27")
    (record,) = desk.all(AgreedOrder)

    assert drawn.label is Label.ORDER_DRAWN
    assert (record.way, len(record.seed) > 16) == (OrderWay.DRAWN, True)
    assert names(desk, tmp_path, Ordering.DRAWN) == names(desk, tmp_path, Ordering.DRAWN)
    assert [one for one in cards(desk, Ordering.DRAWN) if one in names(desk, tmp_path, Ordering.DRAWN)] == names(
        desk, tmp_path, Ordering.DRAWN
    )

    draw(desk, "OF27")

    (anew,) = desk.all(AgreedOrder)
    assert anew.seed != record.seed
    assert anew.at > record.at


def take_sides(tmp_path: Path) -> None:
    for ref, code in (("A01", "HERON"), ("A02", "CRANE"), ("A03", "HERON")):
        with Workspace.open(tmp_path / "house.forumdesk", SECRET, Clock().world()) as workspace:
            attending.change(workspace, [ref], "OF27", {"delegation": code})


def test_two_parties_take_turns_at_table_and_lots_say_which_begins(cli: CommandLine, tmp_path: Path) -> None:
    take_sides(tmp_path)
    cli("seats", "lay", "Front", "8", "--session", "T01")
    undecided = cli("seats", "fill", "--session", "T01", "--in-turns")

    decided = cli("order", "alternate", "heron", "CRANE", "--event", "OF27")
    filled = cli("seats", "fill", "--session", "T01", "--in-turns")

    begins = decided.document["delegations"]
    assert (undecided.status, sorted(begins)) == (REFUSED, ["CRANE", "HERON"])
    seated = [one["ref"] for one in filled.document["rows"][0]["seats"]]
    assert seated == [*(["A01", "A02", "A03"] if begins[0] == "HERON" else ["A02", "A01", "A03"]), "A05"]
    assert cli("order", "alternate", "HERON", "heron", "--event", "OF27").status == REFUSED


def test_undo_brings_the_draw_before_back(desk: Workspace) -> None:
    draw(desk, "OF27")
    first = refs(desk, Ordering.DRAWN)
    draw(desk, "OF27")

    desk.undo()
    again = refs(desk, Ordering.DRAWN)
    desk.undo()

    assert again == first
    assert desk.all(AgreedOrder) == []


def test_an_order_that_nobody_decided_on_is_refused_before_anything_is_written(desk: Workspace, tmp_path: Path) -> None:
    for wanted in (Ordering.DRAWN, Ordering.MANUAL):
        with pytest.raises(UndecidedOrderError):
            export_list(desk, Order("OF27", Audience.PARTICIPANTS, ordering=wanted), tmp_path / "list.pdf")
        with pytest.raises(UndecidedOrderError):
            export_agenda(desk, Order("OF27", Audience.PARTICIPANTS, ordering=wanted), tmp_path / "agenda.pdf")
        with pytest.raises(UndecidedOrderError):
            papers.prepare(desk, Wish("OF27", PaperKind.CARDS, ordering=wanted))
        with pytest.raises(UndecidedOrderError):
            standing(desk, "OF27", wanted)

    assert list(tmp_path.glob("list*")) == []
    assert papers.choices(desk, "OF27").orderings == (Ordering.NEUTRAL, Ordering.PRECEDENCE)


def test_an_order_by_hand_is_that_of_lists_and_cards_and_who_is_not_in_it_follows(
    desk: Workspace, tmp_path: Path
) -> None:
    by_rank = refs(desk, Ordering.PRECEDENCE)
    wanted = by_rank[-1:]

    done = set_by_hand(desk, "OF27", wanted, reason="the host speaks first")

    stands = standing(desk, "OF27", Ordering.MANUAL)
    assert done.label is Label.ORDER_SET
    assert [ref for ref, _ in stands.people] == [*wanted, *by_rank[:-1]]
    assert stands.decision is not None
    assert stands.decision.reason == "the host speaks first"
    assert cards(desk, Ordering.MANUAL)[: len(by_rank)] == [name for _, name in stands.people]
    assert ordering.decided(desk, "OF27").keys() == {OrderWay.MANUAL}
    assert [one.way for one in offers(desk, "OF27").decided] == [OrderWay.MANUAL]


def test_who_is_protected_stands_last_on_cards_wherever_they_were_put(desk: Workspace) -> None:
    (hidden,) = [one for one in desk.snapshot().at_event[desk.snapshot().event_by_code["DD27"].id] if one.protected]
    ref = desk.snapshot().people[hidden.person_id].ref

    set_by_hand(desk, "DD27", [ref], reason="as agreed")

    shown = papers.prepare(desk, Wish("DD27", PaperKind.CARDS, ordering=Ordering.MANUAL)).cards
    stands = standing(desk, "DD27", Ordering.MANUAL)
    assert getattr(shown[-1], "name", "") == hidden.alias
    assert stands.unnamed == 1
    assert ref not in [one for one, _ in stands.people]


def test_an_order_by_hand_needs_a_reason_and_people_and_delegations_of_the_event(desk: Workspace) -> None:
    with pytest.raises(OrderReasonError):
        set_by_hand(desk, "OF27", ["A01"], reason=" ")
    with pytest.raises(UnknownError):
        set_by_hand(desk, "OF27", ["Z99"], reason="why")
    with pytest.raises(UnknownError):
        set_by_hand(desk, "OF27", delegations=["NOWHERE"], reason="why")
    with pytest.raises(UnknownError):
        draw(desk, "NO27")

    assert desk.all(AgreedOrder) == []


def test_people_and_delegations_are_set_by_themselves_and_a_renamed_delegation_keeps_its_place(desk: Workspace) -> None:
    for code in ("BLUE", "GREEN", "RED"):
        delegating.add(desk, "OF27", code)
    set_by_hand(desk, "OF27", delegations=["red", "BLUE"], reason="as agreed")
    set_by_hand(desk, "OF27", people=["A01"], reason="as agreed again")
    (red,) = [one for one in desk.snapshot().delegations if one.code == "RED"]

    before = standing(desk, "OF27", Ordering.MANUAL).delegations
    delegating.change(desk, red.id, "code", "SCARLET")

    assert before == ("RED", "BLUE", "GREEN")
    assert standing(desk, "OF27", Ordering.MANUAL).delegations == ("SCARLET", "BLUE", "GREEN")
    assert desk.all(AgreedOrder)[0].people == ("A01",)


def test_signs_for_delegations_are_in_their_order(desk: Workspace) -> None:
    event = desk.snapshot().event_by_code["OF27"].id
    with desk.transaction(Label.PARTICIPATION_CHANGED) as tx:
        for one, code in zip(tx.where(Participation, event_id=event), ("BLUE", "RED"), strict=False):
            tx.save(Participation(one.id, one.person_id, event, one.category, one.answer, code))
    set_by_hand(desk, "OF27", delegations=["RED", "BLUE"], reason="as agreed")

    wish = Wish("OF27", PaperKind.RESERVED_SIGNS, each=papers.Each.DELEGATION, ordering=Ordering.MANUAL)

    assert [getattr(one, "words", "") for one in papers.prepare(desk, wish).cards] == ["RED", "BLUE"]


@pytest.mark.parametrize(
    ("language", "title", "page"),
    [
        ("de", "Teilnehmende", "Seite 1 von 1"),
        ("fr", "Participants", "Page 1 sur 1"),
        ("", "Participants", "Page 1 of"),
    ],
)
def test_a_list_speaks_the_language_it_is_asked_for(
    desk: Workspace, tmp_path: Path, language: str, title: str, page: str
) -> None:
    export_list(desk, Order("OF27", Audience.PARTICIPANTS, language=language), tmp_path / "list.pdf")

    text = text_of(tmp_path / "list.pdf")
    assert title in text
    assert page in text


def test_papers_and_previews_speak_the_language_they_are_asked_for(desk: Workspace) -> None:
    agenda = papers.prepare(desk, Wish("OF27", PaperKind.PROGRAMME, language="es")).agenda
    doors = papers.prepare(desk, Wish("OF27", PaperKind.DOOR_SIGNS, language="de")).signs
    listed = preview(desk, Order("OF27", Audience.PARTICIPANTS, language="ar")).card

    assert agenda is not None
    assert agenda.title == "Programa"
    assert "Juni" in doors[0].day
    assert listed is not None
    assert (listed.title, listed.running.from_the_right) == ("المشاركون", True)


def test_the_command_line_draws_shows_and_undoes(cli: CommandLine) -> None:
    refused = cli("order", "show", "--event", "OF27")
    drawn = cli("order", "draw", "--event", "OF27")
    shown = cli("order", "show", "--event", "OF27")
    listed = cli(
        "export", "list", "--event", "OF27", "--audience", "participants", "--order", "drawn", "--out", "l.csv"
    )
    undone = cli("undo")
    gone = cli("order", "show", "--event", "OF27")

    assert [one.status for one in (refused, drawn, shown, undone, gone)] == [REFUSED, 0, 0, 0, REFUSED]
    assert listed.err == ""
    assert listed.document["copy"] == "OF27-0001"
    assert drawn.document == shown.document
    assert shown.document["order"] == "drawn"
    assert len(shown.document["decision"]["seed"]) > 16
    assert "order draw" in refused.err


def test_the_command_line_sets_an_order_by_refs_or_by_a_list(cli: CommandLine) -> None:
    cli.write("order.csv", "\ufeffA02;second\nA01,first\n\n")
    by_refs = cli("order", "set", "--event", "OF27", "--people", "A01", "--reason", "host first")
    by_list = cli("order", "set", "--event", "OF27", "--list", "order.csv", "--reason", "as agreed")
    both = cli("order", "set", "--event", "OF27", "--people", "A01", "--list", "order.csv", "--reason", "x")
    neither = cli("order", "set", "--event", "OF27", "--reason", "x")
    blank = cli("order", "set", "--event", "OF27", "--people", "A01", "--reason", " ")
    said = cli("order", "show", "--event", "OF27", "--order", "manual", json_wanted=False)

    assert by_refs.document["people"][0]["ref"] == "A01"
    assert [one["ref"] for one in by_list.document["people"]][:2] == ["A02", "A01"]
    assert [one.status for one in (both, neither, blank)] == [WRONG_USAGE, WRONG_USAGE, REFUSED]
    assert "Set by hand at" in said.out
    assert "as agreed" in said.out


def test_the_command_line_orders_papers_and_speaks_languages(cli: CommandLine) -> None:
    cli("order", "draw", "--event", "OF27")
    made = [
        cli("export", kind, "--event", "OF27", "--order", "drawn", "--out", f"{kind}.pdf")
        for kind in ("tents", "cards", "labels")
    ]
    made.append(cli("export", "signs", "--event", "OF27", "--language", "de", "--out", "signs.pdf"))
    made.append(cli("export", "programme", "--event", "OF27", "--language", "fr", "--out", "programme.pdf"))
    made.append(
        cli("export", "agenda", "--event", "OF27", "--audience", "public", "--language", "ar", "--out", "agenda.pdf")
    )
    wrong = cli("export", "list", "--event", "OF27", "--audience", "public", "--language", "tlh", "--out", "l.pdf")

    assert [one.status in (0, 1) for one in made] == [True] * len(made)
    assert wrong.status == WRONG_USAGE
    assert "Programme" in text_of(cli.folder / "programme.pdf")


def test_badges_are_printed_in_an_order_and_a_language_as_other_papers_are(cli: CommandLine, tmp_path: Path) -> None:
    take_sides(tmp_path)
    cli("order", "set", "--event", "OF27", "--people", "A02,A01", "--reason", "as agreed")
    cli("order", "alternate", "heron", "CRANE", "--event", "OF27")
    badges = ("export", "badges", "--event", "OF27", "--reprint", "--reason", "again", "--out", "badges.pdf")

    def printed(*more: str) -> list[str]:
        return [one["ref"] for one in cli(*badges, *more).document["badges"]]

    by_hand, by_name = printed("--order", "manual", "--language", "nb"), printed()
    in_turns = cli("export", "cards", "--event", "OF27", "--order", "alternated", "--out", "cards.pdf")
    outward = cli("export", "programme", "--event", "OF27", "--order", "alternated", "--out", "pocket.pdf")
    undecided = cli(*badges, "--order", "drawn")

    assert by_hand[:2] == ["A02", "A01"]
    assert (by_name[:2], sorted(by_name)) == (["A01", "A02"], sorted(by_hand))
    assert (in_turns.status in (0, 1), in_turns.document["pages"] > 0) == (True, True)
    assert (outward.status, undecided.status) == (REFUSED, REFUSED)
