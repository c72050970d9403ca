"""A package leaves: an event's chosen fields, sealed, as a numbered copy that only its own return can follow."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.copies import NO_TERMS, Reveal, Terms
from forumdesk.domain.disclosure import LeftOut, Why
from forumdesk.domain.packages import Choice, Package, Part, Preset, Way, canonical, digests
from forumdesk.domain.packages_choosing import Chosen, Mask, choose
from forumdesk.domain.packages_errors import NamesNotAllowedError
from forumdesk.domain.packages_fields import Field
from forumdesk.services import package_rows
from forumdesk.services.choosing import event_of
from forumdesk.services.copy_numbers import next_number
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.package_format import Extract, write_extract
from forumdesk.store import sealing
from forumdesk.store.errors import EmptySecretError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

DOCUMENT = "package"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which event, what for, and which parts more, parts and single fields less; `names` are those behind aliases."""

    event_code: str
    preset: Preset
    more: tuple[Part, ...] = ()
    less: tuple[Part | Field, ...] = ()
    names: bool = False

    @property
    def choice(self) -> Choice:
        """Raises NamesNotAllowedError: names leave in a handover alone."""
        if self.names and self.preset is not Preset.HANDOVER:
            raise NamesNotAllowedError
        return Choice.of(self.preset, self.more, self.less, self.names)


@dataclass(frozen=True, slots=True, repr=False)
class Opener:
    """Who can open it: who knows the passphrase, else who has the identity of one of the recipients."""

    passphrase: str = ""
    recipients: tuple[str, ...] = ()

    def seal(self, data: bytes) -> bytes:
        if self.recipients:
            return sealing.seal_to(data, self.recipients)
        return sealing.seal(data, self.passphrase)


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of one table are in a package."""

    table: str
    rows: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be in the package: rows by table, who stays at home, how many are there by alias alone, how many
    fields stay because they say in words what is protected, and which were chosen to stay.
    """

    counts: tuple[Count, ...]
    left_out: tuple[LeftOut, ...]
    masked: int
    withheld: int
    away: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A package that has left: its random id, and its number in the register of copies."""

    package: str
    number: str
    preview: Preview
    change_set: ChangeSet


@dataclass(frozen=True, slots=True)
class Standing:
    """One package that left, and the last return of it that was taken: 0 before there was any."""

    package: str
    number: str
    event_code: str
    preset: Preset
    names: bool
    made_at: datetime
    counter: int
    settled: bool


def preview(workspace: Workspace, wish: Wish) -> Preview:
    """What would leave; nothing is recorded. UnknownError, NamesNotAllowedError."""
    return _chosen(workspace, wish)[1]


def make(workspace: Workspace, wish: Wish, opener: Opener, target: Path, terms: Terms = NO_TERMS) -> Made:
    """Seal the package, record it as a copy, and give the file its name; with names it is a reveal as well.

    Raises what `preview` and sealing raise, and PackageRefusedError for more than a package holds.
    """
    if not opener.passphrase and not opener.recipients:
        raise EmptySecretError
    choice, event = wish.choice, event_of(workspace.snapshot(), wish.event_code)
    chosen, told = _chosen(workspace, wish)
    world, pair = workspace.world, sealing.new_key_pair()
    package_id, key, made_at = world.new_id(), world.random_bytes(32).hex(), world.now()
    extract = Extract(
        package_id, event.id, choice.preset, choice.said, choice.names, made_at, key, pair.recipient, chosen.rows
    )
    sealed = opener.seal(write_extract(extract))
    number = next_number(workspace, event)
    base = canonical(digests(key, chosen.rows))
    package = Package(
        package_id,
        Way.SENT,
        event.id,
        choice.preset,
        choice.said,
        choice.names,
        made_at,
        number,
        key,
        pair.identity,
        base,
    )
    leaving = Leaving(event, DOCUMENT, f"{DOCUMENT}-{choice.preset}", choice.fields, number, terms)
    label = Label.REVEAL_COPY if choice.names else Label.MAKE_COPY
    change_set = hand_over(workspace, leaving, sealed, target, label, partial(_record, package))
    return Made(package_id, number, told, change_set)


def sent(workspace: Workspace) -> tuple[Standing, ...]:
    """Every package that was made here, the last one first."""
    events = workspace.snapshot().events
    found = sorted(workspace.where(Package, way=Way.SENT), key=lambda one: (one.made_at, one.number), reverse=True)
    return tuple(
        Standing(
            one.id,
            one.number,
            events[one.event_id].code if one.event_id in events else "",
            one.preset,
            one.names,
            one.made_at,
            one.counter,
            one.settled,
        )
        for one in found
    )


def _record(package: Package, tx: Transaction) -> None:
    tx.save(package)
    if package.names:
        tx.save(Reveal(tx.new_id(), DOCUMENT, package.event_id, tx.now()))


def _chosen(workspace: Workspace, wish: Wish) -> tuple[Chosen, Preview]:
    choice, snapshot = wish.choice, workspace.snapshot()
    event = event_of(snapshot, wish.event_code)
    masks = package_rows.masks(snapshot, event, choice)
    secrets = package_rows.secrets(snapshot, event, choice, masks)
    chosen = choose(package_rows.stored(workspace), event.id, choice, masks, secrets)
    counts = tuple(Count(table, len(rows)) for table, rows in chosen.rows.items() if rows)
    ids = {str(row["id"]) for row in chosen.rows["person"]}
    by_alias = sum(masks[one] is Mask.ALIAS for one in ids)
    refs = sorted(snapshot.people[one].ref for one, mask in masks.items() if mask is Mask.OUT)
    out = tuple(LeftOut(ref, Why.ALIAS_MISSING) for ref in refs)
    if choice.preset is Preset.BADGES:
        out = disclosure.badge_holders(snapshot, event).left_out
    away = tuple(field for field in Field if field in choice.away)
    return chosen, Preview(counts, out, by_alias, len(chosen.withheld), away)
