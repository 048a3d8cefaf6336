"""The sheet that offices keep: one row for each agreement, with its partner, its fields and who is responsible."""

from django.utils.translation import gettext_lazy

from agreements.tables.agreements import AGREEMENTS, ASSIGNMENTS, FIELDS, PARTNERSHIPS
from agreements.wide_rows import compose
from agreements.written import agencies_in, read_kind, read_term
from cities.tables import LOCALITIES
from portal.imports.cells import text_of
from portal.imports.kinds import Kind, SheetColumn

SHEETS = (
    Kind(
        name="register",
        main=AGREEMENTS,
        said=gettext_lazy("Agreements in one wide sheet, with partners, fields and agencies"),
        compose=compose,
        joined=("partner", "country"),
        keeps_rest=True,
        columns=(
            SheetColumn(
                "partner",
                PARTNERSHIPS,
                "partner",
                synonyms="mitra; kota mitra; nama mitra; mitra luar negeri; kota/negara mitra; mitra kerja sama; "
                "nama kota mitra; pihak kedua; sister city; kota kembar; partner city; daerah mitra; kab/kota mitra",
                needed=True,
            ),
            SheetColumn(
                "country",
                LOCALITIES,
                "country",
                said=gettext_lazy("Country of the partner"),
                synonyms="negara; negara mitra; asal negara; country",
                read=text_of,
                needed=False,
            ),
            SheetColumn(
                "partner_institution",
                PARTNERSHIPS,
                "partner_institution",
                synonyms="lembaga; lembaga mitra; institusi mitra; partner institution",
            ),
            SheetColumn(
                "partnership_kind",
                PARTNERSHIPS,
                "kind",
                said=gettext_lazy("Kind of partnership"),
                synonyms="bentuk kerja sama; jenis kemitraan; sifat kerja sama",
            ),
            SheetColumn(
                "kind",
                AGREEMENTS,
                "kind",
                said=gettext_lazy("Kind of agreement"),
                synonyms="jenis; jenis naskah; jenis dokumen; bentuk naskah; dokumen; type; jns dokumen",
                read=read_kind,
                needed=True,
            ),
            SheetColumn(
                "title",
                AGREEMENTS,
                "title",
                said=gettext_lazy("Title of the agreement"),
                synonyms="judul; judul naskah; tentang; perihal; nama naskah; judul mou; naskah kerja sama; "
                "judul kerja sama; judul naskah kerja sama; bentuk/judul naskah; bentuk/judul naskah kerja sama",
                needed=False,
            ),
            SheetColumn(
                "number_home",
                AGREEMENTS,
                "number_home",
                synonyms="nomor; no mou; nomor mou; nomor naskah; no naskah; nomor pemkot; nomor dokumen; no dokumen; "
                "no surat; number; nomor kerja sama; no/tgl; nomor pihak kesatu",
            ),
            SheetColumn(
                "number_partner", AGREEMENTS, "number_partner", synonyms="nomor mitra; nomor pihak kedua; no pihak ii"
            ),
            SheetColumn(
                "signed",
                AGREEMENTS,
                "signed",
                synonyms="tanggal; tgl; tanggal penandatanganan; tanggal ttd; tgl ttd; tgl penandatanganan; ttd; "
                "tanggal tanda tangan; tgl tanda tangan; ditandatangani; penandatanganan; tanggal mou; date",
            ),
            SheetColumn(
                "starts",
                AGREEMENTS,
                "starts",
                synonyms="mulai; mulai berlaku; tanggal mulai; tmt; berlaku mulai; awal; effective date; from",
            ),
            SheetColumn(
                "ends",
                AGREEMENTS,
                "ends",
                synonyms="berakhir; tanggal berakhir; tgl berakhir; berlaku sampai; masa berlaku sampai; akhir; "
                "selesai; s/d; habis masa berlaku; expiry; until",
            ),
            SheetColumn(
                "duration",
                AGREEMENTS,
                "duration_months",
                said=gettext_lazy("Term"),
                meaning=gettext_lazy("How long it is in force: «5 tahun», «60 bulan», «tidak terbatas»."),
                synonyms="masa berlaku; jangka waktu; lama; durasi; duration; masa; jk waktu; waktu",
                read=read_term,
            ),
            SheetColumn("renewal", AGREEMENTS, "renewal"),
            SheetColumn("notice_months", AGREEMENTS, "notice_months"),
            SheetColumn("original_kept_at", AGREEMENTS, "original_kept_at"),
            SheetColumn(
                "fields",
                FIELDS,
                "wording",
                said=gettext_lazy("Fields of cooperation"),
                synonyms="bidang; bidang kerja sama; ruang lingkup; lingkup kerja sama; obyek kerja sama; "
                "objek kerja sama; ruang lingkup kerja sama; fields; scope",
                listed=True,
                needed=False,
            ),
            SheetColumn(
                "agencies",
                ASSIGNMENTS,
                "agency",
                said=gettext_lazy("Responsible agencies"),
                synonyms="opd; skpd; dinas; perangkat daerah; opd pelaksana; opd terkait; instansi; pelaksana; "
                "opd pengampu; perangkat daerah terkait; dinas terkait; penanggung jawab; leading sector; "
                "perangkat daerah pelaksana; opd penanggung jawab; unit kerja; skpd terkait",
                listed=True,
                pieces=agencies_in,
                needed=False,
            ),
            SheetColumn("note", AGREEMENTS, "note", synonyms="keterangan; ket; catatan; remarks; notes"),
        ),
    ),
)
