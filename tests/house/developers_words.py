"""Words that are never said to people (EDITOR.md): not by a message, not on a page, not by a command."""

from __future__ import annotations

import re

NEVER = re.compile(
    r"\b(segments?|segmen|catalog(?:ue)?s?|katalog|fuzzy|stale|findings?|(?<!search )(?<!Search )engines?|termbase"
    r"|slugs?|frozen|tombstones?|set aside|themes?|msgid|msgstr|front matter)\b",
    re.IGNORECASE,
)
TECHNICAL = re.compile(
    r"`[^`]*`|“[^”]*”|\{\w+\}"
    r"|\b[\w-]+(?:/[\w.-]+)+|[\w./-]+\.(?:toml|po|md|txt|csv|html)\b|templates?/"
    r"|--[\w-]+|\b\w+: ?\w+|\bengine = |#, fuzzy|msg(?:id|str) \"(?:\.\.\.)?\""
    r"|(?:Known here|[Kk]eys are|names are taken|[Ww]rite one of): [\w, .-]+"
)
"""File names, options, header keys and what a person wrote keep their words; so do names of values."""


def developers_word(text: str) -> str | None:
    """The first such word with some words around it, None where there is none."""
    found = NEVER.search(TECHNICAL.sub(lambda m: " " * len(m[0]), text))
    return text[max(0, found.start() - 50) : found.end() + 50] if found else None
