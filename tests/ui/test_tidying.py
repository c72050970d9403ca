"""Python's collector takes circles away when the window's thread says so, and at no other time."""

import gc
import weakref

from ui.widgets.tidying import Tidying


class Circle:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_a_circle_is_taken_away_at_the_next_tidying_and_not_before(tidying: Tidying) -> None:
    gc.collect()
    gone = weakref.ref(Circle())
    kept: list[list[int]] = [[] for _ in range(5_000)]
    before = gone() is not None

    tidying.tidy()

    assert not gc.isenabled()
    assert before
    assert gone() is None
    assert len(kept) == 5_000
