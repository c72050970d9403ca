"""A list as a CSV file that Excel, LibreOffice and programs read alike."""

import csv
import io

from forumdesk.domain.cards import ListCard
from forumdesk.exporters import cells


def render(card: ListCard) -> bytes:
    """The list, column keys in row 1; lines end in CRLF (RFC 4180), UTF-8 with the BOM that Excel needs."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(cells.header(card))
    writer.writerows(cells.rows(card))
    return text.getvalue().encode("utf-8-sig")
