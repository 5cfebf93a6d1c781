"""The lines between `---` and `---` on top of an article, as keys with plain values; `header` says what they mean.

Everything is a string: `no` is not false, `2026-11-02` not a date. Two ways lead there. Headers as `add` and most
people write them (`key: value`, `key: "value"`, `key: [a, b]`) are read line by line; anything else by libyaml, event
by event, so that nothing recurses and every value has its line. A test holds that both ways agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.reading.decoding import ODD_CHARACTERS
from dwiwarta.reading.patterns import pattern

MOST_BYTES = 64 * 1024
MOST_LEVELS = 20

UNCLOSED = Fault(
    "header-unclosed",
    Severity.ERROR,
    "The header begins here and never ends.",
    "Write a line with three hyphens (---) below its last key.",
)
TOO_LARGE = Fault(
    "header-too-large",
    Severity.ERROR,
    "The header is larger than {most} KB and was not read.",
    "A header holds a few short lines; the article itself stands below the second ---.",
)
TOO_DEEP = Fault(
    "header-too-deep",
    Severity.ERROR,
    "The header is nested more than {most} levels deep and was not read.",
    "Nothing in a header needs more than three levels.",
)
BROKEN = Fault(
    "header-broken",
    Severity.ERROR,
    "The header cannot be understood from here on: {reason}.",
    'Write one "key: value" on each line; put a value that has a colon or quotation marks in double quotes.',
)
TAB = Fault(
    "header-tab",
    Severity.ERROR,
    "A tab stands here; the header may be indented with spaces only.",
    "Replace the tab by two spaces.",
)
ALIAS = Fault(
    "header-alias",
    Severity.ERROR,
    "“*{name}” repeats a value by reference; that is not allowed here, and the value was passed over.",
    "Write the value out.",
)
TWICE = Fault(
    "header-key-twice",
    Severity.ERROR,
    "“{key}” stands twice; the first one, in line {first}, holds.",
    "Delete one of them.",
)
NO_KEYS = Fault(
    "header-without-keys",
    Severity.ERROR,
    "The header holds no “key: value” lines.",
    "Write for example: outlet: Nusadaily",
)


class Node(NamedTuple):
    """A value with its place."""

    value: Any
    """str, list of Node, or dict of str to Node."""
    line: int
    """In the real file."""
    column: int


class FrontMatter(NamedTuple):
    nodes: dict[str, Node]
    body: str
    body_line: int
    """The line of the real file on which the body begins."""
    diagnostics: tuple[Diagnostic, ...]
    whole: bool = True
    """False where a part of the header could not be read."""
    passed_over: tuple[tuple[str, int], ...] = ()
    """Keys with a value that was not taken, and its line: given by reference, or a second one that differs."""


_CLOSE = pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE = pattern(r"[A-Za-z_]+[ \t]*:(?:[ \t]|$)")
_LINE = pattern(
    r"([a-z_]+):(?: +(?:"
    r'"([^"\\\n]*)"|'  # 2: a quoted text without escapes
    r'\[((?:"[^"\\\n]*"|[^\W_][^\[\]{},:#"\n]*)(?:, (?:"[^"\\\n]*"|[^\W_][^\[\]{},:#"\n]*))*)\]|'  # 3: a list
    r"([^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n:#]|:(?=[^\s])|(?<=[^\s])#)*)"  # 4: a plain text
    r"))?[ ]*"
)
_ITEM = pattern(r'"([^"\\]*)"|([^",][^",]*)')
_ODD = pattern("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML treats in its own way: tabs, further line breaks, characters it refuses."""
_CONTROL = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def cut(text: str, path: str) -> FrontMatter | None:
    """Takes the header off. None where the text has none."""
    if not text.startswith("---"):
        return None
    first_end = text.find("\n")
    if first_end < 0 or text[3:first_end].strip(" \t"):
        return None
    close = _CLOSE.search(text, first_end + 1)
    if close:
        header, body = text[first_end + 1 : close.start()], text[close.end() + 1 :]
        body_line = 3 + header.count("\n")
        said: tuple[Diagnostic, ...] = ()
    else:
        if not _KEY_LINE.match(text, first_end + 1):
            return None  # a line of hyphens above a text
        header = _keys_at_the_top(text[first_end + 1 :])
        body = text[first_end + 1 + len(header) :]
        body_line = 2 + header.count("\n")
        said = (UNCLOSED.at(Span(path, 1, 1, 4), excerpt=text[:first_end]),)
    nodes = _flat(header)
    if nodes is None:
        nodes, more, passed_over = _yaml(header, path)
        whole = not said and not any(_costs(d) for d in more)
        return FrontMatter(nodes, body, body_line, said + more, whole, passed_over)
    return FrontMatter(nodes, body, body_line, said, not said)


def _costs(d: Diagnostic) -> bool:
    return d.fault in (TOO_LARGE, TOO_DEEP, BROKEN, TAB, NO_KEYS)


def _keys_at_the_top(text: str) -> str:
    """What is still header where nothing closes it: lines that look like keys, or are indented below one."""
    end = 0
    for line in text.split("\n"):
        if not (_KEY_LINE.match(line) or line.startswith((" ", "- "))):
            break
        end += len(line) + 1
    return text[:end]


def _flat(header: str) -> dict[str, Node] | None:
    """The quick way; None where anything is not as simple as it must be."""
    if len(header) > MOST_BYTES or _ODD.search(header):
        return None
    nodes: dict[str, Node] = {}
    number = 1
    for line in header.split("\n"):
        number += 1
        if not line:
            continue
        m = _LINE.fullmatch(line)
        if not m:
            return None
        key, quoted, items, plain = m.groups()
        if key in nodes:
            return None
        value: Any
        if plain is not None:
            value = plain.rstrip(" ")
        elif quoted is not None:
            value = quoted
        elif items is not None:
            value = (
                [Node(a or b.rstrip(" "), number, 0) for a, b in _ITEM.findall(items.replace(", ", ","))]
                if '"' not in items
                else _quoted_items(items, number)
            )
        else:
            value = ""
        nodes[key] = Node(value, number, len(key) + 3)
    return nodes


def _quoted_items(items: str, number: int) -> list[Node]:
    return [
        Node(m[1] if m[1] is not None else m[2].rstrip(" "), number, 0)
        for m in re.finditer(r'(?:^|, )(?:"([^"]*)"|([^",][^,]*))', items)
    ]


_Read = tuple[dict[str, Node], tuple[Diagnostic, ...], tuple[tuple[str, int], ...]]
"""The keys, what there is to say, and what was passed over."""


def _yaml(header: str, path: str) -> _Read:
    if len(header.encode()) > MOST_BYTES:
        return {}, (TOO_LARGE.at(Span(path, 1), most=MOST_BYTES // 1024),), ()
    deep = _too_deep(header)
    if deep:
        return {}, (TOO_DEEP.at(Span(path, deep + 1), excerpt=_line(header, deep), most=MOST_LEVELS),), ()
    import yaml

    build = _Builder(header, path)
    try:
        root = build.root(yaml.parse(header, Loader=yaml.CBaseLoader))
    except yaml.YAMLError as e:
        return _salvage(header), (*build.said, _broken(e, header, path)), tuple(build.passed_over)
    except _DeepError as e:
        return {}, (TOO_DEEP.at(Span(path, e.line), excerpt=_line(header, e.line - 1), most=MOST_LEVELS),), ()
    if root is None:
        return {}, tuple(build.said), ()
    if not isinstance(root.value, dict):
        return {}, (*build.said, NO_KEYS.at(Span(path, root.line), excerpt=_line(header, root.line - 1))), ()
    return root.value, tuple(build.said), tuple(build.passed_over)


def _line(header: str, number: int) -> str:
    """A line of the header, counted from 1."""
    lines = header.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _broken(error: Any, header: str, path: str) -> Diagnostic:
    """libyaml's words, with the line in the real file."""
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line + 1, header.rstrip("\n").count("\n") + 1) if mark else 1
    excerpt = _line(header, line)
    column = min(mark.column, len(excerpt)) + 1 if mark else 1
    if "\t" in excerpt[: len(excerpt) - len(excerpt.lstrip())]:
        column = excerpt.index("\t") + 1
        return TAB.at(Span(path, line + 1, column, column + 1), excerpt=excerpt)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "a character is not allowed"
    return BROKEN.at(Span(path, line + 1, column, column + 1), excerpt=excerpt, reason=reason)


def _salvage(header: str) -> dict[str, Node]:
    """The simple lines of a header that is broken elsewhere."""
    found: dict[str, Node] = {}
    for number, line in enumerate(header.split("\n"), 2):
        one = _flat(line) if _KEY_LINE.match(line) else None
        for key, node in (one or {}).items():
            if node.value:
                found.setdefault(key, Node(node.value, number, node.column))
    return found


def _too_deep(header: str) -> int:
    """The line (from 1) where nesting certainly goes too deep, else 0; counted before any parser sees the text."""
    brackets = 0
    indents: list[int] = []
    for number, line in enumerate(header.split("\n"), 1):
        if brackets == 0:
            bare = line.lstrip(" ")
            indent = len(line) - len(bare)
            dashes = len(re.match(r"(?:[-?] +)*", bare)[0].split())  # type: ignore[index]
            while indents and indents[-1] >= indent:
                indents.pop()
            if bare:
                indents.append(indent)
            if len(indents) + dashes > MOST_LEVELS:
                return number
        for c in line:
            if c in "[{":
                brackets += 1
                if brackets > MOST_LEVELS:
                    return number
            elif c in "]}":
                brackets = max(0, brackets - 1)
    return 0


class _DeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Builder:
    """Values from libyaml's events."""

    def __init__(self, header: str, path: str) -> None:
        self.header, self.path = header, path
        self.said: list[Diagnostic] = []
        self.passed_over: list[tuple[str, int]] = []

    def root(self, events: Iterator[Any]) -> Node | None:
        """The first document's value."""
        import yaml

        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                node = self._value(events, next(events), 1)
                for _ in events:  # let the parser see the rest, so that a fault there is told
                    pass
                return node
        return None

    def _value(self, events: Iterator[Any], event: Any, depth: int) -> Node:
        import yaml

        line, column = event.start_mark.line + 2, event.start_mark.column + 1
        if depth > MOST_LEVELS:
            raise _DeepError(line)
        if isinstance(event, yaml.ScalarEvent):
            return Node(self._clean(event.value, line, column), line, column)
        if isinstance(event, yaml.AliasEvent):
            self._say(ALIAS, line, column, name=event.anchor)
            return Node(None, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._value(events, event, depth + 1))
            return Node([n for n in items if n.value is not None], line, column)
        pairs: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._value(events, event, depth + 1)
            value = self._value(events, next(events), depth + 1)
            if not isinstance(key.value, str):
                if key.value is not None:
                    self._say(NO_KEYS, key.line, key.column)
            elif key.value in pairs:
                self._say(TWICE, key.line, key.column, key=key.value, first=pairs[key.value].line)
                if pairs[key.value].value != value.value:
                    self.passed_over.append((key.value, key.line))
            elif value.value is None:
                self.passed_over.append((key.value, key.line))
            else:
                pairs[key.value] = Node(value.value, key.line, value.column)
        return Node(pairs, line, column)

    def _clean(self, text: str, line: int, column: int) -> str:
        """An escape ("\\u0002") can write what the file itself must not hold."""
        clean = _CONTROL.sub(" ", text)
        if clean != text:
            self._say(ODD_CHARACTERS, line, column)
        return clean

    def _say(self, fault: Fault, line: int, column: int, **values: Any) -> None:
        self.said.append(
            fault.at(Span(self.path, line, column), excerpt=_line(self.header, line - 1), **values)
        )
