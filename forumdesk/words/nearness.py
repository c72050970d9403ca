"""What findings say of vehicles, seats, floors, hotels and ways on foot, in both of the program's languages."""

from datetime import date

from forumdesk.domain.findings import Finding

_LOCALES = {"en": "en_GB", "nb": "nb"}

# By the fact that tells what it is about, the first that a finding has; `_near` where there are minutes between.
_SAID: dict[str, dict[str, str]] = {
    "en": {
        "seat": "{who} sit side by side in {sessions}: {seat}, places {places}. Rule {rule}.",
        "passing": "{who} pass each other in zone {passing} on foot ({way}), {span}. Rule {rule}.",
        "passing_near": "{who} are {gap_minutes} min apart in zone {passing} on foot ({way}). "
        "Agreed: {agreed_minutes}. Rule {rule}.",
        "vehicle": "{who} are in one vehicle, {vehicle}, {span}. Rule {rule}.",
        "floor": "{who} are on one floor, {floor}, in {sessions}, {span}. Rule {rule}.",
        "floor_near": "{who} are {gap_minutes} min apart on one floor, {floor}, between {sessions}. "
        "Agreed: {agreed_minutes}. Rule {rule}.",
        "hotel_floor": "{who} sleep on one floor of {hotel}, {floor}: {nights}. Rule {rule}.",
        "hotel_room": "{who} sleep in one room of {hotel}, {room}: {nights}. Rule {rule}.",
        "walk": "{who} cannot be at {later} in time: {walk_minutes} min on foot from {earlier}, {gap_minutes} between.",
        "seats": "Vehicle {vehicle} has {capacity} seats and {expected} passengers, {span}.",
        "from": "from {day}",
        "until": "until {day}",
        "always": "nobody knows which nights",
    },
    "nb": {
        "seat": "{who} sitter ved siden av hverandre i {sessions}: {seat}, plass {places}. Regel {rule}.",
        "passing": "{who} passerer hverandre til fots i sone {passing} ({way}), {span}. Regel {rule}.",
        "passing_near": "{who} er {gap_minutes} min fra hverandre til fots i sone {passing} ({way}). "
        "Avtalt: {agreed_minutes}. Regel {rule}.",
        "vehicle": "{who} er i samme kjøretøy, {vehicle}, {span}. Regel {rule}.",
        "floor": "{who} er i samme etasje, {floor}, i {sessions}, {span}. Regel {rule}.",
        "floor_near": "{who} er {gap_minutes} min fra hverandre i samme etasje, {floor}, mellom {sessions}. "
        "Avtalt: {agreed_minutes}. Regel {rule}.",
        "hotel_floor": "{who} bor i samme etasje på {hotel}, {floor}: {nights}. Regel {rule}.",
        "hotel_room": "{who} bor på samme rom på {hotel}, {room}: {nights}. Regel {rule}.",
        "walk": "{who} rekker ikke {later}: {walk_minutes} min til fots fra {earlier}, {gap_minutes} imellom.",
        "seats": "Kjøretøy {vehicle} har {capacity} plasser og {expected} passasjerer, {span}.",
        "from": "fra {day}",
        "until": "til {day}",
        "always": "ingen vet hvilke netter",
    },
}
_AND = {"en": " and ", "nb": " og "}


def near(one: Finding, who: str, span: str, language: str) -> str | None:
    """The sentence of a finding about a seat, a vehicle, a floor, a hotel or a way; None of any other."""
    facts = dict(one.facts)
    key = _key(facts)
    if key is None:
        return None
    said = _SAID[language]
    return said[key].format(
        who=who,
        span=span,
        rule=one.rule,
        nights=nights(one, language),
        sessions=_AND[language].join(one.sessions),
        earlier=one.sessions[0] if one.sessions else "",
        later=one.sessions[-1] if one.sessions else "",
        **{name: value for name, value in facts.items() if name != "rule"},
    )


def nights(one: Finding, language: str) -> str:
    """The first and the last that it is about."""
    facts = dict(one.facts)
    first, last = facts.get("first_night", ""), facts.get("last_night", "")
    said = _SAID[language]
    if first and last:
        return _days(first, last, language)
    if first or last:
        return said["from" if first else "until"].format(day=_days(first or last, first or last, language))
    return said["always"]


def _days(first: str, last: str, language: str) -> str:
    """14–15 Jun 2027; both in ISO 8601."""
    # It takes a while to load, and most findings are of no night.
    from babel.dates import format_interval

    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return str(format_interval(begin, end, "yMMMd", locale=_LOCALES[language]))


def _key(facts: dict[str, str]) -> str | None:
    """Journeys have a sentence of their own, whatever brings people."""
    if "journey" in facts:
        return None
    if "hotel" in facts:
        return "hotel_floor" if "floor" in facts else "hotel_room"
    if "walk_minutes" in facts:
        return "walk"
    if "vehicle" in facts:
        return "seats" if "capacity" in facts else "vehicle"
    found = next((key for key in ("seat", "passing", "floor") if key in facts), None)
    apart = found in ("passing", "floor") and facts["gap_minutes"] != "0"
    return f"{found}_near" if apart else found
