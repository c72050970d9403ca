"""A workspace on a real encrypted file, filled from a House."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from forumdesk.changes import Label
from forumdesk.domain.events import Discretion
from forumdesk.domain.participation import Answer, Visibility
from forumdesk.domain.programme import Role
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from tests.builders import a_new_file
from tests.core.house import House

SECRET = Secret("five plain words of test")


@dataclass
class Clock:
    """A clock that moves a minute with each look, and dice that fall the same in each run."""

    now: datetime = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
    dice: Random = field(default_factory=lambda: Random(2027))

    def look(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def world(self) -> World:
        return World(self.look, self.dice.randbytes)


def fill(workspace: Workspace, house: House) -> None:
    """Everything of the house, as one import would bring it."""
    with workspace.transaction(Label.IMPORT_PROGRAMME) as tx:
        for some in (house.events, house.venues, house.rooms, house.people, house.sessions):
            tx.save_all(some.values())
        for rows in (house.roles, house.participations, house.delegations, house.rules, house.borders):
            tx.save_all(rows)
        for planned in (house.vehicles, house.rides, house.seat_rows):
            tx.save_all(planned.values())
        for places in (house.passengers, house.seats, house.stays):
            tx.save_all(places)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_new_file(tmp_path / "house.forumdesk", Clock().world(), SECRET) as made:
        yield made


def forum() -> House:
    """OF27 with three who come, one who declined, one without an address; DD27, discreet, with a protected person."""
    house = House()
    house.event(
        "OF27", title="Test Forum 2027", zone="Europe/Oslo", marking="CHATHAM HOUSE RULE", organiser_name="Desk"
    )
    blue, green = house.room("Blue", "A"), house.room("Green", "B")
    house.person("A01", emails=("a01@guests.example",), title_line="Tester")
    house.person("A02", emails=("a02@guests.example",), native_name="نص تجريبي")
    house.person("A03", emails=("not an address",))
    house.person("A04", emails=("a04@guests.example",), answer=Answer.DECLINED)
    house.person("A05")
    house.session("T01", "14 07:00", "14 08:30", room=blue, everyone=True)
    house.session("T02", "14 09:00", "14 10:00", ["A01"], room=green)
    house.role("T02", "A02", Role.CHAIR)
    house.event(
        "DD27",
        title="Secret Talks on the Lake",
        cover_title="Planning seminar",
        place="Innermost",
        cover_place="Oslo",
        discretion=Discretion.DISCREET,
        zone="Europe/Oslo",
        organiser_name="Desk",
        marking="NEED TO KNOW",
        copy_letters="QXZW",
    )
    hidden = {"alias": "Blue 1", "visibility": Visibility.NEED_TO_KNOW}
    house.person(
        "D01", "DD27", emails=("d01@guests.example",), given_name="Hidden", family_name="Ownerdotter", **hidden
    )
    house.person("D02", "DD27", emails=("d02@guests.example",), visibility=Visibility.NEED_TO_KNOW)
    house.session("D1", "15 07:00", "15 08:00", ["D01", "D02"], event="DD27", room=blue, title="First contact")
    return house


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """The workspace with `forum` in it."""
    fill(workspace, forum())
    return workspace
