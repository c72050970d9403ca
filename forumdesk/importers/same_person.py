"""Which rows are one person, with one another and with people already here: merged, asked about, or left apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from forumdesk.domain.identity import Identity, Judgement, Verdict, judge, possible_pairs
from forumdesk.domain.questions import Question, QuestionType

from .asking import Asking
from .headings import ImportKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person as far as known: somebody here, a new row, or several rows with one ref.

    `unsure` is the identity without a birth date that had to be asked. `fresh` is set where anything about the identity
    is new: two that are not were judged before.
    """

    key: str
    refs: tuple[str, ...]
    identity: Identity
    unsure: Identity
    here: bool
    fresh: bool


@dataclass(slots=True)
class _Group:
    """Candidates that were joined."""

    members: list[str]
    here: bool
    birth_dates: set[date]
    identity: Identity


@dataclass(slots=True)
class Joined:
    """`root` tells for every candidate who they are shown as; `why` what a joined one rests on.

    `both_here` are pairs of people already here whom an answer joins: the first is shown.
    """

    root: dict[str, str]
    why: dict[str, str]
    both_here: list[tuple[str, str]] = field(default_factory=list)


def join(candidates: Sequence[Candidate], asking: Asking) -> Joined:
    """Candidates come in the order in which they are shown first: people here, then rows from above.

    The surest pairs are joined first. A chain that would join two different birth dates, or two people already
    here, asks instead. An answer given before or now wins over the table where the table asks.
    """
    by_key = {candidate.key: candidate for candidate in candidates}
    judged: dict[Verdict, list[_Pair]] = {verdict: [] for verdict in Verdict}
    for one, other in _pairs(candidates):
        judgement = _verdict(by_key[one], by_key[other], asking)
        judged[judgement.verdict].append((by_key[one], by_key[other], judgement))
    groups = _Groups(candidates)
    for one_, other_, _ in judged[Verdict.APART]:
        if _answer(one_, other_, asking) == "keep":
            groups.keep_apart(one_.key, other_.key)
    doubtful = judged[Verdict.ASK] + [pair for pair in judged[Verdict.MERGE] if not _joined(groups, pair, asking)]
    _ask_once(groups, doubtful, asking)
    return Joined(groups.root, groups.why, groups.both_here)


_Pair = tuple[Candidate, Candidate, Judgement]


def _joined(groups: "_Groups", pair: _Pair, asking: Asking) -> bool:
    """Joined by the table alone, else by an answer."""
    if groups.join(*pair):
        return True
    if _answer(pair[0], pair[1], asking) != "merge":
        return False
    ask(pair[0], pair[1], pair[2].evidence, asking)
    return groups.join(*pair, answered=True)


def _ask_once(groups: "_Groups", doubtful: "Sequence[_Pair]", asking: Asking) -> None:
    """One question about two people, however many of their rows make it doubtful.

    None once they were told apart, unless the table is sure of a pair: then who was told apart from whom is in doubt.
    """
    asked: set[frozenset[str]] = set()
    for one, other, judgement in doubtful:
        roots = frozenset((groups.root[one.key], groups.root[other.key]))
        if len(roots) == 1 or (judgement.verdict is Verdict.ASK and groups.told_apart(roots)):
            continue
        if roots not in asked or any(key in asking.here for key in _keys(one, other)):
            asked.add(roots)
            ask(one, other, groups.evidence(one, other, judgement), asking)


def _pairs(candidates: Sequence[Candidate]) -> Iterable[tuple[str, str]]:
    """Pairs to judge: as known now, and as known before any birth date was answered."""
    fresh = {candidate.key: candidate.fresh for candidate in candidates}
    pairs = dict.fromkeys(possible_pairs({candidate.key: candidate.identity for candidate in candidates}))
    if any(candidate.unsure != candidate.identity for candidate in candidates):
        pairs.update(dict.fromkeys(possible_pairs({candidate.key: candidate.unsure for candidate in candidates})))
    return (pair for pair in pairs if fresh[pair[0]] or fresh[pair[1]])


def _verdict(one: Candidate, other: Candidate, asking: Asking) -> Judgement:
    """The table's, unless it asks, or asked before a birth date was known, and somebody answered."""
    known, unsure = judge(one.identity, other.identity), judge(one.unsure, other.unsure)
    asked = unsure if unsure.verdict is Verdict.ASK else known
    answer = _answer(one, other, asking)
    if asked.verdict is not Verdict.ASK or not answer:
        return known if answer != "keep" else Judgement(Verdict.APART, known.evidence)
    ask(one, other, asked.evidence, asking)
    return Judgement(Verdict.MERGE if answer == "merge" else Verdict.APART, asked.evidence)


def _keys(one: Candidate, other: Candidate) -> dict[str, tuple[str, ...]]:
    """Every id the question about the two may have, with its refs; that of their primary refs first."""
    pairs = (tuple(sorted((left, right))) for left in one.refs for right in other.refs)
    return {"merge:" + "+".join(pair): pair for pair in pairs}


def _answer(one: Candidate, other: Candidate, asking: Asking) -> str:
    return next(filter(None, map(asking.settled, _keys(one, other))), "")


def ask(one: Candidate, other: Candidate, evidence: str, asking: Asking) -> None:
    """Put the question, under the id it has already if somebody asked before."""
    keys = _keys(one, other)
    key = next((key for key in keys if key in asking.here or key in asking.answers), next(iter(keys)))
    question = Question(
        id="",
        key=key,
        type=QuestionType.SAME_PERSON,
        import_kind=ImportKind.PEOPLE.value,
        refs=keys[key],
        evidence=evidence,
        choices=("merge", "keep"),
    )
    asking.ask(question)


class _Groups:
    """Who was joined with whom so far."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.place = {candidate.key: place for place, candidate in enumerate(candidates)}
        self.root = {key: key for key in self.place}
        self.why: dict[str, str] = {}
        self.both_here: list[tuple[str, str]] = []
        self._groups: dict[str, _Group] = {}
        self._apart: list[tuple[str, str]] = []
        for candidate in candidates:
            known = candidate.identity.birth_date
            alone = _Group([candidate.key], candidate.here, {known} if known else set(), candidate.identity)
            self._groups[candidate.key] = alone

    def keep_apart(self, one: str, other: str) -> None:
        """Somebody said that these are two; no chain joins them."""
        self._apart.append((one, other))

    def evidence(self, one: Candidate, other: Candidate, judgement: Judgement) -> str:
        """What a question about two rests on: those whom they were joined with count, as in the next import."""
        groups = [self._groups[self.root[candidate.key]] for candidate in (one, other)]
        if all(len(group.members) == 1 for group in groups):
            return judgement.evidence
        return judge(groups[0].identity, groups[1].identity).evidence

    def told_apart(self, roots: frozenset[str]) -> bool:
        return any({self.root[one], self.root[other]} == roots for one, other in self._apart)

    def join(self, one: Candidate, other: Candidate, judgement: Judgement, answered: bool = False) -> bool:
        """Join the two groups, the earlier shown; false where that would join what only a person may join."""
        roots = sorted((self.root[one.key], self.root[other.key]), key=self.place.__getitem__)
        if roots[0] == roots[1]:
            return True
        kept, gone = (self._groups[root] for root in roots)
        if not self._may_join(kept, gone, frozenset(roots), answered):
            return False
        if kept.here and gone.here:
            self.both_here.append((roots[0], roots[1]))
        later = max(one.key, other.key, key=self.place.__getitem__)
        self.why.setdefault(later if later in gone.members else roots[1], judgement.evidence)
        kept.here |= gone.here
        kept.birth_dates |= gone.birth_dates
        kept.identity = kept.identity.joined(gone.identity)
        kept.members += gone.members
        self.root.update(dict.fromkeys(gone.members, roots[0]))
        return True

    def _may_join(self, kept: _Group, gone: _Group, roots: frozenset[str], answered: bool) -> bool:
        if self.told_apart(roots):
            return False
        return answered or not ((kept.here and gone.here) or len(kept.birth_dates | gone.birth_dates) > 1)
