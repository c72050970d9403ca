"""Every page of the window by its name, made when it is first asked for: all at once would be a second's wait."""

from collections.abc import Callable, Iterator, Mapping

from ui.pages.page import Page


class Shelf(Mapping[str, Page]):
    """`make` makes a page of a kind and puts it into the window."""

    def __init__(self, kinds: tuple[type[Page], ...], make: Callable[[type[Page]], Page]) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._make = make
        self._made: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._made:
            self._made[name] = self._make(self._kinds[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    @property
    def made(self) -> list[Page]:
        """Those that are there already."""
        return list(self._made.values())

    def make_next(self) -> bool:
        """Make the first one that is not there; False once all are."""
        waiting = next((name for name in self._kinds if name not in self._made), None)
        return waiting is not None and bool(self[waiting])
