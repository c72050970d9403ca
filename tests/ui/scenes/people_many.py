"""The list of people with 10,000 rows: at its top, at its end, and narrowed; names as long as names get."""

from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.store.tables import Entity
from tests.builders import a_participation, a_person, an_event, an_organisation, at
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.people import PeoplePage

# given, family, native: nobody, and each longer than any column.
LONG = (
    ("Friederike-Wilhelmine", "Freifrau von und zu Donaudampfschifffahrtsgesellschaft", ""),
    ("Abd ar-Rahman ibn Muhammad ibn Abd Allah", "al-Mutakhayyal", "عبد الرحمن بن محمد بن عبد الله المتخيل"),
    ("Daw Khin Mya Aye Than Than Win", "", "ဒေါ်ခင်မြအေးသန်းသန်းဝင်းမြတ်နိုးခိုင်"),
)
_HOUSES = (
    "Fjordline Institute",
    "Bundesarbeitsgemeinschaft für Friedensvermittlung und Donaudampfschifffahrt",
    "معهد الوساطة المتخيل للحوار والسلام المستدام",
    "ငြိမ်းချမ်းရေးဆွေးနွေးပွဲ အင်စတီကျု",
)


def crowd(many: int) -> list[Entity]:
    """An open event with so many people, the longest names first, each hundredth one protected."""
    event = an_event("OF27", title="Oslo Forum 2027", discretion=Discretion.OPEN)
    houses = [an_organisation(name) for name in _HOUSES]
    rows: list[Entity] = [event, *houses]
    for number in range(many):
        rows += _one(number, event, houses[number % len(houses)].id)
    return rows


def _one(number: int, event: Event, house: str) -> list[Entity]:
    long = number < len(LONG)
    given, family, native = LONG[number] if long else (f"Given {number:05}", f"Testerud {number:05}", "")
    hidden = not long and number % 100 == 50
    person = a_person(f"P{number:05}", given_name=given, family_name=family, native_name=native, organisation_id=house)
    return [
        person,
        a_participation(
            person,
            event,
            category=tuple(Category)[number % len(Category)],
            answer=tuple(Answer)[number % len(Answer)],
            alias=f"Blue {number}" if hidden else "",
            visibility=Visibility.NEED_TO_KNOW if hidden else Visibility.PARTICIPANTS,
            arrival=at(6 + number % 12) if number % 4 else None,
        ),
    ]


def rows() -> list[Entity]:
    return crowd(10_000)


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["people"]
    if not isinstance(page, PeoplePage):
        raise TypeError(page)
    spin(lambda: page.model.total == 10_000, 120)
    window.turn("people")
    window.activateWindow()
    page.table.pick(page.model.row_of("P00001"))
    page.table.setFocus()
    spin(lambda: page.pane.ref == "P00001")
    camera.look("many", lambda: window)
    page.table.pick(9_999)
    camera.look("many-end", lambda: window)
    page.search("5005")
    camera.look("many-narrowed", lambda: window)
