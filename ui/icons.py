"""Every icon: which file it is, drawn in a colour of the theme at the size of the text."""

import json
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from resources import folder
from ui import theme

# What it stands for -> the file in resources/icons. Those two that are ours begin with "own".
FILES = {
    "overview": "layout-dashboard",
    "programme": "calendar-days",
    "people": "users-round",
    "organisations": "building-2",
    "venues": "map-pin",
    "invitations": "send",
    "badges": "id-card",
    "findings": "shield-alert",
    "checklist": "list-checks",
    "history": "history",
    "events": "calendar-days",
    "settings": "settings-2",
    "search": "search",
    "run": "arrow-right",
    "undo": "undo-2",
    "redo": "redo-2",
    "lock": "lock",
    "unlock": "lock-open",
    "into": "chevron-right",
    "choose": "chevrons-up-down",
    "open-list": "chevron-down",
    "show": "eye",
    "hide": "eye-off",
    "open": "folder-open",
    "create": "file-plus-2",
    "key-file": "file-key",
    "key": "key-round",
    "language": "languages",
    "recent": "history",
    "close": "x",
    "add": "plus",
    "filter": "funnel",
    "more": "ellipsis",
    "inspector": "panel-right",
    "sorted-up": "arrow-up",
    "sorted-down": "arrow-down",
    "no-email": "mail-x",
    "clock": "clock",
    "block": "own-octagon",
    "warn": "triangle-alert",
    "note": "info",
    "question": "message-circle-question-mark",
    "ok": "circle-check",
    "outdated": "rotate-ccw",
    "proposed": "circle-dashed",
    "invited": "send",
    "tentative": "circle-question-mark",
    "confirmed": "circle-check",
    "declined": "circle-x",
    "cancelled": "circle-x",
    "attended": "check",
    "mic": "mic",
    "print": "printer",
    "grid": "columns-3",
    "list": "list",
    "copy": "copy",
    "remove": "trash-2",
    "add-person": "user-plus",
    "save": "save",
    "back": "chevron-left",
    "less": "minus",
    "ticked": "check",
    "neither": "minus",
    "call-off": "calendar-x-2",
    "differs": "git-compare",
    "edit": "pencil",
    "apart": "split",
    "merge": "merge",
    "import": "import",
    "no-photo": "image-off",
    "photo": "camera",
    "saved": "bookmark",
    "align-left": "align-start-vertical",
    "align-centre": "align-center-vertical",
    "align-right": "align-end-vertical",
    "align-top": "align-start-horizontal",
    "align-middle": "align-center-horizontal",
    "align-bottom": "align-end-horizontal",
    "spread-across": "align-horizontal-distribute-center",
    "spread-down": "align-vertical-distribute-center",
    "to-front": "bring-to-front",
    "to-back": "send-to-back",
    "duplicate": "copy-plus",
    "mark": "own-mark",
}
# Whether a finding's severity, in words of the core, has an icon of the same name is a test.
_ICON = "drawn_icon"


@cache
def _svg(name: str) -> str:
    return folder("icons").joinpath(f"{FILES[name]}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, ink: str, ground: str, size: int, ratio: float) -> QPixmap:
    svg = _svg(name).replace("currentColor", ink).replace("currentGround", ground)
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(
    name: str, token: str = "text", size: int = 16, ratio: float | None = None, mode: theme.Mode | None = None
) -> QPixmap:
    """The icon in a colour of the theme, or of `mode`; `size` in pixels at 100 % text, `ratio` that of the screen."""
    app = QGuiApplication.instance()
    screens = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    now = theme.tokens() if mode is None else theme.tokens_of(mode)
    # Our own drawings have a second colour: what is cut out of the mark or stands on the octagon.
    ground = now.on_accent if name == "mark" else now.surface
    return _drawn(name, now.of(token), ground, theme.px(size), ratio or screens)


def icon(name: str, token: str = "text", size: int = 16, gap: int = 0) -> QIcon:
    """As `pixmap`; our style draws it in the colour of what is switched off when a button is."""
    return QIcon(_with_gap(pixmap(name, token, size), gap))


def of_program() -> QIcon:
    """The mark as the system shows it for a window: in title bars, and where one changes windows."""
    now = theme.tokens()
    made = QIcon()
    for side in (16, 24, 32, 48, 128):
        made.addPixmap(_drawn("mark", now.accent, now.on_accent, side, 1))
    return made


def _with_gap(drawn: QPixmap, gap: int) -> QPixmap:
    """Room between icon and text, right of the icon or, below 0, left of it: Fusion leaves too little."""
    if not gap:
        return drawn
    ratio = drawn.devicePixelRatio()
    room = round(abs(theme.px(gap)) * ratio)
    wide = QPixmap(drawn.width() + room, drawn.height())
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    bare = QPixmap(drawn)
    bare.setDevicePixelRatio(1)
    painter.drawPixmap(room if gap < 0 else 0, 0, bare)
    painter.end()
    wide.setDevicePixelRatio(ratio)
    return wide


def put(target: QAbstractButton | QAction, name: str, token: str = "text", size: int = 16, gap: int = 0) -> None:
    """Give a button or an action its icon, and draw it anew when theme or text size change."""
    target.setProperty(_ICON, json.dumps([name, token, size, gap]))
    target.setIcon(icon(name, token, size, gap))
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(theme.px(size) + abs(theme.px(gap)), theme.px(size)))


def clear(button: QAbstractButton) -> None:
    """No icon any more."""
    button.setProperty(_ICON, None)
    button.setIcon(QIcon())


def show(label: QLabel, name: str, token: str = "text", size: int = 16) -> None:
    """The same for a label, which then shows the icon alone."""
    label.setProperty(_ICON, json.dumps([name, token, size, 0]))
    label.setPixmap(pixmap(name, token, size))


def redraw(app: QApplication) -> None:
    """Every icon on every window, in the theme and at the text size in force."""
    for window in app.topLevelWidgets():
        for target in (window, *window.findChildren(QObject)):
            kept = target.property(_ICON)
            if isinstance(kept, str):
                _again(target, *json.loads(kept))


def _again(target: QObject, name: str, token: str, size: int, gap: int) -> None:
    if isinstance(target, QLabel):
        show(target, name, token, size)
    elif isinstance(target, QAbstractButton | QAction):
        put(target, name, token, size, gap)
