"""Packages for tests: a forum at home, a colleague's workspace made from it, and the way back."""

from dataclasses import replace
from pathlib import Path

from forumdesk.changes import Label
from forumdesk.domain.packages import Preset
from forumdesk.domain.people import Person
from forumdesk.services.packaging_in import Key, make_return, open_package
from forumdesk.services.packaging_out import Made, Opener, Wish, make
from forumdesk.store import sealing
from forumdesk.store.cipher import Profile
from forumdesk.store.sealing import KeyPair
from forumdesk.store.workspace import Workspace
from tests import builders
from tests.builders import SECRET, a_world

COLLEAGUE: KeyPair = sealing.new_key_pair()

EVENT = builders.an_event("XX")
OLA = builders.a_person("A1", given_name="Ola", family_name="Papir")
RUTH = builders.a_person("A2", given_name="Ruth", family_name="Heronsdotter")
STOPPED = builders.a_person("A3", given_name="Nils", family_name="Namelessen")
SESSION = builders.a_session(EVENT, "T01", title="Opening")
ROWS = (
    *(EVENT, OLA, RUTH, STOPPED, SESSION, builders.a_role(OLA, SESSION), builders.a_participation(OLA, EVENT)),
    builders.a_participation(RUTH, EVENT, alias="Heron"),
    builders.a_participation(STOPPED, EVENT, visibility="need_to_know"),
    builders.an_invitation(OLA, EVENT),
)


def sent(home: Workspace, folder: Path, preset: Preset, names: bool = False) -> tuple[Made, Path]:
    """A package to the colleague."""
    target = folder / f"{preset}.fdpackage"
    made = make(home, Wish("XX", preset, names=names), Opener(recipients=(COLLEAGUE.recipient,)), target)
    return made, target


def away(package: Path, folder: Path, seed: int = 7) -> Workspace:
    """The colleague's workspace."""
    file = folder / f"away-{seed}.forumdesk"
    world = a_world(seed)
    open_package(package.read_bytes(), Key(identity=COLLEAGUE.identity), file, SECRET, world, Profile.TESTS)
    return Workspace.open(file, SECRET, world)


def returned(away_workspace: Workspace, folder: Path, name: str = "back") -> bytes:
    """What the colleague sends back."""
    target = folder / f"{name}.fdpackage"
    make_return(away_workspace, target)
    return target.read_bytes()


def change(workspace: Workspace, row_id: str, **fields: object) -> None:
    """Other words for one person."""
    with workspace.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(replace(tx.get(Person, row_id), **fields))  # type: ignore[arg-type]  # the caller's keywords
