"""What is wrong with a template file or a stock, in English and Norwegian, with what to do."""

from forumdesk.domain.stationery import StockFault
from forumdesk.services.errors import StockRefusedError, TemplateRefusedError

_NORWEGIAN = {
    "TOO_LARGE": "Filen er større enn {wanted}. Bruk mindre bilder.",
    "NOT_JSON": "Dette er ikke JSON som kan leses ({found}). Rett den der, eller eksporter malen på nytt.",
    "TWICE_A_KEY": "{found} står to ganger på ett sted. Ta bort den ene.",
    "NOT_A_TEMPLATE": "Dette er ingen skiltmal fra ForumDesk. Formatet må være {wanted}.",
    "NEWER": "Malen har versjon {found}; dette programmet kjenner versjon {wanted}. Bruk et nyere program.",
    "MISSING": "{wanted} mangler. Legg det til.",
    "UNKNOWN_KEY": "{found} er ukjent her. Ta det bort, eller bruk en av: {wanted}.",
    "WRONG_TYPE": "{found} står der {wanted} trengs. Skriv {wanted}.",
    "NOT_ONE_OF": "{found} er ikke mulig. Bruk en av: {wanted}.",
    "TOO_SMALL": "{found} er for lite. Bruk {wanted} eller mer.",
    "TOO_GREAT": "{found} er for mye. Bruk {wanted} eller mindre.",
    "TOO_FEW": "Det er for få her. Det trengs minst {wanted}.",
    "TOO_MANY": "Det er for mange her. Høyst {wanted} er mulig.",
    "BAD_FORM": "{found} har ikke formen som trengs. Skriv det slik: {wanted}.",
    "TWICE": "To elementer på én side heter {found}. Gi det ene en annen id.",
    "OUTSIDE": "{found} går ut over kanten. Flytt det, eller gjør det mindre enn {wanted} mm.",
    "SIZES": "Den minste størrelsen {found} er over den største, {wanted}. Bytt de to.",
    "PLACEHOLDER": "{found} er ingen plassholder. Bruk en av: {wanted}.",
    "SAYS_TOO_MUCH": "{found} kan ikke stå i en kode, som alle kan lese. Bruk en av: {wanted}.",
    "NO_SUCH_ELEMENT": "Intet element på denne siden som passer til det, heter {found}. Bruk en av: {wanted}.",
    "ROTATED": "{found} holder avstand til et annet element og kan ikke dreies. Sett rotation til 0.",
    "NO_SUCH_PICTURE": "Det finnes intet bilde som heter {found}. Bruk en av: {wanted}, eller legg det til.",
    "PIXELS": "{found} har flere piksler enn {wanted} millioner. Bruk et mindre bilde.",
    "PICTURE": "{found} er ikke et bilde som kan trykkes. Bruk en JPEG, eller en PNG uten gjennomsiktighet.",
}
_STOCKS = {
    StockFault.UNREADABLE: (
        "this is no stock. Write a JSON object as the command stocks gives them",
        "dette er ingen papirtype. Skriv et JSON-objekt slik kommandoen stocks gir dem",
    ),
    StockFault.NAMELESS: ("it has no name. Name its maker and part", "den har ikke navn. Skriv produsent og nummer"),
    StockFault.NO_LABEL: (
        "it has no label. Give it size, columns and rows",
        "den har ingen etikett. Oppgi mål og antall",
    ),
    StockFault.BEYOND_RIGHT: (
        "its labels reach beyond the side of the page. Measure them again",
        "etikettene går ut over siden av arket. Mål dem på nytt",
    ),
    StockFault.BEYOND_FOOT: (
        "its labels reach beyond the foot of the page. Measure them again",
        "etikettene går ut over bunnen av arket. Mål dem på nytt",
    ),
    StockFault.OVERLAP: ("its labels overlap. A gap is 0 or more", "etikettene overlapper. En avstand er 0 eller mer"),
    StockFault.CORNER: (
        "its corners are rounder than a label is wide. Measure them again",
        "hjørnene er rundere enn etiketten er bred. Mål dem på nytt",
    ),
}


def sentence(error: TemplateRefusedError, language: str) -> str:
    """In "en" or "nb"; the place in the file comes first."""
    words = (_NORWEGIAN[error.fault] if language == "nb" else error.english).format(
        found=error.found, wanted=error.wanted
    )
    return f"{error.place}: {words}" if error.place else words


def stock_sentence(error: StockRefusedError, language: str) -> str:
    words = _STOCKS[error.fault][language == "nb"]
    return f"{error.name}: {words}." if error.name else f"{words[0].upper()}{words[1:]}."
