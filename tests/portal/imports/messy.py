"""A sheet as an office keeps it: titles above, headings in two lines, dates and lists as everybody writes them."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

HEADINGS = ("No", "Kota / Negara Mitra", "Negara", "Jenis", "Nomor", "Tgl. Ttd", "Jangka Waktu")
MORE = ("Bidang Kerja Sama", "OPD Terkait", "Kondisi", "Ket.")
FIRST, LAST = 3, 6
#: Partner, country, kind, number, signed, term, fields, agencies, state, note; «\\n» is a line break in a cell, and «@»
#: stands before what the file holds as a date and no text. A line that ends in a backslash goes on below.
_ROWS = r"""
Jung-gu|Korea Selatan|MoU|119/2016|25 November 2016|5 (lima) tahun|\
1. Penataan kota, jalan dan jembatan\n2. Pariwisata dan kebudayaan\n3. Kesehatan|\
1. Dinas Pekerjaan Umum\n2. Disbudpar\n3. Dinas Kesehatan|berakhir|
Jung-gu|Korea Selatan|Rencana Aksi||23 Sept 2015||Jalan dan jembatan|DPU||
Beihai|Tiongkok|LoI|019.6/1|April 2007||||tidak aktif|ditandatangani di Beihai
Beihai|Tiongkok|MoU|019.6/2|@2008-10-14|5 th|\
pelabuhan; pendidikan; seni budaya; pariwisata; bidang lain yang disepakati|Bappeda|tidak aktif|
Toyama|Jepang|Letter of Intent (LoI)||14/12/2017|3 tahun|Konversi BBG bus kota|Dinas Perhubungan, DLH||JCM
Brisbane|Australia|MoU|B-1|1993|tidak terbatas|Pendidikan|Dinas Pendidikan|aktif|
Kitakyushu|Jepang|Nota Kesepahaman||akhir 2018|3 thn|\
a. Persampahan\nb. Air limbah|a. Dinas Lingkungan Hidup\nb. Disperkim||
Split|Kroasia|MoU|S/12|Mei 2015|5 tahun|Pariwisata|Dinas Kebudayaan dan Pariwisata||
Belanda||LOI||2014||Pengelolaan air|Bappeda & DPU||tidak ada kota mitra
Da Nang|Vietnam|MoU|DN 1|12-4-2009|60 bulan|1. Perdagangan 2. Pelabuhan 3. Perikanan|Disperindag||
Da Nang|Vietnam|Addendum MoU|DN 1a|12.04.2012|2 tahun|Perdagangan|Disperindag||
Penang|Malaysia|MoU|P-07|3 Pebruari 2010|5 tahun|Pariwisata;Kesehatan|Disbudpar;Dinkes||
Penang|Malaysia|PKS|P-07/1|Maret 2011|1 tahun|Promosi wisata|Disbudpar||
Daegu|Korea Selatan|MoU|D/1|19 Agust 2013|5 tahun|Industri, perdagangan dan investasi|Disperindag; BKPM||
Xiamen|Tiongkok|LoI||17 Juli 2011||Perdagangan|Dinas Perindustrian dan Perdagangan||
Fuzhou|Tiongkok|LoI|F 3|2012||- pelabuhan\n- pendidikan|- Dinas Perhubungan\n- Disdik||
Fuzhou|Tiongkok|MoU|F 4|5 Mei 2014|5 tahun|Pelabuhan|Dishub||
Cebu|Filipina|MoU|C-1|Q3 2016|4 tahun|Pariwisata|Disbudpar||
Kaohsiung|Taiwan|LoI||30/11/2018||UMKM|Dinas Koperasi dan UKM||
Hamburg|Jerman|MoU|H-2|Juni 2019|5 tahun|Pelabuhan\nPendidikan vokasi|Dishub\nDisdik||
Rotterdam|Belanda|Nota Kesepahaman|R-9|11 s.d. 12 Maret 2015|4 tahun|Pengelolaan banjir rob|DPU||
Gold Coast|Australia|LoI||tahun 2016||Pariwisata|Disbudpar|batal|
Wonju|Korea Selatan|MoU|W-1|10-10-2012|5 tahun|Kesehatan|Dinkes||
Nagoya|Jepang|MoU|N-5|5/5/2015|5 tahun|Mitigasi bencana|BPBD||
Nagoya|Jepang|Perjanjian Kerja Sama|N-5/1|Agustus 2016|1 tahun|Pelatihan SAR|BPBD||
"""


def rows() -> list[list[str]]:
    lines = _ROWS.replace("\\\n", "").strip().splitlines()
    return [[cell.replace(r"\n", "\n") for cell in line.split("|")] for line in lines]


def messy() -> bytes:
    """XLSX: titles over all columns, headings in two lines, a line that counts the columns, signatures below."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        day, sheet = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_worksheet("Rekap")
        last = len(HEADINGS) + len(MORE) - 1
        sheet.merge_range(0, 0, 0, last, "REKAPITULASI KERJA SAMA LUAR NEGERI")
        sheet.merge_range(1, 0, 1, last, "PEMERINTAH KOTA SEMARANG")
        sheet.merge_range(3, FIRST, 3, LAST, "Naskah")
        for column, heading in enumerate(HEADINGS + MORE):
            if FIRST <= column <= LAST:
                sheet.write(4, column, heading)
            else:
                sheet.merge_range(3, column, 4, column, heading)
            sheet.write(5, column, f"({column + 1})")
        for number, row in enumerate(rows(), 1):
            sheet.write(5 + number, 0, number)
            for column, cell in enumerate(row, 1):
                if cell.startswith("@"):
                    sheet.write_datetime(5 + number, column, datetime.fromisoformat(cell[1:]), day)
                else:
                    sheet.write(5 + number, column, cell)
        sheet.write(8 + number, last, "Semarang, 4 Januari 2021")
        sheet.write(9 + number, last, "Kepala Bagian Kerja Sama")
    return stream.getvalue()
