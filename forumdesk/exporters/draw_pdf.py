"""A display list drawn on paper: millimetres from the upper left become points from the lower left."""

from functools import lru_cache

from forumdesk.exporters.display import Bar, Bars, Image, Laid, Path, Step
from forumdesk.exporters.paper import TURNS, Paper, fill, stroke
from forumdesk.exporters.stocks import MM

_VERBS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class _Rectangles(dict[Bar, str]):
    """Each bar's operator, written out once: the codes of a run are made of the same few hundred."""

    def __missing__(self, bar: Bar) -> str:
        left, top, long, high = bar
        written = f"{left} {top} {long} {high} re"
        if len(self) < _KEPT:
            self[bar] = written
        return written


_KEPT = 20_000
_RECTANGLES = _Rectangles()


def draw(paper: Paper, laid: Laid) -> None:
    """Draw it with its lower left corner where the paper's origin is."""
    height = laid.height
    for part in laid.parts:
        for item in part.items:
            if isinstance(item, Path):
                paper.raw(_path(item, height))
            elif isinstance(item, Bars):
                paper.raw(_bars(item, height))
            elif isinstance(item, Image):
                paper.raw(_image(item, height, paper.picture(laid.pictures[item.digest])))
            else:
                x, y = item.x * MM, (height - item.y) * MM
                paper.text(item.line, x, y, item.size * MM, item.colour, item.turn)


@lru_cache(maxsize=1024)
def _path(path: Path, height: float) -> str:
    clips = " ".join(f"{_steps(clip)} W n" for clip in path.clips)
    paint = f"{fill(path.fill)} " if path.fill else ""
    pen = f"{stroke(path.stroke)} {path.thickness:.4f} w " if path.stroke else ""
    ending = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(path.fill), bool(path.stroke)]
    return f"q {MM:.6f} 0 0 {-MM:.6f} 0 {height * MM:.3f} cm {clips} {paint}{pen}{_steps(path.steps)} {ending} Q"


def _steps(steps: tuple[Step, ...]) -> str:
    return " ".join(" ".join((*(f"{number:.4f}" for number in numbers), _VERBS[verb])) for verb, numbers in steps)


def _bars(code: Bars, height: float) -> str:
    """One path: single bars side by side would show hairlines between them."""
    across, down = code.width / code.across * MM, -code.height / code.down * MM
    x, y = code.x * MM, (height - code.y) * MM
    rectangles = " ".join([_RECTANGLES[bar] for bar in code.bars])
    place = f"{TURNS[code.turn]} {x:.3f} {y:.3f} cm {across:.4f} 0 0 {down:.4f} 0 0 cm"
    return f"q {fill(code.colour)} {place} {rectangles} f Q"


def _image(image: Image, height: float, tag: str) -> str:
    frame, box = image.frame, image.box
    x, y = frame.x * MM, (height - frame.y) * MM
    left, bottom = (box.x - frame.x) * MM, -(box.y - frame.y + box.height) * MM
    cut = ""
    if box.width > frame.width or box.height > frame.height:
        cut = f"0 {-frame.height * MM:.3f} {frame.width * MM:.3f} {frame.height * MM:.3f} re W n "
    size = f"{box.width * MM:.3f} 0 0 {box.height * MM:.3f} {left:.3f} {bottom:.3f}"
    return f"q {TURNS[image.turn]} {x:.3f} {y:.3f} cm {cut}{size} cm /{tag} Do Q"
