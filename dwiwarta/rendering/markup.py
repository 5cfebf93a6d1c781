"""Text to HTML. News text is escaped; a Markdown block goes through Python-Markdown and a sanitiser, except where it
is so plain that the outcome is known beforehand: that is nearly every paragraph, and the parser costs fifty times
more. A differential test holds the short way to what the parser gives."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    import markdown
    import nh3


class Html(NamedTuple):
    """A rendered segment."""

    inner: Markup
    """What stands inside the element that shows it."""
    block: bool
    """True where `inner` brings its own block elements (a list, a heading); else it is the inside of a paragraph."""


def text(source: str) -> Markup:
    """Plain text as HTML; quotation marks need no escaping outside attributes."""
    return Markup(_escape(source))


def _escape(source: str) -> str:
    if "&" in source:
        source = source.replace("&", "&amp;")
    if "<" in source:
        source = source.replace("<", "&lt;")
    if ">" in source:
        source = source.replace(">", "&gt;")
    return source


_PLAIN = r"[^*_`\\\[\]<>&!\n:]|:(?!//)"
_WORDS = rf"(?:{_PLAIN})++"  # possessive, here and below: nothing to go back to
_STRONG = rf"(?<!\*)\*\*(?![\s*])({_WORDS})(?<!\s)\*\*(?!\*)"
_EM = rf"(?<!\*)\*(?![\s*])({_WORDS})(?<!\s)\*(?!\*)"
_LINK = rf"\[({_WORDS})\]\((https?://[\w./-]+)\)"
_INLINE = re.compile(rf"(?:{_WORDS}|{_STRONG}|{_EM}|{_LINK})++")
_SPAN = re.compile(rf"{_STRONG}|{_EM}|{_LINK}")
_NO_PARAGRAPH = re.compile(r"[\s#>+=~|:-]|\*(?:\s|$)|\d+\.(?:\s|$)")
"""What may begin another kind of block, at the start of a line."""


def _inline(source: str) -> str | None:
    """The HTML of a line of plain words, bold, emphasis and web links; None where there is anything else."""
    if not _SPECIAL.search(source) and "://" not in source:
        return source
    if not _INLINE.fullmatch(source):
        return None
    return _SPAN.sub(_tag, source)


_SPECIAL = re.compile(r"[*_`\\\[\]<>&!\n]")


def _tag(found: re.Match[str]) -> str:
    if found[1]:
        return f"<strong>{found[1]}</strong>"
    if found[2]:
        return f"<em>{found[2]}</em>"
    return f'<a href="{found[4]}">{found[3]}</a>'


def is_plain(block: str) -> bool:
    """True for a block of words alone, whose spaces and punctuation can be tidied without touching any markup."""
    return not _SPECIAL.search(block) and _WORDS_FIRST.match(block) is not None


def short_way(block: str) -> Html | None:
    """The HTML of a plain Markdown block, None where only the parser knows."""
    if not _SPECIAL.search(block) and "://" not in block:
        if _WORDS_FIRST.match(block) and "  " not in block and not block[-1].isspace():
            return Html(Markup(block), False)
        if block[:1] not in ("-", "#"):
            return None
    first = block[:1]
    if first and first in "#>-":
        return _plain_block(block, first)
    if "\n" in block or "  " in block or _NO_PARAGRAPH.match(block) or not block:
        return None
    inner = _inline(block)
    if inner is None or inner[-1].isspace():
        return None
    return Html(Markup(inner), False)


_WORDS_FIRST = re.compile(r"[^\W\d_]|[\"“‘'(]")
"""A letter or a quotation mark at the start: no block but a paragraph begins so."""


_HEADING = re.compile(r"(#{1,6}) ([^\s#][^#]*)")


def _plain_block(block: str, first: str) -> Html | None:
    if "  " in block or block[-1].isspace():
        return None
    if first == "#":
        heading = _HEADING.fullmatch(block)
        inner = _inline(heading[2]) if heading else None
        if heading is None or inner is None:
            return None
        level = len(heading[1])
        return Html(Markup(f"<h{level}>{inner}</h{level}>"), True)
    lines = block.split("\n")
    if first == ">":
        if len(lines) > 1 or not block.startswith("> ") or _NO_PARAGRAPH.match(block, 2):
            return None
        inner = _inline(block[2:])
        return None if inner is None else Html(Markup(f"<blockquote>\n<p>{inner}</p>\n</blockquote>"), True)
    items = []
    for line in lines:
        inner = _inline(line[2:]) if line.startswith("- ") and not _NO_PARAGRAPH.match(line, 2) else None
        if not inner:
            return None
        items.append(f"<li>{inner}</li>")
    return Html(Markup("<ul>\n" + "\n".join(items) + "\n</ul>"), True)


_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_TOP_HEADING = re.compile(r"<(/?)h1\b")


def block(source: str) -> Html:
    """A Markdown block as HTML. A page has one first heading, its headline: a `#` in the text becomes a second."""
    html = short_way(source) or long_way(source)
    if html.block and "h1" in html.inner:
        return Html(Markup(_TOP_HEADING.sub(r"<\1h2", str(html.inner))), True)
    return html


def long_way(source: str) -> Html:
    """By Python-Markdown and the sanitiser; what they would crawl over, or not bear, is shown as it stands."""
    if crawled_over(source):
        return Html(text(source), False)
    try:
        clean = _cleaner().clean(_parser().reset().convert(source))
    except RecursionError:  # nested beyond what the parser bears
        _parser.cache_clear()  # it still believes itself inside what it was at, and `reset` does not mend that
        return Html(text(source), False)
    paragraph = _PARAGRAPH.fullmatch(clean)
    if paragraph:
        return Html(Markup(paragraph[1]), False)
    return Html(Markup(clean), True)


_MOST_CHARACTERS = 20_000
_MOST_MARKS = 300
"""Of one of `[`, `<` and `*`: what stands between them is looked through again for each."""
_DEEP = re.compile(
    r"^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}\.[ \t])){31}|^[ \t]{120}[ \t]*(?:>|[-+*][ \t])", re.MULTILINE
)
"""Quotations and lists in one another, more than thirty (DESIGN 4)."""


def crawled_over(source: str) -> str | None:
    """Why the parser would crawl over a block, None where it would not."""
    if len(source) > _MOST_CHARACTERS:
        return f"it is longer than {_MOST_CHARACTERS:,} characters"
    for mark in "[<*":
        if source.count(mark) > _MOST_MARKS:
            return f"“{mark}” stands in it more than {_MOST_MARKS} times"
    if _DEEP.search(source):
        return "more than thirty lists or quotations stand in one another"
    return None


@cache
def _parser() -> markdown.Markdown:
    from markdown import Markdown

    return Markdown(output_format="html")


_TAGS = {
    *(
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    ),
    *("i", "ins", "kbd", "li", "ol", "p", "pre", "q", "s", "small", "strong", "sub", "sup", "ul"),
    *("caption", "table", "tbody", "td", "th", "thead", "tr"),
}


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
