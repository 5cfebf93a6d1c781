"""What DESIGN 4 and docs/exchange.md say, written down once more without a line of the program's own reasoning."""

import hashlib
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dwiwarta.translation.catalog import Entry

GONE = set("\u00ad\u200b\u200c\u200d\u2060\ufeff")
DOUBLE = set("\u201c\u201d\u201e\u201f«»\u2033")
SINGLE = set("\u2018\u2019\u201a\u201b\u2032`\u00b4")
DASHES = set("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    out: list[str] = []
    for c in text.replace("\u00b4", "'"):
        for d in unicodedata.normalize("NFKC", c) if c not in DOUBLE | SINGLE | DASHES else c:
            if d in GONE:
                continue
            out.append('"' if d in DOUBLE else "'" if d in SINGLE else "-" if d in DASHES else d)
    text = unicodedata.normalize("NFKC", "".join(out)).casefold()
    kept = ""
    for n, c in enumerate(text):
        if not c.isspace():
            kept += c
        elif kept and kept[-1].isdigit() and text[n:].lstrip()[:1].isdigit():
            kept += " "
    kept = kept.replace("''", '"')
    while "--" in kept:
        kept = kept.replace("--", "-")
    return kept.rstrip(".…")


@lru_cache(maxsize=50_000)
def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def fits(entry: Entry) -> bool:
    return entry.facts.get("out") == digest(unicodedata.normalize("NFC", entry.text))


def worth(entry: Entry) -> str:
    """The state, in the order in which DESIGN 4 derives it."""
    if not entry.text.strip():
        return "missing"
    if not entry.fuzzy:
        return "reviewed"
    if entry.previous is not None or entry.facts.get("src", "") not in ("", digest(folded(entry.source))):
        return "stale"
    return "machine" if fits(entry) else "edited"


def of_a_person(entry: Entry) -> bool:
    """Text that no command may replace: all but what is fuzzy, fits its `out`, and was never a person's."""
    if not entry.text.strip():
        return False
    was = entry.facts.get("was")
    return not (entry.fuzzy and fits(entry) and "ok" not in entry.facts and was not in ("reviewed", "edited"))


class Line(NamedTuple):
    """A paragraph of a file that comes back from elsewhere, as the test knows it."""

    kind: str
    source: str
    text: str
    left: Entry
    """As it left."""
    approved: bool
    form: str

    @property
    def says(self) -> str:
        """What the file says of its English (docs/exchange.md, *In*, first table)."""
        changed = self.text != self.left.text
        approved = self.approved and not (self.form == "tmx" and changed)
        if not self.text.strip():
            return "nothing"
        if not approved and changed and folded(self.text) == folded(self.source):
            return "nothing"
        if approved:
            return "checked"
        return "edited" if changed else worth(self.left)

    @property
    def persons(self) -> bool:
        return self.says in ("checked", "edited") or (self.says == "stale" and of_a_person(self.left))


class Standing(NamedTuple):
    """What stands in a catalog for a paragraph."""

    text: str
    worth: str
    protected: bool
    at: str = ""
    """The day of a machine's text."""
    ok: bool = False
    """Somebody has checked it once."""


def standing(entry: Entry) -> Standing:
    facts = entry.facts
    return Standing(entry.text, worth(entry), of_a_person(entry), facts.get("at", ""), "ok" in facts)


def imported(here: Standing, line: Line) -> Standing:
    """What stands here after the line came in (docs/exchange.md, *In*, second table)."""
    says = line.says
    if says == "nothing":
        return here
    if here.text and unicodedata.normalize("NFC", here.text).strip() == line.text.strip():
        untouched = line.text == line.left.text and line.approved == (worth(line.left) == "reviewed")
        taken_back = here.ok and untouched and here.worth != "stale"
        if says == "checked" and here.worth != "reviewed" and not taken_back:
            return Standing(here.text, "reviewed", True, here.at, True)
        return here
    if here.protected:
        return here
    if says == "machine":
        at = line.left.facts.get("at", "")
        newer = here.worth != "machine" or at > here.at
        return Standing(line.text, "machine", False, at) if newer else here
    if says == "stale":
        return Standing(line.text, "stale", line.persons) if here.worth == "missing" else here
    return Standing(line.text, "reviewed" if says == "checked" else "edited", True)
