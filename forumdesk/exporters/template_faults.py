"""What can be wrong with a template file: one clear sentence each, with the place and what to do."""

from enum import StrEnum


class FileFault(StrEnum):
    """Each value is the sentence; it is filled with what was found and what is wanted."""

    TOO_LARGE = "The file is larger than {wanted}. Use smaller pictures."
    NOT_JSON = "This is not JSON that can be read ({found}). Mend it there or export the template again."
    TWICE_A_KEY = "{found} stands twice in one place. Take one of the two away."
    NOT_A_TEMPLATE = "This is no badge template of ForumDesk. Its format must be {wanted}."
    NEWER = "The template has version {found}; this program knows version {wanted}. Use a newer program."
    MISSING = "{wanted} is missing. Add it."
    UNKNOWN_KEY = "{found} is not known here. Take it away, or use one of: {wanted}."
    WRONG_TYPE = "{found} stands where {wanted} is needed. Write {wanted}."
    NOT_ONE_OF = "{found} is not possible. Use one of: {wanted}."
    TOO_SMALL = "{found} is too small. Use {wanted} or more."
    TOO_GREAT = "{found} is too large. Use {wanted} or less."
    TOO_FEW = "There are too few here. At least {wanted} is needed."
    TOO_MANY = "There are too many here. At most {wanted} are possible."
    BAD_FORM = "{found} has not the form that is needed. Write it so: {wanted}."
    TWICE = "Two elements of one side are called {found}. Give one of them another id."
    OUTSIDE = "{found} reaches beyond the edge. Move it, or make it smaller than {wanted} mm."
    SIZES = "The smallest size {found} is above the largest, {wanted}. Exchange the two."
    PLACEHOLDER = "{found} is no placeholder. Use one of: {wanted}."
    SAYS_TOO_MUCH = "{found} must not stand in a code, which anybody can read. Use one of: {wanted}."
    NO_SUCH_ELEMENT = "No element of this side that is fit for it is called {found}. Use one of: {wanted}."
    ROTATED = "{found} keeps clear of another element, so it cannot be turned. Set rotation to 0, or name none."
    NO_SUCH_PICTURE = "There is no picture called {found}. Use one of: {wanted}, or add it under pictures."
    PIXELS = "{found} has more pixels than {wanted} million. Use a smaller picture."
    PICTURE = "{found} is no picture that can be printed. Use a JPEG, or a PNG without transparency or interlacing."


class TemplateFileError(Exception):
    """The file cannot be used. `place` is where in it, such as layouts[0].front[2].font; empty for the whole."""

    def __init__(self, fault: FileFault, place: str = "", found: str = "", wanted: str = "") -> None:
        super().__init__(fault.name, place)
        self.fault = fault
        self.place = place
        self.found = found
        self.wanted = wanted

    def __str__(self) -> str:
        sentence = self.fault.value.format(found=self.found, wanted=self.wanted)
        return f"{self.place}: {sentence}" if self.place else sentence
