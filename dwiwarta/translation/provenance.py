"""The `# dwiwarta:` line of an entry: where its text came from, as `key=value` tokens in a comment.

In a comment, because translators' tools keep `# ` lines and drop or rewrite everything else (`#.`, unknown flags).
They do wrap long lines and copy lines from entry to entry; both are read here without harm.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYS = ("engine", "model", "at", "src", "out", "ok", "by", "was", "text")
"""In the order of writing; tokens of other keys follow them."""
_RANK = {key: rank for rank, key in enumerate(KEYS)}
_IGNORE_KEYS = frozenset({"check", "src", "out", "reason", "note", "by"})

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


def sorted_out(lines: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Our facts and everybody's other comment lines, in their order.

    Words that somebody put into our line become a comment. Where a tool joined the lines of two entries, what was
    said first holds, but two different `out` cancel each other: then the text counts as a person's.
    """
    facts: dict[str, str] = {}
    rest: list[str] = []
    open_line: str | None = None  # what a following line of tokens would belong to
    last = ""  # the last key that was read
    for line in lines:
        if match := _OURS.match(line):
            open_line, last = "facts", ""
        elif _IGNORED.match(line):
            open_line = "ignore"
            rest.append(line.rstrip())
            continue
        elif open_line and _continues(line, open_line, facts.get(last, "")):
            if open_line == "ignore":
                rest[-1] += " " + " ".join(line[1:].split())
                continue
        else:
            open_line = None
            rest.append(line)
            continue
        stray: list[str] = []
        for number, token in enumerate(line[match.end() if match else 1 :].split()):
            said = _TOKEN.match(token)
            if said:
                last = said[1]
                _add(facts, last, said[2])
            elif number == 0 and not match and last:
                facts[last] += _decoded(token)  # a tool broke a long value after a hyphen
            else:
                stray.append(token)
        if stray:
            rest.append("# " + " ".join(stray))
    if facts.get("out") == "":
        del facts["out"]
    return facts, tuple(rest)


def _add(facts: dict[str, str], key: str, raw: str) -> None:
    value = _decoded(raw)
    if facts.setdefault(key, value) != value and key == "out":
        facts[key] = ""


def _continues(line: str, open_line: str, last_value: str) -> bool:
    keys = _RANK.keys() if open_line == "facts" else _IGNORE_KEYS
    tokens = line[1:].split()
    if not tokens or not line.startswith("# "):
        return False
    if open_line == "facts" and last_value.endswith("-") and _PLAIN.match(tokens[0]):
        tokens = tokens[1:]
    return all((said := _TOKEN.match(token)) and said[1] in keys for token in tokens)


def _encoded(value: str) -> str:
    return value if _PLAIN.match(value) else quote(value, safe=_SAFE, errors="replace")


def _decoded(raw: str) -> str:
    if "%" not in raw:
        return raw
    try:
        return unquote(raw, errors="strict")
    except UnicodeDecodeError:
        return raw
