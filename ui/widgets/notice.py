"""What this program must not be used for: on the first window and in About."""

from PySide6.QtWidgets import QFrame

from ui import theme, words
from ui.widgets import parts


def notice(margins: parts.Margins = (20, 12, 20, 12)) -> QFrame:
    """In both languages whatever the window speaks: who reads only one of them must not miss it."""
    english, norwegian = parts.text(look="plain12"), parts.text(look="second")
    english.setText(words.say_in("en", "notice"))
    norwegian.setText(words.say_in("nb", "notice"))
    line = parts.row(parts.picture("note", "accent"), margins=margins, spacing=10)
    line.addWidget(english, 1)
    line.addSpacing(theme.px(14))
    line.addWidget(norwegian, 1)
    return parts.frame("foot", line)
