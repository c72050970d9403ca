"""Files of every container that ForumDesk writes or takes along, each with one secret where it is hard to see."""

import base64
import io
import quopri
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pikepdf
from PIL import Image, PngImagePlugin
from reportlab.pdfgen.canvas import Canvas

CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
_EXIF_TITLE = 0x9C9B  # as Windows writes it: bytes of UTF-16


def _pdf(draw: Callable[[Canvas], None], change: Callable[[pikepdf.Pdf], None] = lambda pdf: None) -> bytes:
    drawn, changed = io.BytesIO(), io.BytesIO()
    canvas = Canvas(drawn, pageCompression=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(drawn) as pdf:
        change(pdf)
        pdf.save(changed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return changed.getvalue()


def _nothing(canvas: Canvas) -> None:
    canvas.drawString(72, 72, "Nothing to see")


def _read_instead(text: str) -> bytes:
    """What is drawn says nothing; what a program reads in its place does."""

    def change(pdf: pikepdf.Pdf) -> None:
        told = pikepdf.Dictionary(ActualText=pikepdf.String(text))
        begin = pikepdf.ContentStreamInstruction([pikepdf.Name("/Span"), told], pikepdf.Operator("BDC"))
        end = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
        whole = [begin, *pikepdf.parse_content_stream(pdf.pages[0]), end]
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(whole))

    return _pdf(_nothing, change)


def _described(text: str) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:description"] = text

    return _pdf(_nothing, change)


def _annotated(text: str) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name("/Annot"), Subtype=pikepdf.Name("/Text"), Contents=text)
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))

    return _pdf(_nothing, change)


def _attached(data: bytes) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["list"] = pikepdf.AttachedFileSpec(
            pdf, data, description="", filename="list", mime_type="", creation_date="", mod_date=""
        )

    return _pdf(_nothing, change)


def jpeg(text: str) -> bytes:
    exif = Image.Exif()
    exif[_EXIF_TITLE] = text.encode("utf-16-le")
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def _png(text: str) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Comment", text, zip=True)
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "PNG", pnginfo=told)
    return made.getvalue()


def _photographed(text: str) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        photo = pdf.make_stream(jpeg(text), Type=pikepdf.Name("/XObject"), Subtype=pikepdf.Name("/Image"))
        photo.Filter = pikepdf.Name("/DCTDecode")
        photo.Width = photo.Height = photo.BitsPerComponent = 8
        photo.ColorSpace = pikepdf.Name("/DeviceRGB")
        pdf.pages[0].add_resource(photo, pikepdf.Name("/XObject"))

    return _pdf(_nothing, change)


def _formed(canvas: Canvas, name: str) -> None:
    canvas.beginForm(name)
    canvas.drawString(72, 72, "Nothing")
    canvas.endForm()
    canvas.doForm(name)


def archive(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in members.items():
            whole.writestr(name, data)
    return made.getvalue()


def _workbook(text: str) -> bytes:
    """The word lies in two pieces of one cell, as a spreadsheet writes it when a letter is bold."""
    half = len(text) // 2
    runs = "".join(f"<r><t>{part}</t></r>" for part in (text[:half], text[half:]))
    return archive(strings=f"<?xml version='1.0'?><sst><si>{runs}</si></sst>".encode())


def _mail(text: str, coding: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Nothing"
    mail.set_content(f"Dear {text}, æøå", cte=coding)
    return mail.as_bytes()


def _mail_in_mail(text: str) -> bytes:
    outer = EmailMessage()
    outer["Subject"] = "Fwd"
    outer.set_content("see below")
    inner = EmailMessage()
    inner["Subject"] = text
    inner.set_content("nothing")
    outer.add_attachment(inner)
    return outer.as_bytes()


def _folded(text: str) -> str:
    middle = len(text) // 2
    return f"SUMMARY:{text[:middle]}\r\n {text[middle:]}"


PLANTED: dict[str, Callable[[str], bytes]] = {
    "pdf text": lambda text: _pdf(lambda canvas: canvas.drawString(72, 72, text)),
    "pdf read instead": _read_instead,
    "pdf property": lambda text: _pdf(lambda canvas: canvas.setTitle(text)),
    "pdf xmp": _described,
    "pdf annotation": _annotated,
    "pdf attachment": lambda text: _attached(archive(inner=text.encode())),
    "pdf picture exif": _photographed,
    "pdf form name": lambda text: _pdf(lambda canvas: _formed(canvas, text)),
    "jpeg exif": jpeg,
    "png compressed text": _png,
    "ics folded": lambda text: CALENDAR.format(_folded(text)).encode(),
    "ics attachment": lambda text: CALENDAR.format(
        f"ATTACH;ENCODING=BASE64:{base64.b64encode(f'to {text}'.encode()).decode()}"
    ).encode(),
    "ics percent": lambda text: (
        CALENDAR.format(f"ATTENDEE:mailto:{text.encode().hex('%')}").replace("mailto:", "mailto:%").encode()
    ),
    "vcard quoted-printable": lambda text: (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE:"
        + quopri.encodestring(" ".join([text, "x" * 90]).encode())
        + b"\r\nEND:VCARD\r\n"
    ),
    "eml base64": lambda text: _mail(text, "base64"),
    "eml quoted-printable": lambda text: _mail(text, "quoted-printable"),
    "eml in eml, its subject": _mail_in_mail,
    "mbox": lambda text: (
        b"From x@y Mon Jan 1\r\n" + _mail("nobody", "base64") + b"\r\nFrom x@y\r\n" + _mail(text, "base64")
    ),
    "zip member": lambda text: archive(one=text.encode()),
    "zip member's name": lambda text: archive(**{text: b"nothing"}),
    "zip in zip": lambda text: archive(outer=archive(inner=text.encode("utf-16"))),
    "xlsx rich text": _workbook,
    "csv utf-16": lambda text: f"a\t'{text.upper()}".encode("utf-16"),
    "csv cp1252": lambda text: f"å;{text}".encode("cp1252", "replace"),
    "html entities": lambda text: "".join(f"&#{ord(letter)};" for letter in text).encode(),
    "json escapes": lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
    "raw utf-16 in bytes": lambda text: b"\0\1\2\3\xff" * 30 + text.encode("utf-16-le") + b"\xfe\0",
}
"""What is planted, by the name of its container."""


def bears(container: str, secret: str) -> bool:
    """Whether a secret can stand in a container so that anybody could know it again."""
    if container == "pdf text":
        return secret.isascii()  # the font that draws the plant has no other letters
    if container == "csv cp1252":
        return secret.encode("cp1252", "replace").decode("cp1252") == secret
    return len(secret) > 5 or "raw" not in container
