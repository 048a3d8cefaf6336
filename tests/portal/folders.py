"""Folders to load: a small one in which all is well, to be spoilt one cell at a time."""

from pathlib import Path

from django.apps import apps
from django.db import connection

from agreements.reference import refresh_sectors
from cities.reference import refresh_countries, refresh_governments

GOOD = {
    "sources.csv": """\
key,kind,title,authors,year,publisher,language,transcript,note,cited
paper,thesis,Kendala kerja sama,Ristadina,2021,Undip,id,002,,
press,press,"Berita, tanpa nama",,,,id,,,paper line 3
""",
    "localities.csv": """\
key,name,country,level,parent,latitude,longitude,geoname_id,note,cited
ulsan-jung-gu,Jung-gu,KR,district,ulsan,,,,,paper line 26
ulsan,Ulsan,KR,province,,35.53722,129.31667,,,paper line 28
""",
    "agencies.csv": """\
key,government,name,abbreviation,kind,mailbox,founded,founded_wording,dissolved,dissolved_wording,note,cited
kota-semarang-bina-marga,kota-semarang,Dinas Bina Marga,,dinas,,2008,,,,,paper line 28
kota-bandung-dlh,kota-bandung,Dinas Lingkungan Hidup,DLH,dinas,,,,,,,paper line 29
""",
    "partnerships.csv": """\
key,government,partner,partner_institution,kind,began,began_wording,initiative,initiative_on,initiative_on_wording,\
initiative_note,published_on,note,cited
semarang-jung-gu,kota-semarang,ulsan-jung-gu,,sister,2013,,partner,2012-12,,,2026-01-02,,paper line 26
semarang-ulsan,kota-semarang,ulsan,,,,,,,,,,,paper line 27
""",
    "agreements.csv": """\
key,government,partnership,kind,title,number_home,number_partner,parties,original_kept_at,signed,signed_wording,starts,\
starts_wording,term,duration_months,ends,ends_wording,notice_months,notice_channel,renewal,parent,succeeds,terminated,\
terminated_wording,termination_reason,termination_document,confirmed_on,note,cited
plan,kota-semarang,semarang-jung-gu,action_plan,Rencana aksi,,,,,2015-09-23,,,,,,,,,,,mou,,,,,,,,paper line 110
mou,kota-semarang,semarang-jung-gu,mou,Nota kesepahaman,,,,,2016-11-25,,,,fixed,60,,,6,,,,,,,,,,,paper lines 88-90
""",
    "signings.csv": """\
key,agreement,planned,planned_wording,signed,signed_wording,place,note,cited
mou-1,mou,,,2016-11-24,,Ulsan,,paper line 86
mou-2,mou,2016-11,,2016-11-25,,Semarang,,paper line 86
""",
    "signatories.csv": """\
key,signing,side,name,post,note,cited
mou-2-home,mou-2,home,Hendrar Prihadi,Wali Kota,,paper line 86
""",
    "texts.csv": """\
key,agreement,party,language,title,pages,articles,points,authoritative,note,cited
mou-home,mou,home,id,,5,11,,,,paper line 88
mou-partner,mou,partner,id,,1,,1,,,paper line 88
""",
    "fields.csv": """\
key,agreement,text,position,wording,language,sectors,is_open,origin,outcomes,expected_outcomes,note,cited
mou-f1,mou,mou-home,1,"Jalan dan jembatan",id,urban_planning;infrastructure,no,,not_stated,,,paper line 88
mou-f2,mou,mou-home,2,Kesehatan,id,health,no,,not_stated,,,paper line 88; press
plan-f1,plan,,1,Kebinamargaan,id,infrastructure,no,mou-f1,,,,paper line 110
""",
    "clauses.csv": """\
key,text,kind,is_present,article,note,cited
mou-home-period,mou-home,period,yes,pasal 11,,paper line 92
mou-home-outcomes,mou-home,outcomes,no,,,paper line 92
""",
    "text_points.csv": """\
key,text,position,wording,language,note,cited
mou-home-1,mou-home,1,Wisata,id,,paper line 88
mou-partner-1,mou-partner,1,Promosi kota dan kesehatan,id,,paper line 90
""",
    "field_matches.csv": """\
key,field,text,is_matched,point,wording,note,cited
mou-f1-match,mou-f1,mou-partner,no,,,,paper line 90
mou-f2-match,mou-f2,mou-partner,yes,mou-partner-1,kesehatan,,paper line 90
""",
    "assignments.csv": """\
key,field,agency,role,started,started_wording,ended,ended_wording,note,cited
mou-f1-bm,mou-f1,kota-semarang-bina-marga,lead,2016,,2018,akhir 2018,,paper line 28
""",
    "claims.csv": """\
key,record,attribute,topic,value,wording,source,locator,is_used,reason,note
c1,agreements.agreement:mou,signed,,2016-11-25,,paper,line 86,yes,Naskah sendiri.,
c2,agreements.agreement:mou,signed,,2016,,press,,no,,
c3,agreements.partnership:semarang-jung-gu,,Alasan terhenti,Anggaran,,paper,line 28,no,,
""",
}


def write(folder: Path, **spoilt: tuple[str, str] | str | None) -> Path:
    """The good folder with files spoilt: `agreements=(old, new)` in its text, a new text, or None to leave it out."""
    for file, text in GOOD.items():
        change = spoilt.get(file.removesuffix(".csv"), (",", ","))
        if isinstance(change, tuple):
            assert change[0] in text, "nothing was spoilt"
            change = text.replace(*change, 1)
        if change is None:
            (folder / file).unlink(missing_ok=True)
        else:
            (folder / file).write_text(change, encoding="utf-8")
    return folder


def reference() -> None:
    refresh_countries()
    refresh_governments()
    refresh_sectors()


def contents() -> dict[str, list[str]]:
    """Every row of every table of the register, its history included, as PostgreSQL writes it."""
    return {
        model._meta.label: _rows(model._meta.db_table)
        for app in ("portal", "cities", "agreements")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.label not in ("cities.Place", "cities.Country", "cities.Government")
    }


def _rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT t::text FROM "{table}" AS t ORDER BY 1')  # noqa: S608
        return [row for (row,) in cursor]
