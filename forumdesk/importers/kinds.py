"""Values of kinds, in English and Norwegian."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from forumdesk.domain.events import Discretion, EventKind
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.domain.people import NameOrder
from forumdesk.domain.programme import Interpretation, SessionKind, SessionVisibility
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind
from forumdesk.domain.vehicles import Journey

from .cleaning import letters

K = TypeVar("K", bound=StrEnum)

_VISIBILITY = """
    public: offentlig
    participants: deltakere, deltagere, deltakerne
    staff: stab
    organiser_only: organizer_only, kun arrangør, kun arrangøren, bare arrangør
    need_to_know: tjenstlig behov, ved tjenstlig behov
    protocol: protokoll"""

# A line a member: its value, then what else it may be called. Lines for which it has no member do not count.
_WORDS: Mapping[type[StrEnum], str] = MappingProxyType(
    {
        Category: """
            host: vert
            co_host: medvert
            mediator: mekler, megler
            decision_maker: beslutningstaker, beslutningstager
            expert: ekspert
            un: fn
            party: part
            civil_society: sivilsamfunn, sivilsamfunnet, sivilt samfunn
            facilitator: tilrettelegger
            interpreter: tolk
            security: sikkerhet
            staff: stab
            media: medier
            driver: sjåfør""",
        Answer: """
            proposed: foreslått
            invited: invitert
            tentative: foreløpig
            confirmed: bekreftet
            declined: takket nei, avslått
            cancelled: canceled, meldt forfall, forfall, avmeldt, avlyst
            attended: møtte, møtt, deltok""",
        Visibility: _VISIBILITY,
        SessionVisibility: _VISIBILITY,
        RuleVisibility: _VISIBILITY,
        SessionKind: """
            plenary: plenum, plenumsmøte
            breakout: gruppe, gruppemøte, gruppearbeid, parallellsesjon, parallell
            bilateral: bilateralt, bilateralt møte, bilateral meeting
            shuttle: pendel, pendling, pendeldiplomati
            meal: måltid
            reception: mottakelse, mottagelse
            briefing: orientering, brief
            call: samtale, telefon, telefonsamtale
            break: pause
            recording: opptak
            staff: stab, stabsmøte
            ceremony: seremoni
            travel: reise""",
        EventKind: """
            forum:
            regional_edition: regional, regional utgave
            seminar:
            dialogue: dialog""",
        Discretion: """
            open: åpen, åpent
            internal: intern, internt
            discreet: diskré, diskret""",
        Interpretation: """
            none: ingen
            consecutive: konsekutiv, konsekutivt, konsekutivtolking
            simultaneous: simultan, simultant, simultantolking
            whispered: hvisketolking, hvisking, hvisket""",
        Scope: """
            person:
            organisation: organisasjon, organization
            delegation: delegasjon""",
        SeparationKind: """
            no_same_room: ikke samme rom
            no_same_zone: ikke samme sone
            no_same_session: ikke samme økt, ikke samme sesjon
            no_same_session_except_plenary: ikke samme økt unntatt plenum, ikke samme økt utenom plenum
            staggered_arrival: forskjøvet ankomst, adskilt ankomst, atskilt ankomst
            no_adjacent_seat: ikke nabosete, ikke naboseter, ikke ved siden av
            no_same_vehicle: ikke samme kjøretøy, ikke samme bil
            no_same_floor: ikke samme etasje""",
        Journey: """
            arrival: ankomst, inbound
            departure: avreise, outbound
            transfer: overføring, transport, shuttle""",
        NameOrder: """
            given_first: fornavn først, given name first
            family_first: etternavn først, family name first""",
    }
)

_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "sant", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "0", "nei", "usant", "✗", "✘", "-"})


def read_kind(kind: type[K], text: str) -> K | None:
    """The member that a text names whatever its case, spaces, underscores, hyphens and accents; None for no member."""
    value = _table(kind).get(letters(text))
    return None if value is None else kind(value)


def read_flag(text: str) -> bool | None:
    """Yes or no in either language, a tick or a cross; None for anything else, an empty cell too."""
    word = text.strip().rstrip(".!").casefold()
    if word in _YES:
        return True
    return False if word in _NO else None


@lru_cache(maxsize=32)
def _table(kind: type[StrEnum]) -> Mapping[str, str]:
    members = {member.value for member in kind}
    found = {letters(value): value for value in members}
    for line in _WORDS.get(kind, "").strip().splitlines():
        value, _, words = line.strip().partition(":")
        if value in members:
            found.update({letters(word): value for word in words.split(",") if word.strip()})
    return found
