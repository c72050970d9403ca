"""Packs a workbook in memory, without the name of the library, the time, or a file on disk."""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

_EPOCH = (1980, 1, 1, 0, 0, 0)
# A missing creator would be read as "openpyxl" by the library itself, a missing time as now.
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator/>'
    b'<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    b'<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_UNSIGNED = {"docProps/core.xml": _CORE, "docProps/app.xml": _APP}


def pack(book: Workbook) -> bytes:
    """The bytes of an XLSX file; equal workbooks give equal bytes. The workbook cannot be packed twice."""
    out = io.BytesIO()
    with _PlainArchive(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _WriterInMemory(book, archive).write_data()
    return out.getvalue()


class _PlainArchive(zipfile.ZipFile):
    """A zip file whose entries carry one fixed time, no owner, and document properties that name nobody."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: str | bytes,  # type: ignore[override]  # openpyxl passes these two only
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.create_system = 0
        super().writestr(entry, _UNSIGNED.get(name, data), compress_type or self.compression, compresslevel)


class _WriterInMemory(ExcelWriter):
    """openpyxl's writer without its way over a file in the temp folder, where a crash would leave every name."""

    def __init__(self, book: Workbook, archive: zipfile.ZipFile) -> None:
        super().__init__(book, archive)
        self._entries = archive

    def write_worksheet(self, ws: Worksheet) -> None:
        rows = io.BytesIO()
        WorksheetWriter(ws, rows).write()
        self._entries.writestr(ws.path[1:], rows.getvalue())
        self.manifest.append(ws)
