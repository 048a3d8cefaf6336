"""Files as people upload them: small, whole, and of the types that the portal takes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN_PARTS = {
    "docx": ("word/document.xml", f"{OFFICE}wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}presentationml.presentation.main+xml"),
}
OPEN_TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def pdf(*texts: str, catalog: str = "", more: tuple[bytes, ...] = (), trailer: str = "") -> bytes:
    """A PDF file of as many pages, with entries for its catalog and its trailer, and further objects from number 3."""
    first = 3 + len(more)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(texts)))
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>".encode(),
        *more,
    ]
    font = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for number, text in enumerate(texts):
        content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
        contents = first + 2 * number + 1
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {contents} 0 R >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _numbered(bodies, trailer)


def _numbered(bodies: list[bytes], trailer: str) -> bytes:
    written, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    written_trailer = b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer.encode())
    end = b"startxref\n%d\n%%%%EOF\n" % len(written)
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + written_trailer + end


def package(*parts: tuple[str, bytes], first: tuple[str, bytes] | None = None) -> bytes:
    """A ZIP archive; `first` stands at its beginning as it is."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        if first:
            archive.writestr(*first, compress_type=ZIP_STORED)
        for name, content in parts:
            archive.writestr(name, content, compress_type=ZIP_DEFLATED)
    return made.getvalue()


def office(kind: str, *more: tuple[str, bytes], main: str = "") -> bytes:
    """The smallest office file of the kind, with further parts."""
    if kind in OPEN_TYPES:
        manifest = ("META-INF/manifest.xml", b"<manifest/>")
        return package(manifest, ("content.xml", b"<x/>"), *more, first=("mimetype", OPEN_TYPES[kind].encode()))
    part, declared = MAIN_PARTS[kind]
    types = f'<Types><Override PartName="/{part}" ContentType="{main or declared}"/></Types>'
    return package(("[Content_Types].xml", types.encode()), (part, b"<x/>"), *more)


PDF = pdf("Nota kesepahaman")
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(9) + b"\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"
    b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(20) + b"\xff\xd9"
)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x00\x00\x00\x00"
    + bytes(4)
    + b"\x00\x00\x00\x00IDAT"
    + bytes(4)
    + b"\x00\x00\x00\x00IEND"
    + bytes(4)
)


def a_file(name: str, content: bytes, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)


def a_pdf(name: str = "surat.pdf") -> SimpleUploadedFile:
    return a_file(name, PDF)


def a_picture(name: str = "tangkapan layar.png") -> SimpleUploadedFile:
    return a_file(name, PNG)
