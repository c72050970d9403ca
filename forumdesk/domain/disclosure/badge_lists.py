"""The list for those who stand at the doors: which badges they turn away, and nobody's name."""

from ..badges import Badge
from .asking import Ask, Made, columns, section
from .wording import word

_ENDS = 4  # letters of the token: enough to tell a forged serial, too few to forge a code


def guards(ask: Ask) -> Made:
    """Every badge of the event that is barred, by serial. A reason may name somebody, so there is none."""
    barred = [one for one in ask.snapshot.badges if one.event_id == ask.event.id and one.barred]
    rows = [_row(ask, one) for one in sorted(barred, key=lambda one: one.order)]
    return Made(columns(ask.event, "serial", "code_ends", "badge_state"), (section(rows),))


def _row(ask: Ask, one: Badge) -> tuple[str, ...]:
    return one.serial, one.token[-_ENDS:], word(f"badge_state.{one.state}", ask.event.language)
