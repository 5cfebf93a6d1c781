"""What stands on a card, without the drawing of it."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import NamedTuple

WIDTH, HEIGHT = 1200, 630
"""What social networks ask for."""
RECIPE = 1
"""To be raised when the drawing changes: cards then get new addresses, for social networks keep what they have seen."""
LONGEST = 220
"""Characters of a text on a card; more has no room, and costs time for each."""


class Card(NamedTuple):
    """Words and colours. All texts are plain and may be empty, except `name`."""

    name: str
    """Of the site."""
    language: str
    """The word for the language of the card."""
    headline: str
    """Empty on the card of a language."""
    label: str
    """The topic; the line under the name on the card of a language."""
    foot: str
    """Outlet and day."""
    state: str
    """How far the translation is."""
    paper: str
    ink: str
    soft: str
    rule: str
    accents: tuple[str, ...]
    """The topic's colour; those of all topics on the card of a language. `#rrggbb`, as all colours."""

    def key(self, fonts: bytes) -> str:
        """Hexadecimal digits for what is drawn and how; `fonts` stands for the fonts. The first eight tell the cards
        of one article apart, all of them those of a site."""
        told = json.dumps([RECIPE, fonts.hex(), self], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\x00-\x1f\x7f-\x9f]"
)


def plain(text: str) -> str:
    """Composed, without what cannot be seen (controls, marks of direction), one space between words."""
    return " ".join(_UNSEEN.sub(" ", unicodedata.normalize("NFC", text)).split())
