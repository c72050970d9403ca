"""The keys: no two things share one, and none needs AltGr on a Norwegian keyboard."""

from PySide6.QtGui import QKeySequence

from ui import shortcuts
from ui.widgets.nav import GROUPS

# Reached on a Norwegian keyboard only with AltGr.
ALTGR = set("@£$€{[]}~|")


def test_no_two_things_share_a_key() -> None:
    given = [(keys, name) for name, some in shortcuts.KEYS.items() for keys in some]
    given += [(keys, f"page {keys}") for keys in shortcuts.PAGES]

    shared = {keys: {name for other, name in given if other == keys} for keys, _ in given}

    assert [names for names in shared.values() if len(names) > 1 and names not in shortcuts.APART] == []


def test_every_key_is_one_that_qt_knows_and_a_norwegian_keyboard_has() -> None:
    for some in shortcuts.KEYS.values():
        for keys in some:
            assert QKeySequence(keys).toString() != ""
            assert not ALTGR & set(keys)


def test_every_page_has_a_key() -> None:
    assert len(shortcuts.PAGES) == sum(len(group) for group in GROUPS)
    assert shortcuts.page_key(0) == QKeySequence("Ctrl+1")
    assert shortcuts.shown("search") == "Ctrl+K"
