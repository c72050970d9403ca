"""Circles: workspaces open side by side. Each has its own colour and name, and tells the others when it is busy."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.changes import ChangeSet
from forumdesk.domain import exchange
from forumdesk.domain.desk import Setting
from forumdesk.domain.elsewhere import Elsewhere
from forumdesk.domain.exchange import Exchange, Marker
from forumdesk.domain.identity import Identity
from forumdesk.domain.people import Person
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.people import identity_of
from forumdesk.services import house_settings
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

COLOUR, NAME = "circle-colour", "circle-name"
LONGEST_NAME = 24
_SALT = 32


class Colour(StrEnum):
    """None of them is purple, which means confidential, and none is the red of what stops."""

    SEA = "sea"
    MOSS = "moss"
    SAND = "sand"
    CLAY = "clay"
    SKY = "sky"
    SLATE = "slate"


@dataclass(frozen=True, slots=True)
class Circle:
    """How a workspace is told from the others beside it; both are kept inside its encrypted file."""

    colour: Colour | None = None
    name: str = ""


def circle(workspace: Workspace) -> Circle:
    typed = {one.key: one.value for one in workspace.all(Setting)}
    colour = typed.get(COLOUR, "")
    return Circle(Colour(colour) if colour in list(Colour) else None, typed.get(NAME, ""))


def choose_colour(workspace: Workspace, colour: Colour | None) -> ChangeSet:
    """The colour of the band above the window; without one there is none while this circle is alone."""
    return house_settings.put(workspace, COLOUR, colour or "")


def name_circle(workspace: Workspace, name: str) -> ChangeSet:
    """The word on the band, cut to what fits there."""
    return house_settings.put(workspace, NAME, name.strip()[:LONGEST_NAME].strip())


def a_marker(world: World) -> Marker:
    """What the circles of one run of the program share: a key that is in memory alone."""
    return Marker(world.random_bytes(_SALT))


class Neighbour:
    """One circle among those that are open: what it tells the others, and what it makes of what they tell."""

    def __init__(self, marker: Marker) -> None:
        self._marker = marker
        self._known = _Identities()

    def told(self, workspace: Workspace) -> Exchange:
        """What the others may hear of this circle."""
        snapshot = workspace.snapshot()
        return exchange.told(snapshot, self._known.of(snapshot), self._marker)

    def attend(self, workspace: Workspace, exchanges: Sequence[Exchange]) -> None:
        """From now on this circle's findings know that those others are busy. Nothing of it is written."""

        def heard(snapshot: Snapshot) -> Elsewhere:
            return exchange.heard(snapshot, self._known.of(snapshot), exchanges, self._marker)

        workspace.beside = heard


def attend(workspace: Workspace, others: Sequence[Workspace]) -> None:
    """As one does who opens some files, looks, and closes them again."""
    marker = a_marker(workspace.world)
    Neighbour(marker).attend(workspace, [Neighbour(marker).told(one) for one in others])


class _Identities:
    """By person id, worked out again only for who has changed: folding a name costs more than the rest."""

    def __init__(self) -> None:
        self._seen: dict[Person, Identity] = {}

    def of(self, snapshot: Snapshot) -> dict[str, Identity]:
        self._seen = {one: self._seen.get(one) or identity_of(one) for one in snapshot.people.values()}
        return {one.id: identity for one, identity in self._seen.items()}
