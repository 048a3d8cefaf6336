"""The sentences of the program in Indonesian, each beside the English one by which it is called."""

from collections.abc import Mapping

from portal.written_days import FIRST_YEAR, LAST_YEAR

INDONESIAN: Mapping[str, str] = {
    # What is found.
    "Records of {folder}": "Catatan dari {folder}",
    "  as of {cutoff} by {rubric}: 1 partnership": "  per {cutoff} menurut {rubric}: 1 kemitraan",
    "  as of {cutoff} by {rubric}: {partnerships} partnerships": (
        "  per {cutoff} menurut {rubric}: {partnerships} kemitraan"
    ),
    "  files that are missing and count as empty: {files}": "  berkas yang tidak ada dan dianggap kosong: {files}",
    "  files that are not as the package was made (datapackage.json): {files}": (
        "  berkas yang tidak lagi seperti saat paket dibuat (datapackage.json): {files}"
    ),
    "No values of the portal's to compare with. What the records yield:": (
        "Tidak ada nilai portal untuk dibandingkan. Hasil dari catatan:"
    ),
    "Compared with the portal's: {values} values of indicators, {verdicts} verdicts.": (
        "Dibandingkan dengan portal: {values} nilai indikator, {verdicts} putusan."
    ),
    "Differences: {number}.": "Perbedaan: {number}.",
    "none": "tidak ada",
    "  {place}: the portal has «{portal}», the files «{files}»": "  {place}: portal «{portal}», berkas «{files}»",
    "  {place}: a row in {where} alone": "  {place}: baris ini hanya ada di {where}",
    "the portal": "portal",
    "the files": "berkas",
    "  {partnership}, {element}: {verdict} (mean {mean}, {observed} of {indicators} observed)": (
        "  {partnership}, {element}: {verdict} (rerata {mean}, {observed} dari {indicators} teramati)"
    ),
    "Verdicts that move under the rules given: {number}.": "Putusan yang berubah dengan aturan ini: {number}.",
    "  {partnership}, {cutoff}, {element}: {before} becomes {after}": (
        "  {partnership}, {cutoff}, {element}: {before} menjadi {after}"
    ),
    "{verdict} (mean {mean}, {observed} of {indicators} observed)": (
        "{verdict} (rerata {mean}, {observed} dari {indicators} teramati)"
    ),
    "met": "terpenuhi",
    "not_met": "tidak terpenuhi",
    "insufficient": "data tidak cukup",
    "Agreement with the coder of {folder} (Cohen's kappa; unweighted, «empty» is a word like others)": (
        "Kesepakatan dengan pengode {folder} (kappa Cohen; tanpa bobot, «empty» dihitung seperti kata lain)"
    ),
    "  files that the second coder lacks and that count as empty: {files}": (
        "  berkas yang tidak ada pada pengode kedua dan dianggap kosong: {files}"
    ),
    "  {element}: indicators {values}; verdicts {verdicts}": "  {element}: indikator {values}; putusan {verdicts}",
    "Indicators on which they differ: {number}.": "Indikator yang berbeda: {number}.",
    "  {partnership}, {cutoff}, {indicator}: {one} and {other}": (
        "  {partnership}, {cutoff}, {indicator}: {one} dan {other}"
    ),
    "no case in common": "tidak ada kasus bersama",
    "κ not defined (n = {cases}: both always give the same word)": (
        "κ tidak terdefinisi (n = {cases}: keduanya selalu memberi kata yang sama)"
    ),
    "κ {kappa} (n = {cases}: they agree in {observed}, by chance in {expected})": (
        "κ {kappa} (n = {cases}: sepakat {observed}, secara kebetulan {expected})"
    ),
    # What cannot be read.
    "recompute.py cannot read this:": "recompute.py tidak dapat membaca ini:",
    "row {number}": "baris {number}",
    "column {name}": "kolom {name}",
    "there is no such folder or ZIP": "folder atau ZIP ini tidak ada",
    "is neither a folder nor a ZIP": "bukan folder dan bukan ZIP",
    "cannot be opened: {reason}": "tidak dapat dibuka: {reason}",
    "is not UTF-8 (byte {place})": "bukan UTF-8 (bita {place})",
    "is missing": "tidak ada",
    "partnerships.csv is missing: this is no folder of records": (
        "partnerships.csv tidak ada: ini bukan folder catatan"
    ),
    "lacks the column {names}": "tidak memiliki kolom {names}",
    "has more or fewer cells than the header": "memiliki sel lebih atau kurang daripada baris judul",
    "is no CSV after line {number}: {reason}": "bukan CSV setelah baris {number}: {reason}",
    "is no rubric: {reason}": "bukan rubrik: {reason}",
    "names indicators that nobody can compute: {codes}": "menyebut indikator yang tidak dapat dihitung: {codes}",
    "is no description of a package: {reason}": "bukan deskripsi paket: {reason}",
    "has no partnership «{key}»": "tidak memuat kemitraan «{key}»",
    "there are no values of the portal's: say on which day, with --as-of": (
        "tidak ada nilai portal: sebutkan tanggalnya dengan --as-of"
    ),
    "there are no values of the portal's: name the rubric, with --rubric": (
        "tidak ada nilai portal: sebutkan rubriknya dengan --rubric"
    ),
    "«{name}» stands twice": "«{name}» ada dua kali",
    "«{name}» does not stand in {other}": "«{name}» tidak ada di {other}",
    "is empty, and the row cannot be without it": "kosong, padahal wajib diisi",
    "is empty: write yes or no": "kosong: tulis yes atau no",
    "«{cell}» is neither yes nor no": "«{cell}» bukan yes dan bukan no",
    "«{cell}» is none of {words}": "«{cell}» bukan salah satu dari {words}",
    "«{cell}» is no number: write digits with a point before decimals": (
        "«{cell}» bukan angka: tulis digit dengan titik sebelum desimal"
    ),
    "«{cell}» is no whole number from {least} to {most}": "«{cell}» bukan bilangan bulat dari {least} sampai {most}",
    "«{cell}» is no single day: write year, month and day, such as 2016-11-25": (
        "«{cell}» bukan satu tanggal: tulis tahun, bulan, dan hari, misalnya 2016-11-25"
    ),
    "«{cell}» ends before it begins": "«{cell}» berakhir sebelum dimulai",
    "«{part}» is not a date: 2007, 2007-04, 2007-04-12, 2018-10/2018-12, ../2018, 2018/.. or unknown": (
        "«{part}» bukan tanggal: 2007, 2007-04, 2007-04-12, 2018-10/2018-12, ../2018, 2018/.. atau unknown"
    ),
    f"«{{part}}» has a year that is not between {FIRST_YEAR} and {LAST_YEAR}": (
        f"«{{part}}» memuat tahun di luar {FIRST_YEAR} sampai {LAST_YEAR}"
    ),
    "«{part}» is not a day of the calendar": "«{part}» tidak ada dalam kalender",
    "«{part}» names neither end: write unknown": "«{part}» tidak menyebut awal maupun akhir: tulis unknown",
    # What can be asked.
    (
        "Computes every indicator and verdict anew from the CSV files of a data package and prints the differences "
        "from what the portal computed. With other rules it also prints which verdicts move; with the folder of a "
        "second coder, how far both agree on each element."
    ): (
        "Menghitung ulang setiap indikator dan putusan dari berkas CSV sebuah paket data dan mencetak perbedaannya "
        "dari hitungan portal. Dengan aturan lain dicetak pula putusan yang berubah; dengan folder pengode kedua, "
        "seberapa jauh keduanya sepakat pada setiap elemen."
    ),
    (
        "Result: 0 no difference, 1 differences, 2 something cannot be read. Numbers may be written 2.25 or 9/4. A "
        "folder may be a ZIP. Needs Python 3.11 or newer and nothing else."
    ): (
        "Hasil: 0 tanpa perbedaan, 1 ada perbedaan, 2 ada yang tidak dapat dibaca. Angka boleh ditulis 2.25 atau 9/4. "
        "Folder boleh berupa ZIP. Memerlukan Python 3.11 atau lebih baru, tanpa yang lain."
    ),
    "the data package; else where this file lies": "paket data; bila tidak disebut, tempat berkas ini",
    "judge on this day": "nilai per tanggal ini",
    "an element is met from this mean on": "elemen terpenuhi mulai rerata ini",
    "share that must be observed": "bagian yang harus teramati",
    "steps of the ratio scale": "batas skala rasio",
    "others weigh 1": "lainnya berbobot 1",
    "leave it out": "tanpa indikator ini",
    "the same partnerships as another recorded them": "kemitraan yang sama menurut pencatat lain",
    "this one alone; may be given several times": "hanya yang ini; boleh diulang",
    "its version, where the package has no values": "versinya, bila paket tidak memuat nilai",
    "print JSON instead of text": "cetak JSON, bukan teks",
    "language of what is printed": "bahasa keluaran",
    "«{text}» is no number, such as 2.25 or 9/4": "«{text}» bukan angka, misalnya 2.25 atau 9/4",
    "«{text}» is below nought": "«{text}» di bawah nol",
    "«{text}» are not three shares that rise, such as 1/3,2/3,9/10": (
        "«{text}» bukan tiga bagian yang menaik, misalnya 1/3,2/3,9/10"
    ),
    "«{text}» is no weight of an indicator, such as A1=2": "«{text}» bukan bobot indikator, misalnya A1=2",
}
