import io
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from shotlog.exchange.xml_text import XmlStream, is_legal, legal

ANY = st.text(st.characters(), max_size=40)


@given(ANY, ANY)
def test_any_text_comes_back_but_for_what_xml_cannot_hold(text, value):
    file = io.BytesIO()
    xml = XmlStream(file, doctype="log")
    with xml.element("log", {"value": value, "none": None}):
        xml.leaf("text", text, {"value": value})
        xml.leaves({"one": text, "two": 2}, inside="both")
        xml.leaf("empty")
    root = ET.fromstring(file.getvalue())  # noqa: S314 - our own
    assert (root.get("value"), root.get("none")) == (legal(value), None)
    assert (root.findtext("text"), root.findtext("both/one")) == (legal(text), legal(text))
    assert (root.findtext("both/two"), root.findtext("empty")) == ("2", "")
    assert is_legal(text) == (legal(text) == text or "\N{REPLACEMENT CHARACTER}" in text)
