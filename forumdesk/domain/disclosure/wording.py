"""The few words and the dates of documents, in English and in Norwegian (Bokmål)."""

from datetime import date

from ..moments import Moment, When, local_day

_NORWEGIAN = frozenset({"no", "nb", "nn"})

_WORDS: dict[str, tuple[str, str]] = {
    "access_need": ("Access need", "Tilrettelegging"),
    "agenda": ("Agenda", "Program"),
    "alias": ("Alias", "Alias"),
    "arrival": ("Arrival", "Ankomst"),
    "badge_state": ("State", "Tilstand"),
    "badge_state.lost": ("lost", "mistet"),
    "badge_state.returned": ("lost, handed in", "mistet, innlevert"),
    "badge_state.spoilt": ("spoilt", "vraket"),
    "badge_state.void": ("void", "ugyldig"),
    "by_precedence": ("in order of precedence", "i rangorden"),
    "category": ("Category", "Kategori"),
    "chair": ("Chair", "Ordstyrer"),
    "check_in": ("Check-in", "Innsjekking"),
    "check_out": ("Check-out", "Utsjekking"),
    "consent_photo": ("Photo consent", "Fotosamtykke"),
    "consent_recording": ("Recording consent", "Opptakssamtykke"),
    "consecutive": ("consecutive", "konsekutiv"),
    "code_ends": ("Code ends in", "Koden slutter på"),
    "continued": ("continued", "forts."),
    "copy": ("Copy {}", "Eksemplar {}"),
    "country": ("Country", "Land"),
    "date": ("Date", "Dato"),
    "day": ("Day", "Dag"),
    "delegation": ("Delegation", "Delegasjon"),
    "departure": ("Departure", "Avreise"),
    "diet": ("Diet", "Kost"),
    "direction": ("Direction", "Retning"),
    "dob": ("Date of birth", "Fødselsdato"),
    "driver_list": ("Drivers", "Sjåfører"),
    "email": ("E-mail", "E-post"),
    "end": ("End", "Slutt"),
    "envelope_line": ("Envelope line", "Adresselinje"),
    "events": ("Events", "Arrangement"),
    "family_name": ("Family name", "Etternavn"),
    "gender": ("Gender", "Kjønn"),
    "given_name": ("Given name", "Fornavn"),
    "guards_list": ("Badges that are not valid", "Skilt som ikke er gyldige"),
    "honorific": ("Honorific", "Tittel"),
    "hotel_list": ("Hotel", "Hotell"),
    "interpreter": ("Interpreter", "Tolk"),
    "interpreter_list": ("Interpreters", "Tolker"),
    "kitchen_list": ("Kitchen", "Kjøkken"),
    "languages": ("Languages", "Språk"),
    "local_actor": ("Local actor", "Lokal aktør"),
    "marking": ("Marking", "Merking"),
    "meal": ("Meal", "Måltid"),
    "mode": ("Interpretation", "Tolking"),
    "moderator": ("Moderator", "Møteleder"),
    "name": ("Name", "Navn"),
    "name_native": ("Name in own script", "Navn (originalskrift)"),
    "name_order": ("Name order", "Navnerekkefølge"),
    "need": ("Need", "Behov"),
    "nights": ("Nights", "Netter"),
    "no_badge_barred": ("No badge is on this list.", "Ingen skilt står på denne listen."),
    "no_category": ("No category given", "Kategori ikke oppgitt"),
    "no_delegation": ("No delegation given", "Delegasjon ikke oppgitt"),
    "no_need": ("no special need", "ingen særskilte behov"),
    "no_organisation": ("No organisation given", "Organisasjon ikke oppgitt"),
    "nobody_listed": ("Nobody is on this list.", "Ingen står på denne listen."),
    "not_yet_placed": ("Not yet placed", "Ikke plassert ennå"),
    "notes": ("Notes", "Merknad"),
    "nothing_on_agenda": ("Nothing is on this agenda.", "Ingenting står på dette programmet."),
    "office_since": ("In office since", "Tiltrådt"),
    "opener": ("Opening", "Åpning"),
    "organisation": ("Organisation", "Organisasjon"),
    "organiser_list": ("Organiser's list", "Arrangørens liste"),
    "participants_list": ("Participants", "Deltakere"),
    "page": ("Page {} of {}", "Side {} av {}"),
    "people": ("People", "Antall"),
    "phone": ("Phone", "Telefon"),
    "place": ("Place", "Sted"),
    "print_name": ("Print name", "Navn på skilt"),
    "proof_list": ("Proof of the badges", "Korrektur av skiltene"),
    "public_list": ("Participants", "Deltakere"),
    "rank_class": ("Rank class", "Rangklasse"),
    "rapporteur": ("Rapporteur", "Referent"),
    "ref": ("Ref", "Ref"),
    "religious_need": ("Religious need", "Religiøse behov"),
    "reserved": ("Reserved", "Reservert"),
    "room": ("Room", "Rom"),
    "salutation": ("Salutation", "Tiltale"),
    "seats": ("Seats", "Plasser"),
    "security_list": ("Security", "Sikkerhet"),
    "serial": ("Serial", "Løpenummer"),
    "session": ("Session", "Økt"),
    "sign_code": ("Sign code", "Skiltkode"),
    "signature": ("Correct as printed: signature", "Riktig som trykt: underskrift"),
    "simultaneous": ("simultaneous", "simultan"),
    "speaker": ("Speakers", "Innledere"),
    "start": ("Start", "Start"),
    "status": ("Answer", "Svar"),
    "time": ("Time", "Tid"),
    "title_line": ("Title", "Stilling"),
    "visibility": ("Visibility", "Synlighet"),
    "where": ("Room and zone by hour", "Rom og sone time for time"),
    "whispered": ("whispered", "hvisking"),
    "women_led_org": ("Women-led organisation", "Kvinneledet organisasjon"),
    "zone": ("Zone", "Sone"),
    "zones": ("Zones", "Soner"),
    "mail_hello": ("Hello,", "Hei,"),
    "mail_invited": ("You are invited to: {}", "Du er invitert til: {}"),
    "mail_cancelled": ("This is cancelled: {}", "Dette er avlyst: {}"),
    "mail_programme": ("Your programme is attached: {}", "Programmet ditt er vedlagt: {}"),
    "mail_when": ("When: {}", "Når: {}"),
    "mail_where": ("Where: {}", "Hvor: {}"),
    "mail_answer": (
        "Please answer with the buttons of your calendar.",
        "Svar gjerne med knappene i kalenderen din.",
    ),
}


def norwegian(language: str) -> bool:
    return language.lower() in _NORWEGIAN


def tongue(language: str) -> str:
    """The language of a document: "nb" for an event in Norwegian, else "en"."""
    return "nb" if norwegian(language) else "en"


def word(key: str, language: str) -> str:
    """A word or sentence of a document; a key without one (a custom field) heads its column itself."""
    english, bokmal = _WORDS.get(key, (key, key))
    return bokmal if norwegian(language) else english


def greeting(name: str, language: str) -> str:
    """The first line of a letter; neutral without a name."""
    if not name:
        return word("mail_hello", language)
    return f"Hei {name}," if norwegian(language) else f"Dear {name},"


def day_heading(day: date, language: str) -> str:
    """Monday 14 June 2027, mandag 14. juni 2027."""
    return _formatted(day, f"EEEE {_day(language)} MMMM y", language)


def day_text(day: date, language: str) -> str:
    """14 June 2027, 14. juni 2027."""
    return _formatted(day, f"{_day(language)} MMMM y", language)


def days_text(first: date, last: date, language: str) -> str:
    """14–16 June 2027, 30 May – 2 June 2027: nothing is said twice."""
    until = day_text(last, language)
    if first >= last:
        return day_text(first, language)
    if first.year != last.year:
        return f"{day_text(first, language)} – {until}"
    if first.month != last.month:
        return f"{_formatted(first, f'{_day(language)} MMMM', language)} – {until}"
    return f"{_formatted(first, _day(language), language)}–{until}"


def clock(moment: Moment, zone: str) -> str:
    return f"{moment.in_zone(zone):%H:%M}"


def clock_span(start: Moment, end: Moment | None, zone: str) -> str:
    """09:00–10:30, or the start alone."""
    return f"{clock(start, zone)}–{clock(end, zone)}" if end else clock(start, zone)


def day_of(when: When, zone: str) -> date:
    """The day it falls on in the zone; what was typed as a day is that day."""
    return when.in_zone(zone).date() if isinstance(when, Moment) else local_day(when)


def when_cell(when: When | None, zone: str) -> str:
    """For a list: 2027-06-14, or 2027-06-14 16:30 in the zone."""
    if when is None:
        return ""
    return f"{when.in_zone(zone):%Y-%m-%d %H:%M}" if isinstance(when, Moment) else when.isoformat()


def _day(language: str) -> str:
    return "d." if norwegian(language) else "d"


def _formatted(day: date, pattern: str, language: str) -> str:
    # Babel takes a fifth of a second to import, and most commands print no date in words.
    from babel.dates import format_date

    return format_date(day, pattern, locale=tongue(language))
