"""The workspace as its own screen may know it: of whoever and whatever is masked, a mark in place of each value."""

from dataclasses import replace

from ..organisations import Organisation
from ..participation import Participation
from ..people import Person
from ..programme import Session, SessionVisibility
from ..snapshot import Snapshot
from .invite_cards import ValidEmail
from .naming import masked
from .two_tongues import is_cover

HIDDEN = "•••"
"""What stands where a masked value would be said: that it is said can be seen, and what it is cannot."""
# Cards leave out a name in its own script that is the printed one again.
_OWN_SCRIPT = "••••"
_UNWRITABLE = "•"
_TEXTS = (
    *("honorific", "given_name", "family_name", "print_name_typed", "native_name", "title_line", "salutation"),
    *("envelope_line", "gender", "nationality", "rank_class", "notes"),
)
_HOUSE = Organisation("masked", HIDDEN, country=HIDDEN)


def screened(snapshot: Snapshot, valid_email: ValidEmail) -> Snapshot:
    """Cards made of it have what cards have; but masked people are marks, and so are sessions that need to be known.

    Addresses that can be written to stay such: see `can_be_written_to`.
    """
    hidden = {one for one in snapshot.people if masked(snapshot, one)}
    people = {
        one.id: _masked_person(snapshot, one, valid_email) if one.id in hidden else one
        for one in snapshot.people.values()
    }
    neutral = replace(_HOUSE, id=_neutral_id(), neutral=True)
    return replace(
        snapshot,
        people=people,
        organisations={**snapshot.organisations, _HOUSE.id: _HOUSE, neutral.id: neutral},
        participations=tuple(_masked_part(one) if one.person_id in hidden else one for one in snapshot.participations),
        sessions={one.id: _masked_session(one) for one in snapshot.sessions.values()},
    )


def can_be_written_to(valid_email: ValidEmail) -> ValidEmail:
    """Whether an address is valid, or is the mark of one that is."""
    return lambda email: email == HIDDEN or (email != _UNWRITABLE and valid_email(email))


def _neutral_id() -> str:
    return f"{_HOUSE.id} neutral"


def _masked_person(snapshot: Snapshot, one: Person, valid_email: ValidEmail) -> Person:
    marks = {name: HIDDEN for name in _TEXTS if getattr(one, name)}
    own_script = _OWN_SCRIPT if one.native_name not in ("", one.print_name) else marks.get("native_name", "")
    marks |= {"print_name_typed": HIDDEN if one.print_name else "", "native_name": own_script}
    house = snapshot.organisations.get(one.organisation_id or "")
    return replace(
        one,
        **marks,  # type: ignore[arg-type]  # names and texts of fields
        organisation_id=None if house is None else _neutral_id() if house.neutral else _HOUSE.id,
        birth_date=None,
        emails=tuple(HIDDEN if valid_email(email) else _UNWRITABLE for email in one.emails),
        phones=(HIDDEN,) if one.phones else (),
        also=(),
        custom=tuple((name, HIDDEN) for name, value in one.custom if value),
    )


def _masked_part(one: Participation) -> Participation:
    """Free text may name anybody."""
    return replace(
        one,
        notes=HIDDEN if one.notes else "",
        sponsor=HIDDEN if one.sponsor else "",
        also=(),
        custom=tuple((name, HIDDEN) for name, value in one.custom if value),
    )


def _masked_session(one: Session) -> Session:
    if one.visibility is not SessionVisibility.NEED_TO_KNOW:
        return one
    covers = tuple((name, text) for name, text in one.custom if is_cover(name))
    return replace(one, title=HIDDEN, notes="", custom=covers)
