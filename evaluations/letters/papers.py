"""The nota dinas to the head of an agency, and the letter that follows two reminders without an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

from agreements.letters.document import BLANK, OfficialDocument
from agreements.models import Contact
from agreements.models.sides import Side
from cities.models import Agency
from evaluations.letters.grounds import Ground, grounds
from evaluations.matters import Matter
from evaluations.reminders import ENOUGH
from portal.addresses import absolute

UNIT = "Bagian Kerja Sama"
SHARES = (1, 5, 4.8, 2.5, 2.5)
HEADERS = ("No", "Hal yang diminta", "Naskah, bidang, pasal", "Sejak", "Jatuh tempo")


@dataclass(frozen=True)
class Request:
    """What is asked of an agency, as it stands on a day, by somebody of the cooperation unit."""

    agency: Agency
    matters: list[Matter]
    on: date
    user: object


def nota_dinas(request: Request) -> OfficialDocument:
    """From the head of the cooperation unit; number and day are left for the office."""
    with override("id"):
        paper = _paper("Nota Dinas", request)
        paper.title("Nota Dinas")
        paper.facts(
            [
                ("Kepada", f"Yth. Kepala {request.agency}"),
                ("Dari", f"Kepala {UNIT}"),
                ("Tanggal", BLANK),
                ("Sifat", BLANK),
                ("Lampiran", BLANK),
                ("Perihal", _about(request)),
            ]
        )
        paper.paragraph(
            f"Menurut register kerja sama luar negeri per {_day(request.on)}, hal berikut menunggu tindak lanjut "
            f"{request.agency}:"
        )
        _tell(paper, request)
        paper.paragraph("Atas perhatian dan kerja samanya disampaikan terima kasih.")
        paper.signature(f"Kepala {UNIT}")
        return paper


def letter_to_head(request: Request, told: Iterable[date]) -> OfficialDocument:
    """To the head of the agency; of `told`, the days on which it was reminded, the last are named.

    Who signs is left for the office.
    """
    with override("id"):
        paper = _paper("Surat kepada kepala perangkat daerah", request)
        paper.facts(
            [("Nomor", BLANK), ("Sifat", BLANK), ("Lampiran", BLANK), ("Hal", _about(request)), ("Tanggal", BLANK)]
        )
        paper.paragraph(f"Yth. Kepala {request.agency}")
        paper.paragraph("di tempat")
        reminded = " dan ".join(_day(day) for day in sorted(told)[-ENOUGH:])
        paper.paragraph("Dengan hormat,")
        paper.paragraph(
            f"{request.agency} telah diingatkan pada {reminded} mengenai hal berikut, dan sampai dengan "
            f"{_day(request.on)} belum ada jawaban dalam register kerja sama luar negeri:"
        )
        _tell(paper, request)
        paper.paragraph(
            "Sehubungan dengan itu kami mohon Saudara menugaskan pejabat yang menindaklanjutinya dan memberitahukan "
            "hasilnya kepada kami. Atas perhatian dan kerja samanya disampaikan terima kasih."
        )
        paper.signature()
        return paper


def _paper(title: str, request: Request) -> OfficialDocument:
    return OfficialDocument(f"{title}: {_about(request)}", government=request.agency.government, unit=UNIT)


def _about(request: Request) -> str:
    partnerships = list(dict.fromkeys(str(matter.partnership) for matter in request.matters if matter.partnership))
    what = f"kerja sama {partnerships[0]}" if len(partnerships) == 1 else "kerja sama luar negeri"
    return f"Tindak lanjut {what}"


def _tell(paper: OfficialDocument, request: Request) -> None:
    known = grounds(request.matters)
    rows = [
        (str(number), matter.text, _ground(known.get(matter.name), matter), _day(matter.since), _due(matter))
        for number, matter in enumerate(request.matters, start=1)
    ]
    paper.table(HEADERS, rows, SHARES)
    paper.paragraph("Formulir untuk menyelesaikannya terbuka di portal setelah masuk:")
    paper.items(dict.fromkeys(absolute(matter.url) for matter in request.matters))
    paper.paragraph(
        f"Jawaban dapat pula disampaikan dengan surat, WhatsApp atau telepon; {UNIT} mencatatnya atas nama "
        "perangkat daerah. Narahubung:"
    )
    paper.items(_to_call(request))


def _ground(ground: Ground | None, matter: Matter) -> str:
    """A report answers for all agreements of a partnership, so that the partnership is named alone."""
    if ground is None:
        return str(matter.partnership or "")
    if ground.field:
        return f"{ground.agreement}; bidang «{ground.field}»; {ground.article or f'pasal {BLANK[:6]}'}"
    return str(ground.agreement)


def _to_call(request: Request) -> list[str]:
    """Our own contacts of these partnerships that are current; a line to fill in where there are none."""
    partnerships = {matter.partnership.pk for matter in request.matters if matter.partnership}
    ours = Contact.objects.visible_to(request.user).standing().filter(partnership__in=partnerships, side=Side.HOME)
    told = (", ".join(part for part in (str(each), each.address) if part) for each in ours.filter(ended=None))
    return list(dict.fromkeys(told)) or [f"{BLANK}, telepon {BLANK}"]


def _due(matter: Matter) -> str:
    return _day(matter.due) if matter.due else "secepatnya"


def _day(day: date) -> str:
    return date_format(day, "j F Y")
