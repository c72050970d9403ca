"""Every page of the window by its name, made when it is first asked for: all at once would be a second's wait."""

from collections.abc import Callable, Container, Iterator, Mapping

from ui.pages.page import Page


class Shelf(Mapping[str, Page]):
    """`make` makes a page of a kind and puts it into the window."""

    def __init__(self, kinds: tuple[type[Page], ...], make: Callable[[type[Page]], Page]) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._at = {kind.name: at for at, kind in enumerate(kinds)}
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

    def make_next(self, sooner: Container[str] = ()) -> bool:
        """Make the first one that is not there, those wanted sooner before the rest; False once all are."""
        waiting = sorted(self._kinds.keys() - self._made.keys(), key=lambda name: (name not in sooner, self._at[name]))
        return bool(waiting) and bool(self[waiting[0]])
