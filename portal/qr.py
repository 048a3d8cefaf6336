"""QR codes that lead from paper to the living page."""

import io

import segno
from django.utils.safestring import SafeString

#: Modules of white around the code, as the standard asks, so that cameras find it.
QUIET_ZONE = 4


def qr_svg(text: str, *, title: str = "") -> SafeString:
    """An SVG that holds `text`, legible with 15 % of it lost (level M); `title` is read out in its place.

    It has no size of its own and no style, and stands on white whatever the page's colours are.
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    stream = io.BytesIO()
    code.save(
        stream,
        kind="svg",
        border=QUIET_ZONE,
        light="#fff",
        omitsize=True,
        xmldecl=False,
        nl=False,
        title=title or None,
        svgclass="qr",
        lineclass=None,
    )
    return SafeString(stream.getvalue().decode())
