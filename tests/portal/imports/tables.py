"""Tables that are pasted, and what previews say of them."""

from portal.models import Import

AGENCIES = """\
Nama Dinas\tSingkatan\tJenis\tDibentuk\tKeterangan
Dinas Pekerjaan Umum\tDPU\tDinas\t12 April 2007\t
Badan Perencanaan\tBappeda\tBadan\takhir 2018\tdahulu kantor
"""


def quiet(_done, _total):
    """Nobody waits."""


def errors(import_: Import) -> list[tuple]:
    return [
        (row.number, column, told) for row in import_.rows.filter(act="reject") for _t, column, _v, told in row.errors
    ]
