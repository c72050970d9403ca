"""The list of organisations, a row each; any name of one that is here means that one."""

from dataclasses import dataclass, field, replace

from forumdesk.domain.merging import three_way
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.people import Person
from forumdesk.domain.separation import Scope, SeparationRule

from .organisation_book import OrganisationBook, organisation_key
from .plan import Applied, ImportPlan, Outcome
from .row_reader import RowReader
from .said import Said, custom, first


@dataclass(slots=True)
class OrganisationRows:
    plan: ImportPlan
    key_column: str = "canonical_name"
    joins: bool = True
    book: OrganisationBook = field(init=False)
    listed: set[str] = field(init=False)
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.listed = {row.entity_ids[0] for row in self.plan.lineage.rows.values()}
        self.book = OrganisationBook(self.plan.bench.all(Organisation))

    def read(self, reader: RowReader) -> None:
        reader.texts("canonical_name", "short", "type", "country", "source")
        reader.many("aliases", "aliases")
        reader.custom()

    def apply(self, base: Said | None, said: Said) -> Applied:
        here = self._here(said)
        if here is None:
            organisation = organisation_of(said, self.plan.world.new_id())
        elif here.id in self.named and base is None:
            organisation = joined(here, organisation_of(said, here.id))
        else:
            organisation = three_way(organisation_of(base or {}, here.id), organisation_of(said, here.id), here)
            organisation = _still_understood(organisation, here)
        self.plan.bench.put(organisation)
        second = organisation.id in self.named
        self.named.add(organisation.id)
        new_here = self.plan.bench.is_new(organisation.id) or self.plan.bench.touched
        outcome = Outcome.MERGED if second and new_here else None
        self._absorb(organisation)
        self.book.add(organisation)
        return Applied(organisation.id, Outcome.CREATED if here is None else outcome)

    def _here(self, said: Said) -> Organisation | None:
        """Whoever bears the canonical name; else who was only typed in a list of people, by another of the names."""
        found = self.book.find(first(said, "canonical_name"))
        if found is None:
            others = (self.book.find(name) for name in (first(said, "short"), *said.get("aliases", ())))
            found = next((one for one in others if one and self._only_typed(one)), None)
        return self.plan.bench.get(Organisation, found or "")

    def _only_typed(self, organisation_id: str) -> bool:
        return organisation_id not in self.listed and organisation_id not in self.named

    def _absorb(self, organisation: Organisation) -> None:
        """Others that were typed by one of its names are the same one."""
        for name in (organisation.short, *organisation.aliases):
            other = self.plan.bench.get(Organisation, self.book.find(name) or "")
            if other is None or not self._only_typed(other.id):
                continue
            for person in self.plan.bench.all(Person):
                if person.organisation_id == other.id:
                    self.plan.bench.put(replace(person, organisation_id=organisation.id))
            for rule in self.plan.bench.all(SeparationRule):
                if rule.scope is Scope.ORGANISATION and other.id in (rule.left, rule.right):
                    left, right = (organisation.id if side == other.id else side for side in (rule.left, rule.right))
                    self.plan.bench.put(replace(rule, left=left, right=right))
            self.plan.bench.remove(other)
            self.book.forget(other.id)


def _still_understood(organisation: Organisation, here: Organisation) -> Organisation:
    """A list's canonical name wins; the name it had stays an alias for whoever types it again."""
    known = {organisation_key(name) for name in (organisation.name, organisation.short, *organisation.aliases)}
    if organisation_key(here.name) in known:
        return organisation
    return replace(organisation, aliases=(*organisation.aliases, here.name))


def joined(here: Organisation, other: Organisation) -> Organisation:
    """A second row of one list about the same organisation: it fills what is empty, and its names become aliases."""
    names = dict.fromkeys((*here.aliases, other.name, other.short, *other.aliases))
    known = {organisation_key(here.name), organisation_key(here.short)}
    return replace(
        here,
        short=here.short or other.short,
        aliases=tuple(name for name in names if name and organisation_key(name) not in known),
        type=here.type or other.type,
        country=here.country or other.country,
        source=here.source or other.source,
        custom=tuple(dict.fromkeys((*here.custom, *other.custom))),
    )


def organisation_of(said: Said, organisation_id: str) -> Organisation:
    return Organisation(
        id=organisation_id,
        name=first(said, "canonical_name"),
        short=first(said, "short"),
        aliases=said.get("aliases", ()),
        type=first(said, "type"),
        country=first(said, "country"),
        source=first(said, "source"),
        custom=custom(said),
    )
