"""Colours of the cards: those of the style sheet in light, so that a site which changes a colour there changes it here
too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMED = re.compile(r"--([a-z][\w-]*)\s*:\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\s*[;}]")
_TOPIC = re.compile(r"(?:^|;)\s*--t\s*:\s*(?:var\(--([\w-]+)\)|(#[0-9a-fA-F]{3,6}))")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITION = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""What holds only in the dark, on paper, on a wide screen ..."""
_USUAL = {"paper": "#fbf8f2", "ink": "#24211d", "soft": "#5c564c", "rule": "#d9d1c2"}
"""What holds where a style sheet names none."""


def colours_of(style_sheet: str) -> dict[str, str]:
    """Colours by name, `#rrggbb`: `paper`, `ink`, `soft`, `rule` always, others as the sheet has them, and each class
    that sets a topic's colour (`.theme-politics`, `.tint-1`). As in a browser the last definition counts; what
    holds under a condition only is left aside."""
    sheet = _CONDITION.sub("", _COMMENT.sub("", style_sheet))
    found = dict(_USUAL)
    named = {name: _six(value) for name, value in _NAMED.findall(sheet)}
    found.update(named)
    for rule in sheet.split("}"):
        selectors, _, body = rule.rpartition("{")
        topic = _TOPIC.search(body)
        colour = topic and (_six(topic[2]) if topic[2] else named.get(topic[1]))
        for selector in selectors.split(","):
            if colour and re.fullmatch(r"\.[\w-]+", selector.strip()):
                found[selector.strip()] = colour
    return found


def accent(colours: Mapping[str, str], classes: str) -> str:
    """The colour of a topic by its classes (`theme-politics tint-1`), the ink where the sheet has none for it."""
    return next((colours[f".{c}"] for c in classes.split() if f".{c}" in colours), colours["ink"])


def _six(value: str) -> str:
    digits = value[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits[:3]))
