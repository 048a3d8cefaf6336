"""The report on a journey of ours (Laporan Perjalanan Dinas), drafted from what the register knows of it.

What the register does not know is written as such; what only the office can tell is left blank for it.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import override

from agreements.letters.document import BLANK, OfficialDocument
from agreements.models import Activity, Agreement, CooperationField, Funding, Obstacle, Promise
from agreements.models.sides import Side, Sides
from portal.partial_dates import PartialDate


def visit_report(activity: Activity, *, user) -> OfficialDocument:
    """The draft, as far as the user sees what it is drafted from. Persons stand in it by post, never by name."""
    with override("id"):
        return _VisitReport(activity, user).document()


class _VisitReport:
    def __init__(self, activity: Activity, user):
        self.activity = activity
        self.partnership = activity.partnership
        self.user = user
        title = f"Laporan perjalanan dinas: {activity.title}"
        self.paper = OfficialDocument(title, government=self.partnership.government)

    def document(self) -> OfficialDocument:
        self.paper.title("Laporan perjalanan dinas")
        self.basis()
        self.aims()
        self.time_and_place()
        self.participants()
        self.course()
        self.results()
        self.money()
        self.obstacles()
        self.follow_up()
        self.paper.section("Penutup")
        self.paper.paragraph("Demikian laporan ini dibuat untuk menjadi bahan pertimbangan lebih lanjut.")
        self.paper.signature("Pelapor")
        return self.paper

    def seen(self, related):
        """What stands and the user may see."""
        return related.visible_to(self.user).standing()

    def basis(self) -> None:
        self.paper.section("Dasar")
        agreement = self.seen(Agreement.objects).entered().filter(pk=self.activity.agreement_id).first()
        invitations = self.seen(self.activity.invitations)
        self.paper.items(
            [
                *([_agreement(agreement)] if agreement else []),
                *(
                    f"{invited.get_kind_display()}: {invited.subject} ({_when(invited.sent, invited.sent_wording)})"
                    for invited in invitations
                ),
            ]
        )
        self.paper.paragraph(f"Surat perintah tugas nomor {BLANK} tanggal {BLANK}")

    def aims(self) -> None:
        self.paper.section("Maksud dan tujuan")
        self.paper.facts(
            [
                ("Kegiatan", self.activity.title),
                ("Jenis", self.activity.get_kind_display()),
                ("Kemitraan", str(self.partnership)),
            ]
        )
        replied = self.seen(Activity.objects).filter(pk=self.activity.replies_to_id).first()
        if replied:
            self.paper.paragraph(f"Kegiatan ini merupakan balasan atas: {_titled(replied)}.")
        self.paper.remark("Diisi oleh kantor: uraikan maksud dan tujuan perjalanan.")

    def time_and_place(self) -> None:
        self.paper.section("Waktu dan tempat")
        self.paper.facts(
            [
                ("Waktu", _when(self.activity.happened, self.activity.happened_wording)),
                ("Tempat", self.activity.place),
                ("Tuan rumah", self.side(self.activity.host)),
            ]
        )

    def participants(self) -> None:
        self.paper.section("Peserta")
        groups = self.activity.participations.select_related("agency")
        self.paper.table(
            ("No", "Pihak", "Jabatan atau lembaga", "Unsur", "Orang"),
            _numbered(
                (self.side(group.side), group.name, group.get_body_display(), _number(group.persons))
                for group in groups
            ),
            (1, 3.8, 5.6, 3.6, 2),
        )
        self.paper.remark("Register tidak menyimpan nama orang; bila diperlukan, nama ditulis oleh kantor.")

    def course(self) -> None:
        self.paper.section("Pelaksanaan kegiatan per bidang")
        fields = self.seen(CooperationField.objects).filter(activities=self.activity)
        self.paper.table(
            ("No", "Bidang kerja sama", "Uraian kegiatan"),
            _numbered((field.wording, BLANK) for field in fields),
            (1, 7, 8),
        )
        if self.activity.note:
            self.paper.paragraph(self.activity.note)
        self.paper.remark("Diisi oleh kantor: uraikan kegiatan menurut hari.")

    def results(self) -> None:
        self.paper.section("Hasil dan kesepakatan")
        self.paper.paragraph("Hasil yang tercatat:")
        outcomes = self.seen(self.activity.outcomes)
        self.paper.items(f"{outcome.title} ({outcome.get_stage_display()})" for outcome in outcomes)
        self.paper.paragraph("Yang disepakati:")
        self.paper.table(
            ("No", "Kesepakatan", "Pihak", "Pelaksana", "Batas waktu"),
            _numbered(
                (agreed.action, self.side(agreed.side), agreed.who, _when(agreed.due, agreed.due_wording))
                for agreed in self.activity.promises.all()
            ),
            (1, 6, 3.5, 3, 3),
        )

    def money(self) -> None:
        self.paper.section("Biaya")
        self.paper.table(
            ("No", "Sumber dana", "Dibayar oleh", "Tahun", "Mata anggaran", "Rencana", "Realisasi"),
            _numbered(self._paid(paid) for paid in self.seen(self.activity.fundings).select_related("agency")),
            (1, 2.4, 2.8, 1.5, 3.5, 2.4, 2.4),
        )

    def _paid(self, funding: Funding) -> tuple[str, ...]:
        planned, realised = (_amount(amount, funding.currency) for amount in (funding.planned, funding.realised))
        payer = funding.agency.name if funding.agency else self.side(funding.side)
        return (funding.get_source_display(), payer, str(funding.year), funding.budget_line, planned, realised)

    def obstacles(self) -> None:
        """Of the time of the journey, in its fields or in none: others have nothing to do with it."""
        self.paper.section("Kendala")
        happened, fields = self.activity.happened, self.activity.fields.all()
        found = self.seen(Obstacle.objects).filter(Q(field=None) | Q(field__in=fields), partnership=self.partnership)
        if happened is None or None in (happened.earliest, happened.latest):
            found = found.none()
        else:
            found = found.filter(
                happened__earliest__range=(happened.earliest, happened.latest), happened__latest__lte=happened.latest
            )
        self.paper.items(f"{obstacle.get_category_display()}: {obstacle.description}" for obstacle in found)

    def follow_up(self) -> None:
        """What our side still has to do today, and what replied to the journey."""
        self.paper.section("Tindak lanjut")
        still_open = Promise.objects.open_on(timezone.localdate()).filter(activity=self.activity)
        ours = still_open.filter(side__in=(Sides.HOME, Sides.BOTH))
        self.paper.items(
            [
                *(f"{agreed.action} (paling lambat: {_when(agreed.due, agreed.due_wording)})" for agreed in ours),
                *(f"Telah ditanggapi dengan: {_titled(reply)}" for reply in self.seen(self.activity.replies)),
            ]
        )

    def side(self, side: str) -> str:
        """The parties by their names."""
        home, partner = str(self.partnership.government), self.partnership.partner_label
        names = {Sides.HOME: home, Sides.PARTNER: partner, Sides.BOTH: f"{home} dan {partner}"}
        return names.get(side, "Pihak ketiga" if side == Side.THIRD else "")


def _agreement(agreement: Agreement) -> str:
    """«Nota kesepahaman: …, ditandatangani 25 November 2016, nomor …»; what is not known of it is left out."""
    parts = [f"{agreement.get_kind_display()}: {agreement.title}"]
    if agreement.signed:
        parts.append(f"ditandatangani {_when(agreement.signed, agreement.signed_wording)}")
    if agreement.number_home:
        parts.append(f"nomor {agreement.number_home}")
    return ", ".join(parts)


def _titled(activity: Activity) -> str:
    when = _when(activity.happened, activity.happened_wording)
    return f"{activity.title} ({when})" if when else activity.title


def _when(value: PartialDate | None, wording: str) -> str:
    """The day as precisely as known, with the words of the source."""
    told = value.display() if value else ""
    return f"{told} («{wording}»)".strip() if wording else told


def _number(value: int | None) -> str:
    return "" if value is None else number_format(value)


def _amount(value, currency: str) -> str:
    return "" if value is None else f"{currency} {number_format(value, 2, force_grouping=True)}"


def _numbered(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [(str(number), *row) for number, row in enumerate(rows, start=1)]
