"""Small lists and agendas for the tests of their exporters; everybody in them is invented."""

from collections.abc import Sequence

from forumdesk.domain.cards import AgendaCard, AgendaDay, AgendaItem, Column, ListCard, ListRow, ListSection, Running

RUNNING = Running("PARTICIPANTS ONLY", "TX-0007", "14 June 2030 09:00")
ARABIC = "ليلى التجريبية"
HEBREW = "דנה בדיונית"
BURMESE = "ဒေါ်စမ်းသပ်"
AMHARIC = "ወይዘሮ ሙከራ"


def section(*rows: Sequence[str], heading: str = "") -> ListSection:
    return ListSection(heading, tuple(ListRow(tuple(cells)) for cells in rows))


def list_card(
    *sections: ListSection,
    columns: Sequence[str] = ("ref", "name"),
    running: Running = RUNNING,
    page_per_section: bool = False,
    title: str = "Participants",
) -> ListCard:
    return ListCard(
        title=title,
        subtitle="Testville Forum, 14-16 June 2030",
        columns=tuple(Column(key, key.replace("_", " ").capitalize()) for key in columns),
        sections=sections,
        running=running,
        page_per_section=page_per_section,
        empty_text="Nobody is on this list.",
    )


def agenda_card(*days: AgendaDay, running: Running = RUNNING) -> AgendaCard:
    return AgendaCard("Agenda", "Testville Forum, 14-16 June 2030", days, running, "Nothing is on this agenda.")


def agenda_day(count: int, heading: str = "Friday 14 June 2030") -> AgendaDay:
    """A day of `count` sessions of half an hour, from 08:00 on."""
    return AgendaDay(heading, tuple(_item(number) for number in range(count)))


def _item(number: int) -> AgendaItem:
    start, end = 480 + 30 * number, 510 + 30 * number
    return AgendaItem(_clock(start), _clock(end), f"Session {number + 1}", "Blue Room", ("Chair: Ada Exempel",))


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
