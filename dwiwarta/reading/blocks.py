"""A Markdown body in its top-level blocks.

The promise: rendering the blocks one by one and joining them with a line break gives what rendering the whole gives
(Python-Markdown without extensions; a differential test holds it). So two pieces stay together wherever the first
could reach into the second: lists, quotations and code that go on after a blank line, raw HTML, link definitions.
Joining is always right, only coarser; splitting must be certain.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dwiwarta.reading.patterns import pattern

BlockKind = Literal["paragraph", "other", "code", "html"]


class Block(NamedTuple):
    text: str
    line: int
    """The first line of the block, counted from the body's first line, which is 1."""
    kind: BlockKind


_PROSE_START = frozenset("\"“‘’'(…")
_ODD_LINE = pattern(r"\n(?![^\W\d_]|[\"“‘’'(…])")
"""A further line that does not begin like prose."""
_BLANK_LINE = pattern(r"\n[ \t]+(?=\n)")
_INDENTED = pattern(r" {4}| {0,3}\t")
_LIST = pattern(r"^[ ]{0,3}(?:[*+-]|\d+\.)[ \t]", re.MULTILINE)
_QUOTE = pattern(r"^[ ]{0,3}>", re.MULTILINE)
_BUILT = pattern(  # a line that makes something other than a paragraph
    r"^(?:[ ]{0,3}(?:>|[*+-][ \t]|\d+\.[ \t])|#{1,6}|[ ]{0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|"
    r"(?:\*[ ]{0,2}){3,})$|=+ *$|-+ *$)",
    re.MULTILINE,
)
_TAG = pattern(r"<(?=[A-Za-z/!?])")
_INLINE_ONLY = pattern(  # each tag known, opened and closed without another in between; or an address
    r"(?:[^<]|<(?![A-Za-z/!?])|<(?:https?|mailto):[^\s<>\"']*>|<[\w.+-]+@[\w.-]+>|<br ?/?>|<img(?: "
    r"[a-z]+=\"[^\"<>\n]*\")* ?/?>"
    r"|<(a|b|i|u|s|em|strong|span|sup|sub|small|abbr|cite|q|mark|kbd)(?: [a-z]+=\"[^\"<>\n]*\")*>[^<>]*</\1>)*+"
)
_HTML_BLOCK = pattern(r"<(div|p|table|figure|section|aside|details|iframe|video|audio)\b[^<>\n]*>")


def split(body: str) -> list[Block]:
    """The blocks in order. `body` has line feeds only."""
    if "\n " in body or "\n\t" in body:
        body = _BLANK_LINE.sub("\n", body)
    if "]:" in body or (_TAG.search(body) and not _tame(body)):
        text = body.strip("\n")
        line = 1 + len(body) - len(body.lstrip("\n"))
        return [Block(text, line, "other")] if text.strip() else []
    blocks: list[Block] = []
    line = 1
    plain_before = True
    for raw in body.split("\n\n"):
        if "\n" not in raw:
            chunk, start = raw, line
            line += 2
            if not chunk or chunk.isspace():
                continue
            plain = chunk[0].isalpha() or chunk[0] in _PROSE_START
        else:
            chunk = raw.strip("\n")
            start = line + len(raw) - len(raw.lstrip("\n"))
            line += raw.count("\n") + 2
            if not chunk or chunk.isspace():
                continue
            plain = (chunk[0].isalpha() or chunk[0] in _PROSE_START) and not (
                _ODD_LINE.search(chunk) or _BUILT.search(chunk)
            )
        if plain:
            blocks.append(Block(chunk, start, "paragraph"))
        elif not plain_before and blocks and _reaches(blocks[-1], chunk):
            before = blocks[-1]
            gap = "\n" * (start - before.line - before.text.count("\n"))
            kind: BlockKind = before.kind if before.kind == _kind(chunk) == "code" else "other"
            blocks[-1] = Block(before.text + gap + chunk, before.line, kind)
        else:
            blocks.append(Block(chunk, start, _kind(chunk)))
        plain_before = plain
    return blocks


def _reaches(before: Block, chunk: str) -> bool:
    """Could `chunk` become part of what the block before it began?"""
    if _INDENTED.match(chunk):
        return True
    if _LIST.match(chunk):
        return bool(_LIST.search(before.text))
    return bool(_QUOTE.match(chunk) and _QUOTE.search(before.text))


def _kind(chunk: str) -> BlockKind:
    if _INDENTED.match(chunk):
        return (
            "code"
            if all(_INDENTED.match(line) or not line.strip() for line in chunk.split("\n"))
            else "other"
        )
    if _HTML_BLOCK.match(chunk) or chunk.startswith("<!--"):
        return "html"
    return "other" if _BUILT.search(chunk) else "paragraph"


def _tame(body: str) -> bool:
    """Does every piece with a tag stand for itself? If not, only the whole is certain to be right."""
    return all(
        "<" not in chunk or _INLINE_ONLY.fullmatch(chunk) or _whole_html(chunk)
        for chunk in body.split("\n\n")
    )


def _whole_html(chunk: str) -> bool:
    chunk = chunk.strip("\n")
    if chunk.startswith("<!--"):
        return chunk.endswith("-->") and chunk.count("<!--") == 1 == chunk.count("-->")
    begin = _HTML_BLOCK.match(chunk)
    if not begin:
        return False
    tag = begin[1]
    inside = chunk[begin.end() :].removesuffix(f"</{tag}>")
    return (
        chunk.endswith(f"</{tag}>")
        and f"<{tag}" not in inside
        and f"</{tag}" not in inside
        and bool(_INLINE_ONLY.fullmatch(inside))
    )
