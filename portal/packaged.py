"""What explains a package, in every package."""

from django.utils.translation import gettext_lazy as _

from portal.packages.added import PackagedColumn, PackagedFile
from portal.packages.dictionary import dictionary
from portal.packages.texts import licence
from portal.packages.vocabularies import vocabularies

FILES = (
    PackagedFile(
        "dictionary.csv",
        _("Every column of every file: what it means, its type and unit, and where its words stand."),
        dictionary,
        columns=(
            PackagedColumn("table", _("The file."), required=True),
            PackagedColumn("column", _("The column."), required=True),
            PackagedColumn("meaning_id", _("What it means, in Indonesian."), required=True),
            PackagedColumn("meaning_en", _("What it means, in English."), required=True),
            PackagedColumn("type", _("Its type, a word of Table Schema."), required=True),
            PackagedColumn("required", _("Whether it is filled in every row."), "boolean", required=True),
            PackagedColumn("unit_id", _("The unit of a number, in Indonesian.")),
            PackagedColumn("unit_en", _("The unit of a number, in English.")),
            PackagedColumn("source", _("The field of the register from which it is read.")),
            PackagedColumn("vocabulary", _("The vocabulary of its words, in vocabularies.csv.")),
        ),
    ),
    PackagedFile("LICENSE.txt", _("What may be done with the data."), licence),
    PackagedFile(
        "vocabularies.csv",
        _("Every word that a column may hold, with what it means in both languages."),
        vocabularies,
        columns=(
            PackagedColumn(
                "vocabulary", _("The vocabulary: a file and its column, or a kind of record."), required=True
            ),
            PackagedColumn("code", _("The word as it stands in files."), required=True),
            PackagedColumn("label_id", _("What pages write for it, in Indonesian."), required=True),
            PackagedColumn("label_en", _("What pages write for it, in English."), required=True),
        ),
    ),
)
