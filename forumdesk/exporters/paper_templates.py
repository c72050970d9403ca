"""The templates of cards, tents, labels and signs; they ship beside those of badges, in the same format."""

from enum import StrEnum
from functools import cache
from importlib.resources import files

from forumdesk.exporters.template import Template
from forumdesk.exporters.template_file import parse


class PaperTemplate(StrEnum):
    PLACE_CARD = "place-card"
    TENT = "tent"
    RESERVED = "reserved"
    CAR = "car"
    LABEL = "label"
    DOOR_SIGN = "door-sign"
    DOOR_SIGN_ROW = "door-sign-row"
    COVER = "programme-cover"
    PANEL = "programme-panel"
    PANEL_DAY = "programme-day"
    PANEL_ROW = "programme-row"


@cache
def shipped(name: PaperTemplate) -> Template:
    return parse(files("resources").joinpath("templates", "papers", f"{name}.json").read_bytes())
