"""The receipt of an erasure, as plain text in English or Norwegian: what kind, how much, when; nothing of whom."""

from collections.abc import Callable

from forumdesk.domain.erasing import Duty, Kind, Receipt
from forumdesk.domain.moments import utc_text

Counted = Callable[[str, int], str]
"""A table's name and a number, in words."""

_KIND = {
    Kind.PERSON: ("a person, or several", "én eller flere personer"),
    Kind.EVENT: ("a whole event", "et helt arrangement"),
    Kind.FIELDS: ("fields whose time had come", "felt som ikke skulle beholdes lenger"),
}
_DUTY = {
    Duty.NONE: ("no archive was owed", "ingen arkivplikt"),
    Duty.SEALED: ("a sealed archive was made first", "et forseglet arkiv ble laget først"),
    Duty.ELSEWHERE: ("archived elsewhere, as was said", "arkivert et annet sted, ble det opplyst"),
}
_TITLE = ("Receipt of an erasure", "Kvittering for sletting")
_NOTHING = ("nothing", "ingenting")
_NOBODY = ("nobody said", "ikke oppgitt")


def receipt(one: Receipt, language: str, counted: Counted) -> str:
    """Lines of what it is and what is said of it; the chain's end proves which history it was."""
    place = 1 if language == "nb" else 0
    lines = (f"{name}: {said}" for name, said in _pairs(one, place, counted))
    return "\n".join((_TITLE[place], "", *lines, "", *_told(one, place))) + "\n"


def _pairs(one: Receipt, place: int, counted: Counted) -> list[tuple[str, str]]:
    def some(counts: tuple[tuple[str, int], ...]) -> str:
        return ", ".join(counted(name, n) for name, n in counts) or _NOTHING[place]

    rows = (
        (("Erased", "Slettet"), _KIND[one.kind][place]),
        (("When", "Når"), utc_text(one.at)),
        (("By", "Av"), one.by or _NOBODY[place]),
        (("Rows removed", "Rader fjernet"), some(one.gone)),
        (("Rows changed", "Rader endret"), some(one.changed)),
        (("Rows of the history", "Rader i historikken"), str(one.forgotten.rows)),
        (("Archive", "Arkiv"), _DUTY[one.duty][place]),
        (("SHA-256 of the archive", "Arkivets SHA-256"), one.archive or "-"),
        (("Entry of the history", "Linje i historikken"), str(one.number)),
        (("End of the chain", "Slutten av kjeden"), one.anchor),
    )
    return [(names[place], said) for names, said in rows]


def _told(one: Receipt, place: int) -> list[str]:
    """What is not erased by this, and has to be seen to."""
    told = [
        (
            "Backups made before still hold all of it: "
            f"{one.backups} {'is' if one.backups == 1 else 'are'} on record here."
            " Destroy them, and copies of the file elsewhere.",
            f"Sikkerhetskopier fra før har alt fortsatt: {one.backups} er kjent her. Destruer dem, og kopier av filen"
            " andre steder.",
        ),
        (
            "Papers and files that left before are where they were taken.",
            "Papirer og filer som er gitt ut før, er der de ble tatt med.",
        ),
    ]
    if one.mentions:
        told.append(
            (
                f"Texts that stay and were left as they are: {one.mentions}.",
                f"Tekster som står igjen og ikke ble endret: {one.mentions}.",
            )
        )
    if not one.rewritten:
        told.append(
            (
                "The disk was too full to write every page anew. It is done when the workspace is next opened.",
                "Disken var for full til å skrive alle sider på nytt. Det skjer neste gang arbeidsområdet åpnes.",
            )
        )
    return [pair[place] for pair in told]
