"""Who is the same person: the table of the domain page as code, and an index that spares comparing everybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    MERGE = "merge"
    ASK = "ask"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Identity:
    """What two records are compared by: folded forms of the names, birth date, e-mail addresses in lower case.

    A name has several folded forms; names are the same when they share one, so a missing name is the same as none.
    A birth date with two readings counts as missing.
    """

    names: frozenset[str]
    native_names: frozenset[str] = frozenset()
    birth_date: date | None = None
    emails: frozenset[str] = frozenset()

    def joined(self, second: "Identity") -> "Identity":
        """Both as one record shows them when they are merged: the first one's, or the second's where it has none."""
        return Identity(
            self.names or second.names,
            self.native_names or second.native_names,
            self.birth_date or second.birth_date,
            self.emails | second.emails,
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict and what it rests on, in words that name nobody."""

    verdict: Verdict
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The three columns of the table, for one pair: each same, missing, native or different."""

    name: str
    birth_date: str
    email: str

    @property
    def evidence(self) -> str:
        words = {
            "same": "same name",
            "native": "different names, same native name",
            "different": "different names",
        }[self.name]
        dates = {
            "same": "same birth date",
            "missing": "a birth date is missing",
            "different": "different birth dates",
        }[self.birth_date]
        mail = "same e-mail" if self.email == "same" else "no e-mail in common"
        return ", ".join((words, dates, mail))


_ANY = frozenset({"same", "missing", "different"})
_TABLE: tuple[tuple[frozenset[str], frozenset[str], frozenset[str], Verdict], ...] = (
    (frozenset({"same"}), frozenset({"same"}), _ANY, Verdict.MERGE),
    (frozenset({"same"}), frozenset({"missing"}), frozenset({"same"}), Verdict.MERGE),
    (frozenset({"same"}), frozenset({"missing"}), frozenset({"different"}), Verdict.ASK),
    (frozenset({"same"}), frozenset({"different"}), frozenset({"same"}), Verdict.ASK),
    (frozenset({"same"}), frozenset({"different"}), frozenset({"different"}), Verdict.APART),
    (frozenset({"different", "native"}), _ANY, frozenset({"same"}), Verdict.ASK),
    (frozenset({"native"}), frozenset({"same"}), _ANY, Verdict.ASK),
)


def judge(one: Identity, other: Identity) -> Judgement:
    """The first row of the table that fits; no row means apart."""
    likeness = likeness_of(one, other)
    for name, birth_date, email, verdict in _TABLE:
        if likeness.name in name and likeness.birth_date in birth_date and likeness.email in email:
            return Judgement(verdict, likeness.evidence)
    return Judgement(Verdict.APART, likeness.evidence)


def likeness_of(one: Identity, other: Identity) -> Likeness:
    return Likeness(_names(one, other), _birth_dates(one, other), _emails(one, other))


def _names(one: Identity, other: Identity) -> str:
    if one.names & other.names:
        return "same"
    return "native" if one.native_names & other.native_names else "different"


def _birth_dates(one: Identity, other: Identity) -> str:
    if one.birth_date is None or other.birth_date is None:
        return "missing"
    return "same" if one.birth_date == other.birth_date else "different"


def _emails(one: Identity, other: Identity) -> str:
    return "same" if one.emails & other.emails else "different"


MANY = 50
"""So many who share a name or a mailbox are no doubles: "N.N." or the organiser's own address."""


def possible_pairs(identities: Mapping[str, Identity]) -> Iterable[tuple[str, str]]:
    """Pairs that the table could join or ask about, once each, in the order of the mapping.

    What makes a merge brings each record together with the first that has it. What makes a question brings
    together all who share it, up to MANY: work grows with the list, not with its square.
    """
    sure: dict[tuple[object, ...], str] = {}
    likely: dict[tuple[object, ...], list[str]] = {}
    for key, identity in identities.items():
        pairs: dict[str, None] = {}
        for mark in _sure_marks(identity):
            pairs[sure.setdefault(mark, key)] = None
        for mark in _likely_marks(identity):
            group = likely.setdefault(mark, [])
            if len(group) < MANY:
                pairs.update(dict.fromkeys(group))
                group.append(key)
        pairs.pop(key, None)
        for earlier in pairs:
            yield earlier, key


def _sure_marks(identity: Identity) -> Iterable[tuple[object, ...]]:
    for name in sorted(identity.names):
        if identity.birth_date is not None:
            yield name, identity.birth_date
        for email in sorted(identity.emails):
            yield name, email


def _likely_marks(identity: Identity) -> Iterable[tuple[object, ...]]:
    for name in sorted(identity.names):
        yield "name", name
    for email in sorted(identity.emails):
        yield "email", email
    if identity.birth_date is not None:
        for name in sorted(identity.native_names):
            yield "native", name, identity.birth_date
