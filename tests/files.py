"""Files as people upload them: small, and of the types that the portal takes."""

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)


def a_file(name: str, content: bytes, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)


def a_pdf(name: str = "surat.pdf") -> SimpleUploadedFile:
    return a_file(name, PDF)


def a_picture(name: str = "tangkapan layar.png") -> SimpleUploadedFile:
    return a_file(name, PNG)
