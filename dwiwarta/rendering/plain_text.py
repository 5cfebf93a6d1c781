"""HTML of ours as plain text that is good to read: wrapped, lists with their marks, links numbered and listed below."""

from __future__ import annotations

import textwrap
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 72
"""Columns, as mail has it since there is mail."""
_BLOCKS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "div", "tr", "table", "hr"]
)


def wrap(text: str, indent: str = "", first: str | None = None) -> str:
    """One paragraph in lines; words and addresses are never cut."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_text(html: str) -> str:
    """What `markup` made of a text, which nests properly. Links are `words [1]`, the addresses follow at the end."""
    reader = _Reader()
    reader.feed(str(html))  # of Markup the parser's pieces would be Markup, which escapes what is added to it
    reader.close()
    reader.end_block()
    parts = ["\n".join(block) for block in _together(reader.blocks)]
    if reader.links:
        parts.append("\n".join(f"[{n}] {address}" for n, address in enumerate(reader.links, 1)))
    return "\n\n".join(parts)


def _together(blocks: Sequence[tuple[bool, str]]) -> list[list[str]]:
    """The items of a list stand close; everything else has a line between."""
    found: list[list[str]] = []
    before = False
    for item, text in blocks:
        if item and before:
            found[-1].append(text)
        else:
            found.append([text])
        before = item
    return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[bool, str]] = []
        """Whether it is an item of a list, and its lines."""
        self.links: list[str] = []
        self._words = ""
        self._lists: list[int | None] = []
        """The number of the last item of each list that is open; None where its items have none."""
        self._quotes = 0
        self._mark = ""
        self._item = False
        self._pre = False
        self._address = ""
        self._link_began = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in ("ul", "ol"):
            self.end_block()
        if tag in ("ul", "ol"):
            self._lists.append(None if tag == "ul" else _start(attrs) - 1)
        elif tag == "li":
            self._item = True
            self._mark = "- "
            if self._lists and (last := self._lists[-1]) is not None:
                self._lists[-1] = last + 1
                self._mark = f"{last + 1}. "
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre = True
        elif tag == "br":
            self._words += "\n"
        elif tag == "hr":
            self.blocks.append((False, "-" * 12))
        elif tag in ("td", "th"):
            self._words += "  "
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""
            self._link_began = len(self._words)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            self._end_link()
        if tag in _BLOCKS or tag in ("ul", "ol"):
            self.end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = len(self._lists) > 1
            self._mark = "  " if self._item else ""
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._pre = False

    def handle_data(self, data: str) -> None:
        self._words += data if self._pre else data.replace("\n", " ")

    def _end_link(self) -> None:
        """An address that stands in the text needs no number."""
        address, self._address = self._address, ""
        words = self._words[self._link_began :].strip()
        if address.removeprefix("mailto:") == words:
            return
        if address not in self.links:
            self.links.append(address)
        self._words += f" [{self.links.index(address) + 1}]"

    def end_block(self) -> None:
        """Puts what was read into a block of its own."""
        words, self._words = self._words, ""
        if not words.strip():
            return
        indent = "> " * self._quotes + "  " * max(0, len(self._lists) - 1)
        if self._pre:
            text = "\n".join(f"{indent}    {line}" for line in words.rstrip().split("\n"))
        else:
            hanging = indent + " " * len(self._mark)
            lines = [" ".join(line.split()) for line in words.split("\n")]
            text = "\n".join(
                wrap(line, hanging, indent + self._mark if number == 0 else None)
                for number, line in enumerate(line for line in lines if line)
            )
        self.blocks.append((self._item, text))
        if self._item:
            self._mark = " " * len(self._mark)


def _start(attrs: list[tuple[str, str | None]]) -> int:
    given = dict(attrs).get("start") or "1"
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1
