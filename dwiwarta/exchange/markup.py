"""Writing XML: what has to be escaped, and the characters that XML cannot hold at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\r]")
_SPECIAL_IN_ATTRIBUTE = re.compile('[&<>"\r\n\t]')
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BEHIND_BACKSLASH = re.compile(r"\\(?:\\|x([0-9A-F]{4}))")


def content(text: str, stand_in: Callable[[str], str]) -> str:
    """Text between tags. `stand_in` gives the element for a character that XML cannot hold, from its code in four
    hexadecimal digits. A carriage return is written as a reference, else reading would make it a line feed."""
    escaped = _SPECIAL.sub(_reference, text)
    return _UNFIT.sub(lambda match: stand_in(f"{ord(match[0]):04X}"), escaped)


def said(text: str) -> str:
    """Text where no element may stand; `heard` takes it back."""
    text = _UNFIT.sub(lambda match: f"\\x{ord(match[0]):04X}", text.replace("\\", "\\\\"))
    return _SPECIAL.sub(_reference, text)


def heard(text: str) -> str:
    """What `said` wrote, after the XML was read."""
    return _BEHIND_BACKSLASH.sub(lambda match: chr(int(match[1], 16)) if match[1] else "\\", text)


def attributes(values: Mapping[str, str | None]) -> str:
    """` name="value"` for each that has a value."""
    return "".join([f' {name}="{_quoted(value)}"' for name, value in values.items() if value is not None])


def _quoted(value: str) -> str:
    return _SPECIAL_IN_ATTRIBUTE.sub(_reference, _UNFIT.sub("\N{REPLACEMENT CHARACTER}", value))


def _reference(match: re.Match[str]) -> str:
    return _WRITTEN.get(match[0]) or f"&#{ord(match[0])};"
