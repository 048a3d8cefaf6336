"""The page of one export: by it the reader of a file can tell that the file is whole."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format, number_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.generic import View

from portal.exports.formats import FORMATS
from portal.exports.twins import error_answer
from portal.models import Export

TONES = {Export.State.RUNNING: "warn", Export.State.WHOLE: "good", Export.State.BROKEN: "bad"}
#: By which the reader has the sum of the file computed.
COMMANDS = {"unix": "sha256sum {}", "windows": "certutil -hashfile {} SHA256"}


class ExportDetail(View):
    """What the log says of one file, to whoever has its address; who took it is told to nobody here."""

    def get(self, request, key):
        export = get_object_or_404(Export, key=key)
        asked = request.GET.get("format")
        if asked == "json":
            return JsonResponse(as_data(export, request), headers={"Cache-Control": "no-cache"})
        if asked is not None:
            return error_answer(400, _("The format asked for is none that this page has."))
        context = {
            "title": _("Export %(name)s") % {"name": export.name},
            "export": export,
            "facts": facts_of(export),
            "tone": TONES[export.state],
            "commands": {name: command.format(export.name) for name, command in COMMANDS.items()},
        }
        response = render(request, "portal/export.html", context)
        response["X-Robots-Tag"] = "noindex"
        return response


def as_data(export: Export, request) -> dict:
    """Instants in UTC; numbers are missing until the file is whole."""
    return {
        "key": export.key,
        "address": request.build_absolute_uri(export.get_absolute_url()),
        "list": request.build_absolute_uri(export.path),
        "filters": export.asked,
        "format": export.format,
        "name": export.name,
        "state": export.state,
        "state_label": export.get_state_display(),
        "rows": export.rows,
        "bytes": export.bytes,
        "sha256": export.sha256 or None,
        "begun": export.begun,
        "finished": export.finished,
    }


@dataclass(frozen=True)
class Told:
    label: str
    value: str
    url: str | None = None
    badge: str = ""

    @property
    def missing(self) -> bool:
        return not self.value


def facts_of(export: Export) -> list[Told]:
    form = FORMATS[export.format].label if export.format in FORMATS else _("Data package")
    asked = urlencode(export.asked, doseq=True)
    return [
        Told(_("State"), export.get_state_display(), badge=TONES[export.state]),
        Told(_("File"), export.name),
        Told(_("List"), export.path, url=f"{export.path}?{asked}" if asked else export.path),
        Told(_("Filters as asked"), asked or _("none")),
        Told(_("Format"), str(form)),
        Told(_("Rows, without the head"), _in_figures(export.rows)),
        Told(_("Bytes"), _in_figures(export.bytes)),
        Told(_("SHA-256"), export.sha256),
        Told(_("Begun"), _moment(export.begun)),
        Told(_("Finished"), _moment(export.finished)),
    ]


def _in_figures(number: int | None) -> str:
    return "" if number is None else number_format(number, use_l10n=True, force_grouping=True)


def _moment(when) -> str:
    return date_format(localtime(when), "j F Y H:i:s e") if when else ""
