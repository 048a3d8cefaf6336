"""A code that a camera reads and a page may hold."""

from xml.etree import ElementTree

from portal.qr import qr_svg

ADDRESS = "https://portal.example/partnerships/semarang-jung-gu/"


def test_a_code_has_its_quiet_zone_on_white_and_no_style():
    svg = ElementTree.fromstring(qr_svg(ADDRESS))  # noqa: S314
    modules = [int(side) for side in svg.attrib["viewBox"].split()[2:]]
    # Version 4 (33 modules) holds the address at level M; four modules of white stand on each side.
    assert modules == [33 + 8, 33 + 8]
    background, drawing = svg.findall("{*}path")
    assert background.attrib["fill"] == "#fff"
    assert drawing.attrib["d"].startswith("M4 4.5h7")
    assert "style" not in {name for element in svg.iter() for name in element.attrib}


def test_what_is_read_out_is_escaped():
    assert "<script>" not in qr_svg(ADDRESS, title="<script>")
