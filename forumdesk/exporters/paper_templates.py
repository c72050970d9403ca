"""The templates of cards, tents, labels and signs; they ship beside those of badges, in the same format."""

from enum import StrEnum
from functools import cache
from importlib.resources import files

from forumdesk.exporters.mirroring import mirrored
from forumdesk.exporters.template import Template
from forumdesk.exporters.template_file import parse


class PaperTemplate(StrEnum):
    PLACE_CARD = "place-card"
    TENT = "tent"
    RESERVED = "reserved"
    CAR = "car"
    LABEL = "label"
    ENVELOPE = "envelope"
    DOOR_SIGN = "door-sign"
    DOOR_SIGN_ROW = "door-sign-row"
    COVER = "programme-cover"
    PANEL = "programme-panel"
    PANEL_DAY = "programme-day"
    PANEL_ROW = "programme-row"


@cache
def shipped(name: PaperTemplate, from_the_right: bool = False) -> Template:
    """As it ships, or the other way round for a page that is read from the right."""
    if from_the_right:
        return mirrored(shipped(name))
    return parse(files("resources").joinpath("templates", "papers", f"{name}.json").read_bytes())
