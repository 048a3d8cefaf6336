"""A table as somebody pastes it, and one who waits for nothing."""

AGENCIES = """\
Nama Dinas\tSingkatan\tJenis\tDibentuk\tKeterangan
Dinas Pekerjaan Umum\tDPU\tDinas\t12 April 2007\t
Badan Perencanaan\tBappeda\tBadan\takhir 2018\tdahulu kantor
"""


def quiet(_done, _total):
    """Nobody waits."""
