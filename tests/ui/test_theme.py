"""The colours hold what the look promises of them, and sizes follow the text."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.services.circles import Colour
from ui import icons, theme
from ui.theme import Mode

BOTH = (Mode.LIGHT, Mode.DARK)
# token -> least contrast on surface, window and tint. Disabled text is exempt, lines are ornament.
TEXTS = ("text", "text2", "text3", "accent")
ON_GROUNDS = ("block", "warn", "note", "ok", "question", "alias")
# The look's own table: on surface, window, tint.
TOLD = {
    Mode.LIGHT: {
        "text": (16.2, 14.7, 13.1),
        "text2": (7.6, 6.9, 6.1),
        "text3": (6.0, 5.5, 4.9),
        "accent": (7.0, 6.4, 5.7),
        "focus": (5.7, 5.2, 4.6),
    },
    Mode.DARK: {
        "text": (13.4, 14.6, 9.6),
        "text2": (8.6, 9.4, 6.1),
        "text3": (6.7, 7.3, 4.8),
        "accent": (7.9, 8.5, 5.6),
        "focus": (7.4, 8.1, 5.3),
    },
}


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""

    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    rgb = QColor(colour)
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF())


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", BOTH)
def test_every_text_reads_on_every_ground_it_stands_on(mode: Mode) -> None:
    now = theme.tokens_of(mode)

    for name in TEXTS:
        for ground in ("surface", "window", "tint", "hover", "sunken"):
            assert _contrast(now.of(name), now.of(ground)) >= 4.5, (name, ground)
    for name in ON_GROUNDS:
        assert _contrast(now.of(name), now.of(f"{name}_ground")) >= 4.5, name
        assert _contrast(now.of(name), now.surface) >= 4.5, name


@pytest.mark.parametrize("mode", BOTH)
def test_edges_of_controls_and_the_focus_ring_are_seen(mode: Mode) -> None:
    now = theme.tokens_of(mode)

    assert _contrast(now.control, now.surface) >= 3
    assert _contrast(now.control, now.window) >= 3
    assert _contrast(now.focus, now.tint) >= 3
    assert _contrast(now.warn_mark, now.surface) >= 3
    assert _contrast(now.on_accent, now.accent) >= 4.5
    assert _contrast(now.on_marking, now.marking) >= 4.5
    assert all(_contrast(now.on_circle, now.of(f"circle_{one}")) >= 4.5 for one in Colour)


@pytest.mark.parametrize("mode", BOTH)
def test_the_contrast_is_what_the_table_of_the_look_says(mode: Mode) -> None:
    now = theme.tokens_of(mode)

    measured = {
        name: tuple(round(_contrast(now.of(name), now.of(ground)), 1) for ground in ("surface", "window", "tint"))
        for name in TOLD[mode]
    }

    for name, told in TOLD[mode].items():
        assert measured[name] == pytest.approx(told, abs=0.11), name


def test_the_letter_of_every_category_reads_on_its_colour() -> None:
    for ground, white in theme.FAMILIES.values():
        assert _contrast(ground, "#FFFFFF" if white else theme.INK) >= 4.5


def test_what_was_fitted_follows_the_text_size(qapp: QApplication) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    theme.fit(window, minimumHeight=48)
    theme.fit(layout, contentsMargins=(24, 8, 24, 8), spacing=6)

    theme.apply(qapp, Mode.LIGHT, 200)

    assert window.minimumHeight() == 96
    assert layout.contentsMargins().left() == 48
    assert layout.spacing() == 12
    assert qapp.font().pixelSize() == 26


def test_icons_grow_with_the_text_and_are_drawn_in_its_colour(qapp: QApplication) -> None:
    theme.apply(qapp, Mode.DARK, 150)

    drawn = icons.pixmap("block", "block", 16, ratio=1.0)

    assert drawn.size() == QSize(24, 24)
    assert drawn.toImage().pixelColor(3, 12).name().upper() == theme.tokens_of(Mode.DARK).block


def test_every_icon_has_its_file_and_every_file_its_icon() -> None:
    folder = files("resources").joinpath("icons")
    there = {path.name.removesuffix(".svg") for path in folder.iterdir() if path.name.endswith(".svg")}

    assert there == set(icons.FILES.values())


def test_the_system_decides_until_somebody_does(qapp: QApplication) -> None:
    theme.apply(qapp, Mode.SYSTEM, 100)

    assert theme.mode() is Mode.SYSTEM
    assert theme.is_dark() is (qapp.styleHints().colorScheme().name == "Dark")


def test_a_text_in_its_own_script_gets_that_font_first() -> None:
    assert theme.script_font("أمينة").families()[0] == "Noto Sans Arabic"
    assert theme.script_font("李文静").families()[0] == "Noto Sans SC"
    assert theme.script_font("Søren").families()[0] == "Inter"


def test_dots_stand_at_the_left_end_of_a_text_that_runs_from_the_right(qapp: QApplication) -> None:
    metrics = QFontMetrics(theme.font())

    latin = theme.shortened(metrics, "Bundesarbeitsgemeinschaft", 80)
    arabic = theme.shortened(metrics, "معهد الوساطة المتخيل للحوار والسلام", 80)
    whole = theme.shortened(metrics, "معهد", 80)

    assert latin.endswith("…")
    assert arabic.endswith("…\u200f")
    assert whole == "معهد"


def test_a_choice_that_cannot_be_made_is_greyed(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, Mode.LIGHT, 100)
    radio = QRadioButton("Selected (0)")
    qtbot.addWidget(radio)
    radio.setEnabled(False)

    seen = radio.grab().toImage()

    darkest = min(seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height()))
    assert darkest > QColor(theme.tokens().text).lightness() + 60


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize(("percent", "least"), [(100, 10), (200, 20)])
def test_the_tick_of_a_menu_grows_with_the_text(qapp: QApplication, qtbot: QtBot, percent: int, least: int) -> None:
    theme.apply(qapp, Mode.LIGHT, percent)
    theme.use_style(qapp)
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction(" ")
    action.setCheckable(True)
    action.setChecked(True)
    menu.popup(menu.pos())

    picture = menu.grab().toImage()
    inner = range(6, picture.height() - 6)
    dark = {x for x in range(6, picture.width() - 6) for y in inner if picture.pixelColor(x, y).lightness() < 128}

    assert max(dark) - min(dark) >= least
