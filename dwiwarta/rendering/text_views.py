"""A paragraph, headline or dek as templates see it, in both languages. docs/templates.md explains the names; a test
holds the two together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.reading.typography import mend
from dwiwarta.rendering import markup
from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
    from markupsafe import Markup

    from dwiwarta.editorial.standing import Pair
    from dwiwarta.model import Bilingual
    from dwiwarta.rendering.words import Words

MACHINE_LANG = "en-x-mtfrom-id"
"""How Google asks unchecked machine English to be marked (BCP 47, private use); prefix matching keeps it `en`."""


class TextView(NamedTuple):
    """A paragraph, headline or dek in both languages."""

    number: int
    """Its anchor: `p1` ... for the body; 0 for headline and dek."""
    kind: str
    id: Markup
    en: Markup
    """English where it may be shown, else the Indonesian."""
    en_lang: str
    """`en`, `en-x-mtfrom-id`, or `id` where the Indonesian stands in its place."""
    block: bool
    """True where the HTML brings its own block elements."""
    en_block: bool
    state: str
    """`missing machine edited reviewed stale`, or `same` where nothing is to be translated."""
    note: str
    """What a reader is told of it: why the Indonesian stands in place of the English, or that the original changed
    under English that is shown; empty elsewhere."""
    note_id: str = ""
    """The same in Indonesian, for the page with both texts."""

    @property
    def translated(self) -> bool:
        return self.en_lang != "id" or self.state == "same"


def text_view(pair: Pair, number: int, *, markdown: bool, note: Bilingual) -> TextView:
    """`number` is its anchor; `markdown` whether the body is written in it."""
    segment, state = pair.segment, pair.state
    english = pair.english
    if markdown and segment.kind == "body":
        original = markup.block(mend(segment.text) if markup.is_plain(segment.text) else segment.text)
        shown = markup.block(english) if english is not None else original
    else:
        original = markup.Html(markup.text(mend(segment.text)), False)
        shown = markup.Html(markup.text(english), False) if english is not None else original
    if english is None:
        lang = "id"
    elif state is State.MACHINE:
        lang = MACHINE_LANG
    else:
        lang = "en"
    if state is None:
        lang = "id" if english == segment.text else "en"
    return TextView(
        number,
        segment.kind,
        original.inner,
        shown.inner,
        lang,
        original.block,
        shown.block,
        str(state) if state else "same",
        note.en,
        note.id,
    )


class Notes:
    """What is said of paragraphs that are not as they should be."""

    def __init__(self, w: Words, changed_on: str) -> None:
        """`changed_on`: the day of the change in words, where it is known."""
        self._awaited = w("Awaiting translation; the original is shown")
        self._unchecked = w("Awaiting an editor's check; the original is shown")
        self._replaced = w("Original changed; the original is shown until the English is checked again")
        self._kept = (
            w("The original changed on {day}; this paragraph is not yet updated", day=changed_on)
            if changed_on
            else w("The original changed; this paragraph is not yet updated")
        )

    def of(self, pair: Pair) -> str:
        """The sentence about this paragraph, empty where all is well."""
        if pair.english is not None:
            return self._kept if pair.outlives_change else ""
        if pair.state is State.STALE:
            return self._replaced
        return self._unchecked if pair.withheld and pair.state is not State.MISSING else self._awaited
