"""The `# dwiwarta:` line of an entry: where its text came from, as `key=value` tokens in a comment.

In a comment, because translators' tools keep `# ` lines and drop or rewrite everything else (`#.`, unknown flags).
They do wrap long lines and copy lines from entry to entry; both are read here without harm.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

KEYS = ("engine", "model", "at", "src", "out", "ok", "by", "was", "text")
"""In the order of writing; tokens of other keys follow them."""
_RANK = {key: rank for rank, key in enumerate(KEYS)}
_IGNORE_KEYS = ("check", "src", "out", "reason", "note", "by")

_OURS = re.compile(r"#\s*dwiwarta:(?=\s|$)")
_IGNORED = re.compile(r"#\s*dwiwarta-ignore:(?=\s|$)")
_TOKEN = re.compile(r"([a-z][a-z-]*)=(\S*)\Z")
_PLAIN = re.compile(r"[\w.~/:+,@-]*\Z", re.ASCII)
_SAFE = "/:+,@"


def line_of(facts: Mapping[str, str]) -> str:
    """The comment line for these facts, without a line end. The same facts give the same line, in whatever order."""
    keys = sorted(facts, key=lambda key: (_RANK.get(key, len(KEYS)), key))
    return "# dwiwarta: " + " ".join([f"{key}={_encoded(facts[key])}" for key in keys])


def facts_of(line: str) -> dict[str, str] | None:
    """The facts of a `# dwiwarta:` line as we write it; None for any other shape, which `sorted_out` reads."""
    facts = {}
    for token in line.split()[2:]:
        key, sign, value = token.partition("=")
        if not sign or key in facts or key not in _RANK:
            return None
        facts[key] = _decoded(value) if "%" in value else value
    return facts


def ignoring_line(facts: Mapping[str, str]) -> str:
    """The comment line that silences a check; its keys are check src out reason note by."""
    return "# dwiwarta-ignore: " + " ".join(
        [f"{key}={_encoded(facts[key])}" for key in _IGNORE_KEYS if key in facts]
    )


def ignored_of(line: str) -> dict[str, str] | None:
    """The facts of a `# dwiwarta-ignore:` line; None for every other comment. What stands twice holds as said first,
    words that are no facts are passed over."""
    if not (ours := _IGNORED.match(line)):
        return None
    facts: dict[str, str] = {}
    for token in line[ours.end() :].split():
        if said := _TOKEN.match(token):
            facts.setdefault(said[1], _decoded(said[2]))
    return facts


def sorted_out(lines: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Our facts and everybody's other comment lines, in their order.

    Words that somebody put into our line become a comment. Where a tool joined the lines of two entries, what was
    said first holds, but two different `out` cancel each other: then the text counts as a person's.
    """
    facts: dict[str, str] = {}
    outs: set[str] = set()
    rest: list[str] = []
    for line in _unwrapped(lines):
        ours = _OURS.match(line)
        if not ours:
            rest.append(line)
            continue
        stray: list[str] = []
        for token in line[ours.end() :].split():
            if said := _TOKEN.match(token):
                facts.setdefault(said[1], _decoded(said[2]))
                if said[1] == "out":
                    outs.add(said[2])
            else:
                stray.append(token)
        if stray:
            rest.append("# " + " ".join(stray))
    if len(outs) > 1:
        del facts["out"]
    return facts, tuple(rest)


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """The lines with what a tool wrapped joined again: polib breaks at spaces, and after a hyphen inside a value."""
    joined: list[str] = []
    keys: Collection[str] = ()
    for line in lines:
        tokens = line[2:].split() if line.startswith("# ") else []
        broken = bool(tokens and keys and joined[-1].endswith("-") and _PLAIN.match(tokens[0]))
        if tokens and keys and all((t := _TOKEN.match(token)) and t[1] in keys for token in tokens[broken:]):
            joined[-1] += ("" if broken else " ") + " ".join(tokens)
            continue
        keys = _RANK if _OURS.match(line) else _IGNORE_KEYS if _IGNORED.match(line) else ()
        joined.append(line.rstrip() if keys else line)
    return joined


def _encoded(value: str) -> str:
    return value if _PLAIN.match(value) else quote(value, safe=_SAFE, errors="replace")


def _decoded(raw: str) -> str:
    if "%" not in raw:
        return raw
    try:
        return unquote(raw, errors="strict")
    except UnicodeDecodeError:
        return raw
