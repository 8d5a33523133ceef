"""The text layer of characters above U+FFFF: what is copied from a PDF must be the name that is
seen.

reportlab 5.1 writes the code point itself into the ToUnicode map (``<20BB7>``), where ISO 32000-1
§9.10.3 wants UTF-16BE (``<D842DFB7>``): the character is drawn right, but copied, searched or
indexed as two others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_LARGEST_SECTION = 100  # entries of one bfchar section, Adobe Technical Note 5411


def to_unicode_map(font_name: str, subset: Iterable[int]) -> str:
    """The ToUnicode CMap of a simple font whose code ``i`` shows the ``i``-th character of ``subset``."""
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
    ]
    sections: list[str] = []
    for start in range(0, len(entries), _LARGEST_SECTION):
        section = entries[start : start + _LARGEST_SECTION]
        sections += [f"{len(section)} beginbfchar", *section, "endbfchar"]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({font_name})\n/Ordering ({font_name})\n/Supplement 0\n>> def\n"
        f"/CMapName /{font_name} def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    )
    tail = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    return head + "\n".join(sections) + tail


class FaithfulFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font of reportlab whose ToUnicode maps are in UTF-16BE."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # reportlab's name
        """Write the font's subsets into ``doc``, then put their ToUnicode maps right."""
        # WORKAROUND https://hg.reportlab.com/hg-public/reportlab (ttfonts.py of 5.1, makeToUnicodeCMap)
        state = self.state.get(doc)
        subsets = [] if state is None else [list(subset) for subset in state.subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            tag = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            name = tag.decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode_map(name, subset)
