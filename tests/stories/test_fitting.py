"""Whether a template fits a stock: what ships fits all that ships; what is cut off or meets there is found."""

from dataclasses import replace

import pytest

from forumdesk.exporters.stocks import Stock, all_stocks, stock_named
from forumdesk.exporters.template import Across, Down, Element, Layout, Picture, Qr, Stick, Template, Text
from forumdesk.exporters.templates import SHIPPED, shipped
from forumdesk.services.fitting import stock_fit

LABEL = stock_named("Avery L4785")


def a_template(*elements: Element, least: float = 0.25) -> Template:
    return Template("mine", (Layout(80, 50, elements, least=least),))


def half(stock: Stock) -> Stock:
    return replace(stock, width=stock.width / 2, height=stock.height / 2)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_fits_every_stock_that_ships(name: str) -> None:
    wrong = {stock.name: fit for stock in all_stocks() if not (fit := stock_fit(shipped(name), stock)).fits}

    assert wrong == {}


def test_what_reaches_beyond_a_small_label_is_cut_off_and_said_to_be_bounded() -> None:
    template = a_template(Element("names", 5, 5, 70, 40, Text("{name}")), least=0.9)

    fit = stock_fit(template, half(LABEL))

    assert (fit.cut, fit.scale, fit.bounded, fit.fits) == (("names",), 0.9, True, False)
    assert stock_fit(template, LABEL).fits


def test_what_stood_apart_and_meets_on_a_narrower_label_is_found_unless_it_keeps_clear() -> None:
    words = Element("words", 2, 2, 45, 10, Text("{name}"), stick=Stick(Across.LEFT, Down.TOP))
    picture = Element("crest", 50, 2, 28, 10, Picture("logo"), stick=Stick(Across.RIGHT, Down.TOP))
    narrow = replace(LABEL, width=70)
    template = replace(a_template(words, picture), layouts=(replace(a_template(words, picture).layouts[0], least=1),))
    clear = replace(words, content=Text("{name}", beside="crest"))
    careful = replace(template, layouts=(replace(template.layouts[0], front=(clear, picture)),))

    assert stock_fit(template, narrow).crossing == (("words", "crest"),)
    assert stock_fit(careful, narrow).crossing == ()


def test_words_that_meet_words_are_left_to_the_layout_and_small_codes_are_found_on_both_sides() -> None:
    one, other = Element("one", 0, 0, 40, 10, Text("a")), Element("two", 40, 0, 40, 10, Text("b"))
    code = Element("code", 60, 30, 18, 18, Qr())
    template = replace(a_template(one, other), layouts=(replace(a_template(one, other).layouts[0], back=(code,)),))

    assert stock_fit(template, half(LABEL)).crossing == ()
    assert stock_fit(template, half(LABEL)).small_codes == ("code",)
    assert stock_fit(template, LABEL).small_codes == ()
