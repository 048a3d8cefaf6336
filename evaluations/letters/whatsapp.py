"""The text to copy into WhatsApp: short, polite, each matter with the link to its form."""

from django.utils.formats import date_format
from django.utils.translation import override

from evaluations.letters.papers import UNIT, Request
from evaluations.matters import Matter
from portal.addresses import absolute


def whatsapp_text(request: Request) -> str:
    with override("id"):
        once = {matter.form: matter for matter in request.matters}
        told = "\n".join(_matter(number, each) for number, each in enumerate(once.values(), start=1))
        return (
            f"Yth. Bapak/Ibu di {request.agency},\n\n"
            f"Mohon tindak lanjut atas hal berikut dalam kerja sama luar negeri:\n\n{told}\n"
            "Tautan membuka formulir setelah masuk; tanpa kata sandi pun bisa, dengan kode yang dikirim lewat surel. "
            "Jawaban lewat pesan ini juga dapat kami catatkan.\n\n"
            f"Terima kasih.\n{UNIT}, {request.agency.government}\n"
        )


def _matter(number: int, matter: Matter) -> str:
    about = f" ({matter.partnership})" if matter.partnership else ""
    due = f", jatuh tempo {date_format(matter.due, 'j F Y')}" if matter.due else ""
    since = date_format(matter.since, "j F Y")
    return f"{number}. {matter.text}{about}\n   Sejak {since}{due}.\n   {absolute(matter.url)}\n"
