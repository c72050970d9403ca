"""People of the workspace who may be one: found by the table of the import, merged, or told apart for good."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.identity import Likeness, Verdict, judge, likeness_of, possible_pairs
from forumdesk.domain.people import Person
from forumdesk.domain.questions import Question, QuestionType
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.headings import ImportKind
from forumdesk.importers.people import identity_of
from forumdesk.progress import Progress
from forumdesk.services import settling
from forumdesk.services.comparing import Comparison, compare
from forumdesk.services.errors import UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

Refs = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people by primary ref and by what may be shown of them. `sure` where a list would have merged them."""

    refs: Refs
    names: tuple[str, str]
    likeness: Likeness
    sure: bool
    hidden: bool

    @property
    def pair_id(self) -> str:
        return "+".join(self.refs)


def pairs(workspace: Workspace, progress: Progress) -> list[Pair]:
    """The surest first. Pairs that somebody told apart are not among them; work grows with the people."""
    snapshot = workspace.snapshot()
    apart = _told_apart(snapshot)
    identities = {}
    for done, person in enumerate(snapshot.people.values()):
        if done % 100 == 0:
            progress(done, len(snapshot.people))
        identities[person.id] = identity_of(person)
    found = []
    for one, other in possible_pairs(identities):
        verdict = judge(identities[one], identities[other]).verdict
        if verdict is not Verdict.APART and frozenset((one, other)) not in apart:
            likeness = likeness_of(identities[one], identities[other])
            two = snapshot.people[one], snapshot.people[other]
            found.append(_pair(snapshot, two, likeness, verdict is Verdict.MERGE))
    progress(len(identities), len(identities))
    return sorted(found, key=lambda pair: (not pair.sure, pair.names))


def comparison(workspace: Workspace, refs: Refs) -> Comparison:
    """The two side by side. UnknownError where one of them is not here any more, or they are one."""
    snapshot = workspace.snapshot()
    return compare(snapshot, *_two(snapshot, refs), {})


def merge(workspace: Workspace, refs: Refs, chosen: Collection[str] = ()) -> ChangeSet:
    """Two people become one; the first one's values are shown, but for the chosen fields. Nothing is lost.

    Raises UnknownError, BothIssuedError.
    """
    with workspace.transaction(Label.PEOPLE_MERGED) as tx:
        two = _two(tx.snapshot(), refs)
        settling.settle(tx, _question(tx, two), "merge", {two[1].ref: chosen})
        settling.close_moot(tx)
    return tx.change_set


def keep_apart(workspace: Workspace, refs: Refs) -> ChangeSet:
    """They are two: neither this page nor a list asks again. Raises UnknownError."""
    with workspace.transaction(Label.PEOPLE_TOLD_APART) as tx:
        two = _two(tx.snapshot(), refs)
        settling.settle(tx, _question(tx, two), "keep")
    return tx.change_set


def _two(snapshot: Snapshot, refs: Refs) -> tuple[Person, Person]:
    """In the order in which they came here."""
    for ref in refs:
        if ref not in snapshot.person_by_ref:
            raise UnknownError("ref", ref)
    ids = {snapshot.person_by_ref[ref].id for ref in refs}
    two = [person for person in snapshot.people.values() if person.id in ids]
    if len(two) < 2:
        raise UnknownError("ref", refs[1])
    return two[0], two[1]


def _question(tx: Transaction, two: tuple[Person, Person]) -> Question:
    """The question about the two, asked before or new, and open: imports look for the answer there."""
    here = {question.key: question for question in tx.all(Question)}
    keys = {"merge:" + "+".join(pair): pair for pair in _ref_pairs(two)}
    found = next((here[key] for key in keys if key in here), None)
    if found is None:
        key, refs = next(iter(keys.items()))
        choices = ("merge", "keep")
        found = Question(tx.new_id(), key, QuestionType.SAME_PERSON, ImportKind.PEOPLE.value, refs, choices=choices)
    question = replace(found, choice="")
    tx.save(question)
    return question


def _ref_pairs(two: tuple[Person, Person]) -> list[Refs]:
    pairs_ = [sorted((left, right)) for left in two[0].refs for right in two[1].refs]
    return [(left, right) for left, right in pairs_]


def _told_apart(snapshot: Snapshot) -> set[frozenset[str]]:
    found = set()
    for question in snapshot.questions:
        if question.type is QuestionType.SAME_PERSON and question.choice == "keep":
            people = (snapshot.person_by_ref.get(ref) for ref in question.refs)
            found.add(frozenset(person.id for person in people if person is not None))
    return found


def _pair(snapshot: Snapshot, two: tuple[Person, Person], likeness: Likeness, sure: bool) -> Pair:
    hidden = any(disclosure.masked(snapshot, person.id) for person in two)
    return Pair((two[0].ref, two[1].ref), _names(snapshot, two, hidden), likeness, sure, hidden)


def _names(snapshot: Snapshot, two: tuple[Person, Person], hidden: bool) -> tuple[str, str]:
    """Beside a protected person nobody is named: who bears the same name would say who it is."""

    def name(person: Person) -> str:
        masked = disclosure.masked(snapshot, person.id)
        return disclosure.display_name(snapshot, person.id) if masked or not hidden else person.ref

    return name(two[0]), name(two[1])
