"""The engine: what each kind of element shows, where it stands on labels of any size, and what it says is wrong."""

from dataclasses import replace

import pytest

from forumdesk.exporters.display import Box, Words, bounds
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import Label, box_of, label_of, layout_for, scale_of
from forumdesk.exporters.layout import Setter, lay_out
from forumdesk.exporters.stocks import stock_named
from forumdesk.exporters.template import (
    Across,
    Align,
    Band,
    Down,
    Drawing,
    Element,
    Fit,
    Font,
    Labels,
    Layout,
    OnlyIf,
    Picture,
    Qr,
    Row,
    Shape,
    Stack,
    Stick,
    Template,
    Text,
    Zones,
)
from forumdesk.exporters.templates import shipped
from tests.core.badge_cards import ADA
from tests.core.engine_cards import FACTS, LABEL, asked, crossing, element, laid_of, picture, said, stuck, template_of

WIDE = Label(180, 54)
LONG = "a word and another and " * 12


def words_in(laid_items: tuple[object, ...]) -> list[Words]:
    return [item for item in laid_items if isinstance(item, Words)]


@pytest.mark.parametrize(
    ("across", "expected"),
    [
        (Across.LEFT, (5, 40)),
        (Across.RIGHT, (95, 40)),
        (Across.BOTH, (5, 130)),
        (Across.CENTRE, (50, 40)),
    ],
)
def test_an_element_keeps_its_distance_from_the_edges_it_sticks_to(
    across: Across, expected: tuple[float, float]
) -> None:
    one = stuck(element(Band()), Stick(across))
    layout = Layout(90.0, 54.0, (one,))

    box = box_of(one, layout, WIDE)

    assert (box.x, box.width) == expected


@pytest.mark.parametrize(
    ("down", "expected"),
    [(Down.TOP, (5, 20)), (Down.BOTTOM, (59, 20)), (Down.BOTH, (5, 74)), (Down.MIDDLE, (32, 20))],
)
def test_and_so_it_does_from_top_and_bottom(down: Down, expected: tuple[float, float]) -> None:
    one = stuck(element(Band()), Stick(Across.LEFT, down))

    box = box_of(one, Layout(90.0, 54.0, (one,)), Label(90, 108))

    assert (box.y, box.height) == expected


def test_one_scale_holds_for_all_and_has_its_bounds() -> None:
    layout = Layout(90.0, 54.0, (), least=0.6, most=3.0)

    assert [scale_of(layout, Label(*size)) for size in ((90, 54), (45, 54), (9, 9), (900, 900))] == [1, 0.6, 0.6, 3]
    assert scale_of(layout, Label(180, 81)) == 1.5


def test_the_first_layout_for_such_a_label_is_taken_else_the_last() -> None:
    low, upright, lying = (
        Layout(66.0, 25.0, (), labels=Labels(Shape.LYING, 30.0)),
        Layout(62.0, 100.0, (), labels=Labels(Shape.UPRIGHT)),
        Layout(90.0, 54.0, (), labels=Labels(Shape.LYING)),
    )
    template = Template("three", (low, upright, lying))

    assert layout_for(template, Label(66, 25)) is low
    assert layout_for(template, Label(66, 30)) is lying
    assert layout_for(template, Label(62, 100)) is upright
    assert layout_for(template, Label(50, 50)) is lying
    assert layout_for(Template("two", (low, upright)), LABEL) is upright


def test_a_code_stays_as_large_as_it_must_be_read() -> None:
    one = stuck(element(Qr(at_least=17.0), Box(70, 34, 20, 20)), Stick(Across.RIGHT, Down.BOTTOM))

    box = box_of(one, Layout(90.0, 54.0, (one,)), Label(45, 27))

    assert (box.x, box.y, box.width, box.height) == (28, 10, 17, 17)


def test_elements_are_drawn_in_their_order_whatever_waits_for_what() -> None:
    stack = element(Stack((Row("{name}"),), below="title"), name="names")
    title = element(Text("{event_title}"), Box(5, 0, 40, 5), name="title")

    laid = laid_of(stack, element(Drawing(fill="#FFFFFF"), name="ground"), title)

    assert [part.element for part in laid.parts] == ["names", "ground", "title"]


@pytest.mark.parametrize(
    ("only_if", "shown"),
    [
        (OnlyIf(), True),
        (OnlyIf(category=("mediator", "un")), True),
        (OnlyIf(category=("un",)), False),
        (OnlyIf(language=("nb",)), False),
        (OnlyIf(language=("en",), has_zone=True, has_second_name=True, has_photo=False), True),
        (OnlyIf(has_photo=True), False),
        (OnlyIf(has_zone=False), False),
        (OnlyIf(has_second_name=False), False),
    ],
)
def test_an_element_is_shown_if_all_it_asks_for_holds(only_if: OnlyIf, shown: bool) -> None:
    facts = facts_of(replace(ADA, category="mediator"))

    laid = laid_of(asked(element(Text("here")), only_if), facts=facts)

    assert bool(laid.parts) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{name}", "Ada Testvik"),
        ("{name}, {organisation}", "Ada Testvik, Institute of Invented People"),
        ("{title_line}, {organisation}", "Institute of Invented People"),
        ("{title_line}", ""),
        ("No. {title_line}", ""),
        ("Welcome {", "Welcome {"),
    ],
)
def test_placeholders_are_filled_and_what_joins_nothing_goes(text: str, expected: str) -> None:
    facts = facts_of(replace(ADA, title_line=""))

    assert facts.fill(text) == expected


def test_a_name_in_braces_is_no_placeholder() -> None:
    facts = facts_of(replace(ADA, name="{serial}"))

    assert facts.fill("{name} {title_line}") == "{serial} Senior adviser"


@pytest.mark.parametrize(
    ("align", "left"), [(Align.LEFT, True), (Align.START, True), (Align.RIGHT, False), (Align.CENTRE, None)]
)
def test_words_stand_where_they_are_aligned(align: Align, left: bool | None) -> None:
    laid = laid_of(element(Text("Ada", align=align)))

    (words,) = words_in(laid.items)
    box = bounds(words)
    spare = (round(box.x - 5, 2), round(45 - box.right, 2))
    assert (spare[0] == 0) == (left is True)
    assert (spare[1] == 0) == (left is False)
    assert spare[0] + spare[1] > 20


def test_words_that_begin_at_the_right_start_there() -> None:
    laid = laid_of(element(Text("{second_name}")))

    (words,) = words_in(laid.items)
    assert bounds(words).right == pytest.approx(45, abs=0.01)


@pytest.mark.parametrize(("first", "left"), [("{name}", True), ("{second_name}", False)])
def test_the_texts_of_a_stack_begin_on_the_side_of_the_first(first: str, left: bool) -> None:
    other = "{second_name}" if left else "{name}"
    font = Font(smallest=6.0, largest=7.0)

    laid = laid_of(element(Stack((Row(first, font), Row(other, font)), align=Align.START)))

    boxes = [bounds(one) for one in words_in(laid.items)]
    assert len(boxes) == 2
    edges = [box.x if left else box.right for box in boxes]
    assert edges == pytest.approx([5.0 if left else 45.0] * 2, abs=0.05)


@pytest.mark.parametrize("width", range(40, 80))
def test_no_word_stands_alone_on_the_last_line_where_the_others_can_be_shorter(width: int) -> None:
    text = (
        "Leave by the nearest exit, follow the staff to the assembly point and wait there. If you find this badge, "
        "please hand it in at the desk."
    )

    laid = laid_of(element(Text(text, Font(smallest=8.0, largest=8.0), fit=Fit.WRAP, lines=12), Box(5, 5, width, 40)))

    boxes = [bounds(one) for one in words_in(laid.items)]
    assert " ".join(one.line.text for one in words_in(laid.items)) == text
    assert len(boxes) > 2
    assert boxes[-1].width > 0.3 * max(box.width for box in boxes)


def test_the_words_for_an_emergency_fit_the_lowest_labels_in_every_language() -> None:
    setter = Setter(shipped("two-sided"), label_of(stock_named("Avery 5160")))

    for language in ("en", "nb", "de", "fr", "es", "ar"):
        laid = setter.lay_out(facts_of(replace(ADA, language=language, zones=("A", "B", "C", "D"))), back=True)

        assert [one for one in laid.problems if one.stops] == [], language


@pytest.mark.parametrize(("vertical", "top"), [(0.0, 5.0), (1.0, 25.0)])
def test_words_stand_at_the_height_they_are_given(vertical: float, top: float) -> None:
    laid = laid_of(element(Text("Ada", vertical=vertical)))

    box = bounds(words_in(laid.items)[0])
    assert (box.bottom if vertical else box.y) == pytest.approx(top, abs=0.01)


@pytest.mark.parametrize(
    ("fit", "lines", "size"),
    [
        (Fit.SHRINK, 1, None),
        (Fit.WRAP, 3, 12),
        (Fit.BOTH, 3, 12),
        (Fit.BOTH, 9, 12),
    ],
)
def test_a_long_text_shrinks_or_wraps_as_it_may(fit: Fit, lines: int, size: float | None) -> None:
    content = Text(
        "An invented institute of long and longer names", Font(smallest=4.0, largest=12.0), fit=fit, lines=lines
    )

    laid = laid_of(element(content, Box(5, 5, 54, 20)))

    words = words_in(laid.items)
    points = words[0].size / 25.4 * 72
    assert laid.problems == () or points < 5
    assert len(words) == (1 if fit is Fit.SHRINK else 2 if size else 3)
    assert (points == pytest.approx(12, abs=0.1)) == (size is not None)


@pytest.mark.parametrize("fit", list(Fit))
@pytest.mark.parametrize("lines", [1, 2, 8])
def test_what_does_not_fit_is_a_problem_and_nothing_of_it_is_shown(fit: Fit, lines: int) -> None:
    laid = laid_of(element(Text(LONG, fit=fit, lines=lines), Box(5, 5, 30, 6)))

    assert said(laid) == [("text-overflow", "one")]
    assert laid.stopped
    assert laid.items == ()


def test_many_lines_become_smaller_until_the_box_holds_them() -> None:
    laid = laid_of(element(Text(LONG, Font(smallest=4.0, largest=14.0), lines=30)))

    assert len(words_in(laid.items)) > 5
    assert said(laid) in ([], [("too-small", "one")])
    assert crossing(laid) == []


def test_a_word_is_never_cut_in_two_to_wrap() -> None:
    laid = laid_of(element(Text("Unbreakableandverylongindeed", Font(largest=20.0), fit=Fit.WRAP, lines=9)))

    assert said(laid) == [("text-overflow", "one")]


def test_what_is_set_too_small_to_read_is_told_and_printed() -> None:
    laid = laid_of(element(Text("Ada", Font(smallest=4.0, largest=4.0))))

    (problem,) = laid.problems
    assert (problem.fault.value, problem.element, problem.detail, problem.stops) == ("too-small", "one", "4.0", False)
    assert laid.items
    assert not laid.stopped


def test_a_missing_glyph_names_element_field_and_character() -> None:
    facts = facts_of(replace(ADA, name="Ada 😀"))

    laid = laid_of(element(Text("Dear {name}")), facts=facts)

    (problem,) = laid.problems
    assert (problem.element, problem.field, problem.detail, problem.stops) == ("one", "name", "😀", True)


def test_words_keep_beside_a_code_only_where_it_is_shown() -> None:
    photo = asked(element(Picture("photo"), Box(5, 5, 15, 20), name="photo"), OnlyIf(has_photo=True))
    words = element(Text("{name}", Font(largest=30.0), Align.LEFT, beside="photo"), name="words")
    setter = Setter(template_of(photo, words), LABEL)

    with_photo = setter.lay_out(replace(FACTS, photo=picture()))
    without = setter.lay_out(FACTS)

    assert bounds(with_photo.parts[1].items[0]).x == pytest.approx(20, abs=0.01)
    assert bounds(without.parts[0].items[0]).x == pytest.approx(5, abs=0.01)


def test_a_stack_stays_below_and_above_what_is_shown() -> None:
    title = element(Text("{event_title}", vertical=0.0), Box(5, 0, 80, 10), name="title")
    foot = element(Zones("{category}"), Box(5, 40, 80, 14), name="foot")
    high, low = Stack((Row("{name}"),), vertical=0.0, below="title", above="foot"), 1.0
    whole = Box(5, 0, 80, 54)

    laid = laid_of(title, foot, element(high, whole, name="names"))
    sunk = laid_of(title, foot, element(replace(high, vertical=low), whole, name="names"))

    title_box, foot_box = (part.filled for part in laid.parts[:2])
    assert title_box is not None
    assert foot_box is not None
    assert bounds(laid.parts[2].items[0]).y == pytest.approx(title_box.bottom + 1.2, abs=0.01)
    assert bounds(sunk.parts[2].items[0]).bottom == pytest.approx(foot_box.y - 1.2, abs=0.01)


def test_an_empty_stack_and_empty_zones_show_nothing_and_say_nothing() -> None:
    facts = facts_of(replace(ADA, title_line="", zones=()))

    laid = laid_of(element(Stack((Row("{title_line}"),))), element(Zones(), name="two"), facts=facts)

    assert (laid.items, laid.problems) == ((), ())


def test_zones_without_words_stand_alone_and_smaller_before_they_are_given_up() -> None:
    facts = facts_of(replace(ADA, zones=("North wing", "South wing")))
    font = Font(smallest=5.0, largest=14.0)

    wide = laid_of(element(Zones("", font), Box(5, 5, 80, 10)), facts=facts)
    narrow = laid_of(element(Zones("", font), Box(5, 5, 40, 10)), facts=facts)
    none = laid_of(element(Zones("", font), Box(5, 5, 20, 10)), facts=facts)

    sizes = [words_in(one.items)[0].size for one in (wide, narrow)]
    assert sizes[0] > 2 * sizes[1]
    assert said(none) == [("text-overflow", "zones")]


def test_an_element_that_a_small_label_has_no_room_for_is_told() -> None:
    one = stuck(element(Text("{name}"), Box(5, 5, 10, 10)), Stick(Across.RIGHT))
    layout = Layout(90.0, 54.0, (one,), least=1.0)

    laid = lay_out(Template("x", (layout,)), FACTS, Label(20, 54))

    assert said(laid) == [("text-overflow", "name")]


def test_the_same_element_is_worked_out_once_for_all_who_share_it() -> None:
    setter = Setter(shipped("standard"), LABEL)

    first, second = (setter.lay_out(facts_of(replace(ADA, name=name))) for name in ("Ada", "Bram"))

    shared = [one.element for one, other in zip(first.parts, second.parts, strict=True) if one is other]
    assert shared == ["band", "event", "foot"]


def test_what_is_kept_for_others_never_grows_without_end() -> None:
    setter = Setter(template_of(element(Text("{serial}"))), LABEL)

    laid = [setter.lay_out(facts_of(replace(ADA, serial=f"S{number}"))) for number in range(1100)]

    assert [words_in(one.items)[0].line.text for one in laid[::500]] == ["S0", "S500", "S1000"]


def test_a_side_without_elements_is_empty() -> None:
    setter = Setter(template_of(element(Band())), LABEL)

    assert not setter.two_sided
    assert setter.lay_out(FACTS, back=True).parts == ()


def test_every_element_can_be_the_one_that_is_beside() -> None:
    left = Element("left", 5.0, 5.0, 10.0, 20.0, Drawing(fill="#FF0000"))
    stack = element(
        Stack((Row("{name}"), Row("{organisation}", group=2)), beside="left"), Box(5, 5, 60, 40), name="names"
    )

    laid = laid_of(left, stack)

    assert all(bounds(item).x >= 14.99 or bounds(item).y >= 24.99 for item in laid.parts[1].items)
    assert laid.problems == ()


def test_a_line_whose_ink_stands_out_is_wrapped_a_little_narrower() -> None:
    font = Font(smallest=8.0, largest=8.0)
    texts = [f"jj {'word ' * count}fffj jjf jf" for count in range(1, 9)]

    found = [
        laid_of(element(Text(text, font, fit=Fit.WRAP, lines=9), Box(5, 5, width / 4, 40)))
        for text in texts
        for width in range(60, 160)
    ]

    assert all(crossing(laid) == [] for laid in found)
    assert any(laid.items for laid in found)
