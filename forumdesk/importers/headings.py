"""The columns each kind of list may have, in English and Norwegian."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from .cleaning import letters


class ImportKind(StrEnum):
    EVENTS = "events"
    VENUES = "venues"
    ORGANISATIONS = "organisations"
    PEOPLE = "people"
    DELEGATIONS = "delegations"
    PROGRAMME = "programme"
    SEPARATIONS = "separations"
    RIDES = "rides"
    STAYS = "stays"
    SEATS = "seats"


# Somebody who is here already, by whatever of it the list has.
_PERSON = """ref:
        alias: dekknavn
        email: e-post
        given_name: fornavn, first name
        family_name: etternavn, last name, surname
        person: people, personer, name, navn, full name"""

# One line a column: its name, then what else it may be called.
_TABLE: dict[ImportKind, str] = {
    ImportKind.EVENTS: """
        code: kode
        title: tittel
        cover_title: dekktittel
        kind: type
        discretion: diskresjon
        place: sted
        cover_place: dekksted
        zone: tidssone, tz
        start_date: startdato
        end_date: sluttdato
        hosts: vertskap
        venues: lokaler
        marking: merking
        organiser_email: arrangør e-post, organizer_email
        organiser_name: arrangør, organizer_name""",
    ImportKind.VENUES: """
        venue_id: lokale-id
        venue: lokale
        place: sted
        tz: tidssone
        room: rom
        aliases: andre navn
        capacity: kapasitet
        zone: sone
        booths: tolkebokser
        step_free: trinnfritt""",
    ImportKind.ORGANISATIONS: """
        canonical_name: navn
        short: kortnavn
        aliases: andre navn
        type:
        country: land
        source: kilde""",
    ImportKind.PEOPLE: """
        ref:
        honorific: tittel
        given_name: fornavn
        family_name: etternavn
        name_native: navn (originalskrift)
        organisation: organisasjon, organization
        category: kategori
        email: e-post
        phone: telefon
        dob: fødselsdato
        arrival: ankomst
        departure: avreise
        events: arrangement, arrangementer, event
        delegation: delegasjon
        alias:
        alias_badge: alias skilt, dekknavn skilt
        alias_hotel: alias hotell, dekknavn hotell
        alias_driver: alias sjåfør, dekknavn sjåfør
        alias_invite: alias invitasjon, dekknavn invitasjon
        visibility: synlighet
        diet: kost
        religious_need: religiøse behov
        languages: språk
        access_need: tilrettelegging
        gender: kjønn
        local_actor: lokal aktør
        women_led_org: kvinneledet organisasjon
        status: svar, answer
        notes: merknad
        name: navn
        print_name: navn på skilt
        title_line: stillingslinje
        salutation: tiltale
        envelope_line: adresselinje
        name_order: navnerekkefølge
        rank_class: rangklasse
        office_since: tiltrådt
        consent_photo: fotosamtykke
        consent_recording: opptakssamtykke""",
    ImportKind.DELEGATIONS: """
        code: kode
        event: arrangement
        side:
        head: leder
        agreed_size: avtalt antall
        lead_rank: lederrang""",
    ImportKind.PROGRAMME: """
        session_id: økt-id
        event: arrangement
        date: dato
        start:
        end: slutt
        tz: tidssone
        room: rom
        title: tittel
        cover_title: dekktittel
        type:
        visibility: synlighet
        chair: ordstyrer
        speakers: innledere
        participants: deltakere
        languages: språk
        interp_mode: tolking
        marking: merking
        remote: fjern
        notes: merknad""",
    ImportKind.SEPARATIONS: """
        rule_id: regel-id
        event: arrangement
        scope: omfang
        left: venstre
        right: høyre
        rule: regel
        minutes: minutter
        meaning: betydning
        visibility: synlighet""",
    ImportKind.RIDES: f"""
        event: arrangement
        vehicle: kjøretøy, bil, car, vehicle code, bilnummer, bilnr, car no
        seats: seter, seteplasser
        journey: reise, type
        day: dag, dato, date
        pickup: henting, hentetid, tid, klokkeslett, start, time, pick-up time, avgang
        dropoff: levering, leveringstid, slutt, end, drop-off time, framme
        tz: tidssone
        from: fra, hentested, pickup place
        to: til, leveringssted, mål, destination
        {_PERSON}, passenger, passengers, passasjer, passasjerer""",
    ImportKind.STAYS: f"""
        event: arrangement
        hotel: hotell
        floor: etasje
        room: rom, romnummer, romnr, room number, room no
        check_in: innsjekking, innsjekk, ankomst, arrival
        check_out: utsjekking, utsjekk, avreise, departure
        {_PERSON}, guest, guest name, gjest, gjester""",
    ImportKind.SEATS: f"""
        session: økt, session_id, økt-id
        row: rad, bord, table
        place: plass, sete, seat, stol, chair, plassnummer
        places: plasser, antall plasser
        round: rundt, rundt bord, round table
        {_PERSON}, participant, deltaker""",
}

KEY_COLUMNS: Mapping[ImportKind, tuple[str, ...]] = MappingProxyType(
    {
        ImportKind.EVENTS: ("code",),
        ImportKind.VENUES: ("venue_id", "venue"),
        ImportKind.ORGANISATIONS: ("canonical_name",),
        ImportKind.PEOPLE: ("ref", "given_name", "family_name", "name", "name_native", "print_name"),
        ImportKind.DELEGATIONS: ("code",),
        ImportKind.PROGRAMME: ("session_id",),
        ImportKind.SEPARATIONS: ("rule_id",),
        ImportKind.RIDES: ("vehicle",),
        ImportKind.STAYS: ("hotel", "room"),
        ImportKind.SEATS: ("place",),
    }
)


def _columns(table: str) -> dict[str, tuple[str, ...]]:
    lines = (line.strip().partition(":") for line in table.strip().splitlines())
    return {name: tuple(word.strip() for word in words.split(",") if word.strip()) for name, _, words in lines}


def _words(table: str) -> dict[str, str]:
    return {letters(word): name for name, words in _columns(table).items() for word in (name, *words)}


COLUMNS: Mapping[ImportKind, tuple[str, ...]] = MappingProxyType(
    {kind: tuple(_columns(table)) for kind, table in _TABLE.items()}
)
HEADINGS: Mapping[ImportKind, Mapping[str, str]] = MappingProxyType(
    {kind: MappingProxyType(_words(table)) for kind, table in _TABLE.items()}
)
WITHOUT_OWN_FIELDS = frozenset({ImportKind.RIDES, ImportKind.STAYS, ImportKind.SEATS})
"""Kinds whose things have no fields of their own: a column that nobody knows is left out."""
ALL_HEADINGS = frozenset(word for words in HEADINGS.values() for word in words)


def column_of(kind: ImportKind, heading: str) -> str | None:
    """The column a heading names, whatever its case, spaces, underscores, hyphens and accents."""
    return HEADINGS[kind].get(letters(heading))
