"""Text that goes out."""

from __future__ import annotations

import json
import re
from typing import Any

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters: no page needs one, and a feed with one is none. In UTF-8 these bytes are nothing else."""
_UNFIT = tuple(map(chr, (0xFFFE, 0xFFFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What is no character, and the characters that turn round whatever follows until another one ends it: left open in a
headline, they would turn round the page about it. Marks of direction that do no such thing stay."""


def encoded(text: str) -> bytes:
    """UTF-8 without what neither HTML nor XML may hold, and without what would reach beyond its own text."""
    for character in _UNFIT:
        if character in text:
            text = text.replace(character, "")
    return text.encode("utf-8", "replace").translate(None, _CONTROLS)


def fit(text: str) -> str:
    """The text as it goes out, for what is written as text."""
    return encoded(text).decode()


def one_line(text: str) -> str:
    """Nothing in it can begin another line, of a mail's header for one."""
    return " ".join(fit(_LINE_CONTROL.sub(" ", text)).split())


_LINE_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def as_json(data: Any, indent: int | None = None) -> str:
    """JSON without control characters: written as `\\u0001` they would pass `encoded`, and come to life in a reader."""
    text = _COMPACT(data) if indent is None else json.dumps(data, ensure_ascii=False, indent=indent)
    return _WRITTEN_CONTROL.sub(r"\1", text) if "\\" in text else text


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_WRITTEN_CONTROL = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:[bf]|u00(?:0[0-8be-f]|1[0-9a-f]))")
"""Behind an even number of backslashes, each pair of which is one in the text."""


def shorten(text: str, width: int) -> str:
    """At most `width` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"


def titled(*parts: str) -> str:
    """The title of a page, "What it is – Archive – Warta": what is too long to be read in a window's bar or a result
    is cut, at most 120 characters in all, and each part is told."""
    first, *rest = parts
    after = "".join([f" – {shorten(part, 35)}" for part in rest])
    return shorten(first, min(95, 120 - len(after))) + after


_END = re.compile(r"(\w*)[.!?…]+[”\"’)]*(?=\s)")
_ABBREVIATIONS = frozenset(["prof", "sept", "brig", "kompol", "komp", "dept"])


def beginning(text: str, width: int) -> str:
    """Whole sentences as far as `width` characters reach; where not one is so short, it is cut between words."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    end = 0
    for found in _END.finditer(text, 0, width + 1):
        word = found[1].lower()
        # “Dr.”, “Ir.”, “Nov.” and initials end no sentence
        if (len(word) > 3 and word not in _ABBREVIATIONS) or not word:
            end = found.end()
    return text[:end] if end > width // 3 else shorten(text, width)
