"""Whatever is designed and whoever it is for: nothing leaves its box, nothing is dropped unsaid, order stays."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.cards import BadgeCard, CategoryMark, Family
from forumdesk.exporters.badges import render
from forumdesk.exporters.display import Bars, Box, Path, Words, bounds
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import Label, label_of
from forumdesk.exporters.layout import Setter, lay_out
from forumdesk.exporters.outlines import glyphs_of, outline
from forumdesk.exporters.stocks import MM, all_stocks, stock_named
from forumdesk.exporters.template import (
    Across,
    Align,
    Band,
    Barcode,
    Content,
    Covering,
    Down,
    Drawing,
    Element,
    Figure,
    Fit,
    Font,
    Picture,
    Qr,
    Row,
    Stack,
    Stick,
    Text,
    Weight,
    Zones,
)
from forumdesk.exporters.template_file import parse, write
from forumdesk.exporters.templates import SHIPPED, shipped
from tests.core.badge_cards import ADA, text_of
from tests.core.engine_cards import LABEL, crossing, element, inside, picture, template_of

PIECES = (
    "Ada",
    "Testvik",
    "van der",
    "Examplesen-Proeve",
    "jJjf",
    "Ångström",
    "Ṩửḟḟẹ",
    "أمينة",
    "عبد الرحمن",
    "ခင်",
    "ကြည်",
    "राजेश्वरी",
    "ตัวอย่าง",
    "例",
    "金素月",
    "김",
    "ჯ",
    "Հ",
    "ለ",
    "12",
    "(x)",
    "لا",
)
FACE = picture((60, 80))
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join)
measures = st.floats(0.5, 60).map(lambda number: round(number, 2))
fonts = st.builds(
    lambda weight, small, more: Font(weight, small, small + more),
    st.sampled_from(Weight),
    st.floats(4, 9),
    st.floats(0, 40),
)
aligns, heights, lines = st.sampled_from(Align), st.floats(0, 1), st.integers(1, 5)
rows = st.builds(
    Row,
    st.sampled_from(("{name}", "{second_name}", "{organisation}")),
    fonts,
    lines.map(lambda n: min(n, 3)),
    st.floats(0, 3),
    st.integers(1, 3),
)
contents: st.SearchStrategy[Content] = st.one_of(
    st.builds(
        Text,
        st.sampled_from(("{name}", "{title_line}, {organisation}", "Fixed words")),
        fonts,
        aligns,
        heights,
        st.sampled_from(Fit),
        lines,
    ),
    st.builds(Stack, st.lists(rows, min_size=1, max_size=4).map(tuple), aligns, heights),
    st.builds(Zones, st.sampled_from(("", "{category}")), fonts, st.sampled_from(Weight)),
    st.builds(Band, st.booleans(), st.booleans()),
    st.builds(Qr, st.just("{token}"), st.floats(0, 20)),
    st.builds(Barcode, st.just("{serial}")),
    st.builds(
        Drawing, st.sampled_from(Figure), st.just("#AABBCC"), st.just("category"), st.floats(0.05, 9), st.floats(0, 40)
    ),
    st.builds(Picture, st.just("photo"), st.sampled_from(Covering)),
)
sticks = st.builds(Stick, st.sampled_from(Across), st.sampled_from(Down))


@st.composite
def elements(draw: st.DrawFn) -> Element:
    width, height = draw(measures), draw(st.floats(0.5, 40))
    x, y = draw(st.floats(0, 1)) * (90 - width), draw(st.floats(0, 1)) * (54 - height)
    turn = draw(st.sampled_from((0, 0, 90, 180, 270)))
    return Element("one", x, y, width, height, draw(contents), turn, draw(sticks))


labels = st.builds(Label, st.floats(10, 250), st.floats(10, 250), st.sampled_from((0.0, 3.0)))
marks = st.builds(CategoryMark, st.sampled_from("MF"), st.sampled_from(Family), st.booleans(), words)
cards = st.builds(
    lambda name, second, title, where, mark, zones: replace(
        ADA, name=name, second_name=second, title_line=title, organisation=where, mark=mark, zones=zones, photo=FACE
    ),
    words,
    words,
    words,
    words,
    marks,
    st.lists(st.sampled_from("ABCD"), max_size=4).map(tuple),
)


@given(elements(), cards, labels)
@settings(QUICK, max_examples=250)
def test_nothing_crosses_its_elements_box_or_the_edge_of_the_label(one: Element, card: BadgeCard, label: Label) -> None:
    laid = lay_out(template_of(one), facts_of(card), label)

    assert crossing(laid) == []


@given(words, st.sampled_from(Weight))
@QUICK
def test_the_ink_of_every_glyph_is_inside_what_the_line_says_of_itself(text: str, weight: Weight) -> None:
    laid = lay_out(template_of(element(Text(text or "-", Font(weight, 4.0, 9.0), lines=3))), facts_of(ADA), LABEL)

    for item in laid.items:
        assert isinstance(item, Words)
        for glyph in glyphs_of(item.line):
            steps = outline(glyph.face, glyph.gid)
            if steps:
                # The handles of curves may reach beyond the ink they bend.
                ends = tuple((verb, numbers[-2:]) for verb, numbers in steps)
                ink = bounds(Path(ends))
                x, y = item.x + (glyph.x + ink.x) * item.size, item.y + (glyph.y + ink.y) * item.size
                assert inside(Box(x, y, ink.width * item.size, ink.height * item.size), bounds(item))


@given(elements(), cards)
@QUICK
def test_what_a_card_says_is_shown_or_told_and_never_dropped(one: Element, card: BadgeCard) -> None:
    facts = facts_of(card)

    laid = lay_out(template_of(one), facts, LABEL)

    content = one.content
    if isinstance(content, Text):
        expected = [facts.fill(content.text)]
    elif isinstance(content, Stack):
        expected = [facts.fill(row.text) for row in content.rows]
    elif isinstance(content, Zones):
        expected = [facts.fill(content.text), *facts.zones]
    else:
        assert laid.items or laid.problems
        return
    shown = "".join(item.line.text for item in laid.items if isinstance(item, Words))
    wanted = "".join(expected)
    assert laid.stopped or shown.replace(" ", "") == wanted.replace(" ", "")


@given(elements())
@QUICK
def test_a_template_is_the_same_after_the_way_out_and_in(one: Element) -> None:
    template = template_of(replace(one, x=0.0, y=0.0, width=min(one.width, 90.0), height=min(one.height, 54.0)))

    assert parse(write(template)) == template


@given(
    st.lists(cards, min_size=1, max_size=12), st.sampled_from(SHIPPED), st.sampled_from(all_stocks()), st.integers(0, 9)
)
@settings(QUICK, max_examples=25)
def test_order_is_kept_and_everybody_is_placed_or_told(
    found: list[BadgeCard], name: str, stock: object, first: int
) -> None:
    sheet = next(one for one in all_stocks() if one is stock)
    people = [replace(card, ref=f"T{number:02}") for number, card in enumerate(found)]

    _, report = render(people, sheet, 1 + first % sheet.slots, template=shipped(name))

    placed, told = [one.ref for one in report.placed], {one.ref for one in report.troubles}
    assert placed == [card.ref for card in people if card.ref not in told]
    assert all(one.element for one in report.troubles)
    places = [(one.page, one.slot) for one in report.placed]
    assert places == sorted(set(places))


@given(cards, st.sampled_from(SHIPPED), st.sampled_from(all_stocks()))
@QUICK
def test_a_badge_is_laid_out_the_same_whoever_came_before(card: BadgeCard, name: str, stock: object) -> None:
    sheet = next(one for one in all_stocks() if one is stock)
    setter = Setter(shipped(name), label_of(sheet))

    setter.lay_out(facts_of(ADA))
    after = setter.lay_out(facts_of(card))

    assert after == lay_out(shipped(name), facts_of(card), label_of(sheet))
    assert crossing(after) == []


def test_a_sheet_of_many_shows_at_every_slot_what_a_sheet_of_one_shows() -> None:
    stock = stock_named("Herma 4412")
    alone, _ = render([ADA], stock)

    full, _ = render([ADA] * stock.slots, stock)

    def drawn(pdf: bytes) -> str:
        return text_of(pdf)

    assert drawn(full).split() == drawn(alone).split() * stock.slots


def test_the_places_on_the_sheet_are_those_of_the_stock_to_a_thousandth() -> None:
    stock = stock_named("Herma 4412")
    corners = [stock.corner_of(slot) for slot in range(1, stock.slots + 1)]

    laid = lay_out(shipped("standard"), facts_of(ADA), label_of(stock))

    code = next(item for item in laid.items if isinstance(item, Bars))
    assert len({(round(x, 3), round(y, 3)) for x, y in corners}) == stock.slots
    assert code.x + code.width <= label_of(stock).width
    assert all(0 <= x / MM <= stock.page_width - stock.width for x, _ in corners)
