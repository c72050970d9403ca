"""What a person should look at before badges are printed: they could be printed so, and perhaps should not be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters.display import Fault
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Setter
from forumdesk.progress import Progress, silent
from forumdesk.services.printing import Prepared


class RemarkKind(StrEnum):
    TOO_SMALL = "too-small"
    PHOTO_MISSING = "photo-missing"
    LOW_RESOLUTION = "low-resolution"
    NO_CATEGORY = "no-category"
    NAMESAKES = "namesakes"


_OF = {
    Fault.TOO_SMALL: RemarkKind.TOO_SMALL,
    Fault.LOW_RESOLUTION: RemarkKind.LOW_RESOLUTION,
    Fault.NO_CATEGORY: RemarkKind.NO_CATEGORY,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What was noticed about whom, by ref; namesakes together in one."""

    kind: RemarkKind
    refs: tuple[str, ...]


def proof(prepared: Prepared, progress: Progress = silent) -> tuple[Remark, ...]:
    """Every kind once, with everybody it is about in their order; no workspace is needed."""
    setter = Setter(prepared.template, label_of(prepared.stock))
    pictured = prepared.template.shows_photo
    found: dict[RemarkKind, dict[str, None]] = {}
    for done, card in enumerate(prepared.cards):
        progress(done, len(prepared.cards))
        for kind in _kinds(setter, card):
            found.setdefault(kind, {})[card.ref] = None
        # No badge of somebody protected has one.
        if pictured and not card.photo and card.ref not in prepared.protected:
            found.setdefault(RemarkKind.PHOTO_MISSING, {})[card.ref] = None
    remarks = [Remark(kind, tuple(found[kind])) for kind in RemarkKind if kind in found]
    return (*remarks, *namesakes(prepared.cards))


def namesakes(cards: Iterable[BadgeCard]) -> Iterator[Remark]:
    """People whose badges say the same name and organisation: a guard could not tell one from the other."""
    same: dict[tuple[str, str], list[str]] = {}
    for card in cards:
        same.setdefault((card.name.casefold(), card.organisation.casefold()), []).append(card.ref)
    return (Remark(RemarkKind.NAMESAKES, tuple(refs)) for refs in same.values() if len(refs) > 1)


def _kinds(setter: Setter, card: BadgeCard) -> Iterator[RemarkKind]:
    facts = facts_of(card)
    sides = [setter.lay_out(facts), *([setter.lay_out(facts, back=True)] if setter.two_sided else [])]
    problems = (problem for side in sides for problem in side.problems)
    return (_OF[problem.fault] for problem in problems if problem.fault in _OF)
