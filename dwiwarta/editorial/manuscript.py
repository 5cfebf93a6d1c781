"""Changing a person's file: one key of its header, or the text below it. Everything else stays byte for byte.

Comments, the order of keys, quotation marks, line ends and the encoding are theirs. Every change is proved before it
is given back: the new bytes are read again, and nothing but the one key may differ. What cannot be proved is not done;
the person is told what to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.reading import decoding, frontmatter

if TYPE_CHECKING:
    from dwiwarta.model import Source
    from dwiwarta.reading.frontmatter import FrontMatter

BY_HAND = Fault(
    "header-not-changed",
    Severity.ERROR,
    "The header could not be changed without touching something else in it; the file is as it was.",
    "Write it by hand between its two lines ---:  {line}",
)
UNREADABLE = Fault(
    "text-not-replaced",
    Severity.ERROR,
    "The file cannot be read as an article, so its text is not replaced.",
    "Open it and mend it first, or delete it.",
)

Item = str | Mapping[str, str]
"""An entry of a list in a header: a text, or keys with texts."""
Changed = tuple[bytes | None, tuple[Diagnostic, ...]]
"""The new bytes, or None with the reason."""

_SAFE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
"""Windows-1252 goes as latin-1, in which every byte is a character: only ASCII is ever put into such a file."""
_BREAK = re.compile("\r\n?|\n")


class _Wish(NamedTuple):
    """A change of one key."""

    key: str
    what: Item
    listed: bool
    """One more entry in a list; else the value, in place of what stands there."""

    def met(self, was: Any, now: Any) -> bool:
        what = self.what if isinstance(self.what, str) else dict(self.what)
        if not self.listed:
            return bool(now == what)
        listed = was if isinstance(was, list) else [was] if was else []
        return bool(now == [*listed, what])

    def line(self) -> str:
        """As it stands in a header that has no such key."""
        if self.listed and not isinstance(self.what, str):
            return f"{self.key}:\n{_block(self.what, 2)}"
        return f"{self.key}: {self.short()}\n"

    def short(self) -> str:
        return f"[{_flow(self.what)}]" if self.listed else _flow(self.what)


def set_key(source: Source, key: str, value: str) -> Changed:
    """The file with `key: value` in its header; what stood at that key makes room."""
    return _change(source, _Wish(key, value, False))


def add_item(source: Source, key: str, item: Item) -> Changed:
    """The file with one more entry in the list at `key`; a file without a header gets one."""
    return _change(source, _Wish(key, item, True))


def replace_text(source: Source, text: str) -> Changed:
    """The file with this text below its header, which stays. Line ends as in the file; a file that is not UTF-8 is
    UTF-8 afterwards, since the new text may hold what its encoding has not."""
    refusal = None, (UNREADABLE.at(Span(source.path, 1)),)
    old, _ = decoding.decode(source.data, source.path)
    matter = frontmatter.cut(old, source.path) if old else None
    if old is None or (matter and not matter.whole):
        return refusal
    above = old[: len(old) - len(matter.body)] if matter else ""
    try:
        raw = source.data.decode("utf-8")
    except UnicodeDecodeError:
        raw = above
    end = _line_end(raw)
    head = raw[: _raw_position(raw, len(above))]
    if above and not above.endswith("\n"):
        above, head = above + "\n", head + end
    data = (head + _BREAK.sub(end, text)).encode()
    if decoding.decode(data, source.path)[0] != above + _BREAK.sub("\n", text):
        return refusal
    return data, ()


def _change(source: Source, wish: _Wish) -> Changed:
    refusal = None, (BY_HAND.at(Span(source.path, 1), line=f"{wish.key}: {wish.short()}"),)
    text, _ = decoding.decode(source.data, source.path)
    if text is None:
        return refusal
    matter = frontmatter.cut(text, source.path)
    if matter and not matter.whole:
        return refusal
    edit = _edit(text, matter, wish) if matter else (0, 0, f"---\n{wish.line()}---\n")
    if edit is None:
        return refusal
    wanted = _applied(text, *edit)
    if not _differs_only_in(wish, text, matter, frontmatter.cut(wanted, source.path)):
        return refusal
    start, stop, new = edit
    for encoding in _ENCODINGS:
        try:
            raw = source.data.decode(encoding)
            places = _raw_position(raw, start), _raw_position(raw, stop)
            data = _applied(raw, *places, new.replace("\n", _line_end(raw))).encode(encoding)
        except UnicodeError:
            continue
        if decoding.decode(data, source.path)[0] == wanted:
            return data, ()
    return refusal


def _edit(text: str, matter: FrontMatter, wish: _Wish) -> tuple[int, int, str] | None:
    """Where to change what: start, stop, new words; in the text as reading sees it."""
    start = text.index("\n") + 1
    above = text[: len(text) - len(matter.body)]
    close = above.rstrip("\n").rfind("\n") + 1
    header = text[start:close]
    if wish.key not in matter.nodes:
        return close, close, wish.line()
    events = _events(header, wish.key)
    if not events:
        return None
    first = events[0]
    kind = type(first).__name__
    begin, end = start + first.start_mark.index, start + first.end_mark.index
    if kind == "ScalarEvent":
        return _edit_scalar(text, first, begin, end, wish)
    if kind != "SequenceStartEvent" or not wish.listed:
        return None
    if text[begin : begin + 1] == "[":
        if len(events) == 2:
            return end, end, _flow(wish.what)
        after = start + events[-2].end_mark.index
        return after, after, f", {_flow(wish.what)}"
    after = max(start + e.end_mark.index for e in events[1:-1] if _ends_in_place(e, header))
    if text[after - 1] != "\n":
        after = text.index("\n", after) + 1
    return after, after, _block(wish.what, first.start_mark.column)


def _ends_in_place(event: Any, header: str) -> bool:
    """Whether its end is where its last letter is; block lists and mappings end where the next thing begins."""
    name = type(event).__name__
    if name in ("SequenceEndEvent", "MappingEndEvent"):
        return header[event.end_mark.index - 1] in "]}"
    return True


def _edit_scalar(text: str, event: Any, begin: int, end: int, wish: _Wish) -> tuple[int, int, str] | None:
    if begin == end:  # "key:" with nothing behind it
        return begin, end, f" {wish.short()}"
    if event.style in ("|", ">"):
        return None
    if not wish.listed:
        bare, mark = str(wish.what), event.style or ""
        return begin, end, f"{mark}{bare}{mark}" if _SAFE.fullmatch(bare) else wish.short()
    was = text[begin:end]
    kept = was if event.style or _SAFE.fullmatch(was) else _quoted(event.value)
    return begin, end, f"[{kept}, {_flow(wish.what)}]"


def _events(header: str, key: str) -> list[Any]:
    """libyaml's events of the value of a key on the top level; the first one, where the key stands twice."""
    import yaml

    depth, found, is_key, wanted = 0, [], True, False
    for event in yaml.parse(header, Loader=yaml.CBaseLoader):
        opens = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        closes = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        if not (opens or closes or isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)):
            continue
        if depth == 0:  # the mapping that the header is
            depth = 1
            continue
        depth -= closes
        if depth == 0:
            break
        if depth == 1 and is_key and not closes:
            wanted = isinstance(event, yaml.ScalarEvent) and event.value == key
            is_key = False
            depth += opens
            continue
        if wanted:
            found.append(event)
        depth += opens
        if depth == 1 and not is_key:
            is_key = True
            if wanted:
                return found
    return found


def _differs_only_in(wish: _Wish, text: str, before: FrontMatter | None, after: FrontMatter | None) -> bool:
    if after is None or not after.whole or after.body != (before.body if before else text):
        return False
    old = _plain(before.nodes) if before else {}
    new = _plain(after.nodes)
    return wish.met(old.pop(wish.key, None), new.pop(wish.key, None)) and bool(old == new)


def _plain(value: Any) -> Any:
    """Nodes without their places."""
    if isinstance(value, dict):
        return {key: _plain(node) for key, node in value.items()}
    if isinstance(value, frontmatter.Node):
        return _plain(value.value)
    return [_plain(node) for node in value] if isinstance(value, list) else value


def _flow(item: Item) -> str:
    if isinstance(item, str):
        return _quoted(item)
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in item.items()) + "}"


def _block(item: Item, indent: int) -> str:
    """An entry below others, its keys one below another: room to write."""
    if isinstance(item, str):
        return f"{' ' * indent}- {_quoted(item)}\n"
    lines = [f"{key}: {_quoted(value)}\n" for key, value in item.items()]
    return " " * indent + "- " + (" " * (indent + 2)).join(lines)


def _quoted(value: str) -> str:
    """Bare where nothing can be taken for anything else; else in double quotes, odd letters as numbers."""
    if _SAFE.fullmatch(value):
        return value
    return '"' + "".join(map(_letter, value)) + '"'


def _letter(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    if " " <= c <= "~":
        return c
    return c if c.isalpha() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"


def _line_end(raw: str) -> str:
    found = _BREAK.search(raw)
    return found[0] if found else "\n"


def _raw_position(raw: str, position: int) -> int:
    """Where a place of the text, as reading sees it, is in the file: before it may stand a byte order mark, and two
    signs for one line end."""
    at = 1 if raw.startswith("\ufeff") else 0
    rest = position
    while True:
        pair = raw.find("\r\n", at, at + rest + 1)
        if pair < 0 or pair - at >= rest:
            return at + rest
        rest -= pair - at + 1
        at = pair + 2


def _applied(text: str, start: int, stop: int, new: str) -> str:
    return text[:start] + new + text[stop:]
