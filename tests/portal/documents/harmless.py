"""Files that are taken: under misleading names, or as offices really have them."""

from tests.files import JPEG, PDF, PNG, office, pdf
from tests.portal.documents.hostile import FIELD, with_relation, with_text

#: Name → a file that is taken, and the name under which it is given out.
NEUTRALISED = {
    "path in the name": ("../../etc/passwd", PDF, "passwd.pdf"),
    "path of Windows": ("C:\\Windows\\system32\\surat.pdf", PDF, "surat.pdf"),
    "two endings": ("surat.pdf.exe", PDF, "surat.pdf.exe.pdf"),
    "wrong ending": ("naskah.docx", PDF, "naskah.docx.pdf"),
    "ending of a page": ("naskah.html", PNG, "naskah.html.png"),
    "picture as PDF": ("foto.pdf", JPEG, "foto.pdf.jpg"),
    "written from right to left": ("surat\u202efdp.exe", PDF, "suratfdp.exe.pdf"),
    "line breaks in the name": ("surat\r\nSet-Cookie: a=b.pdf", PDF, "suratSet-Cookie: a=b.pdf"),
    "name of 400 letters": ("a" * 400 + ".pdf", PDF, "a" * 120 + ".pdf"),
    "name of a device": ("CON.pdf", PDF, "_CON.pdf"),
    "name of a device with endings": ("lpt1.surat.pdf.exe", PDF, "_lpt1.surat.pdf.exe.pdf"),
    "quotes in the name": ('su"rat";filename=a.html', PDF, 'su"rat";filename=a.html.pdf'),
    "letters of all scripts": ("공문 25호 – 北海市.odt", office("odt"), "공문 25호 – 北海市.odt"),
}
#: What offices really have.
GENUINE = {
    "PDF": (PDF, "application/pdf"),
    "PDF with a form": (pdf("a", catalog="/AcroForm << /Fields [] /SigFlags 3 >>"), "application/pdf"),
    "PDF with links": (pdf("a", more=(b"<< /S /URI /URI (https://semarangkota.go.id) >>",)), "application/pdf"),
    "PDF saved twice": (PDF + b"\n%%EOF\r\n", "application/pdf"),
    "JPEG": (JPEG, "image/jpeg"),
    "JPEG of a telephone": (JPEG + b"\x00\x00SEFHe\x00\x00\x00SEFT", "image/jpeg"),
    "PNG": (PNG, "image/png"),
    **{kind: (office(kind), None) for kind in ("docx", "xlsx", "pptx", "odt", "ods")},
    "XLSX with settings of a printer": (office("xlsx", ("xl/printerSettings/printerSettings1.bin", b"\0")), None),
    "DOCX with a template of the office": (
        with_relation("docx", "attachedTemplate", "file:///C:\\Users\\dinas\\Surat%20dinas.dotm"),
        None,
    ),
    "DOCX with links": (with_relation("docx", "hyperlink", "https://semarangkota.go.id"), None),
    "DOCX with fields": (with_text(FIELD % b"PAGE" + FIELD % b'HYPERLINK "https://dde.example"'), None),
    "XLSX with links to another": (
        with_relation("xlsx", "externalLinkPath", "file:///\\\\server\\anggaran.xlsx"),
        None,
    ),
    "PPTX with a letter with a table": (
        office("pptx", ("ppt/embeddings/a.docx", office("docx", ("word/embeddings/b.xlsx", office("xlsx"))))),
        None,
    ),
    "DOCX with a table": (office("docx", ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", office("xlsx"))), None),
}
