"""TOML files with their places: which line a setting stands in, and the values of a table, each checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dwiwarta.config.faults import NOT_TOML, NOT_UTF8, RIGHTS_UNKNOWN, RIGHTS_WRONG, UNKNOWN, WRONG
from dwiwarta.config.tables import LIMITS, Setting, has_controls
from dwiwarta.diagnostics import Diagnostic, Span, closest
from dwiwarta.model import Source


class Toml(NamedTuple):
    path: str
    text: str
    data: Mapping[str, Any]

    def line_of(self, *keys: str) -> int:
        """The line where a key is set, or the first that sets something below it; 0 where it cannot be told. `keys` is
        its way from the top."""
        wanted = _plain(".".join(keys))
        table, below = "", 0
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line):
                table = _plain(header[1])
                if table == wanted:
                    return number
            elif setting := re.match(r"((?:[\w\s.-]|\"[^\"]*\"|'[^']*')+)=", line):
                found = ".".join(filter(None, (table, _plain(setting[1]))))
                if found == wanted:
                    return number
                if not below and found.startswith(wanted + "."):
                    below = number
        return below

    def span(self, *keys: str) -> tuple[Span, str | None]:
        line = self.line_of(*keys)
        text = self.text.split("\n")[line - 1].rstrip("\r") if line else None
        column = len(text) - len(text.lstrip()) + 1 if text else 0
        return Span(self.path, line, column, column + len(keys[-1]) if column else 0), text


def _plain(key: str) -> str:
    return re.sub(r"[\"'\s]", "", key)


def load(source: Source) -> tuple[Toml | None, list[Diagnostic]]:
    try:
        text = source.data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        return None, [NOT_UTF8.at(Span(source.path, line))]
    try:
        return Toml(source.path, text, tomllib.loads(text)), []
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) or "nested too deeply"
        place = re.search(r"\(at line (\d+), column (\d+)\)", reason)
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1 if text else 1, 0)
        lines = text.split("\n")
        reason = re.sub(r"\s*\(at [^)]*\)$", "", reason)
        excerpt = lines[line - 1] if line <= len(lines) else None
        return None, [
            NOT_TOML.at(
                Span(source.path, line, column), excerpt=excerpt, reason=reason[:1].lower() + reason[1:]
            )
        ]


def flat(data: Mapping[str, Any], known: Mapping[str, Setting], way: str = "") -> Iterator[tuple[str, Any]]:
    """Pairs of dotted key and value, tables that are no values taken apart."""
    for key, value in data.items():
        dotted = f"{way}.{key}" if way else key
        if isinstance(value, dict) and dotted not in known and any(k.startswith(dotted + ".") for k in known):
            yield from flat(value, known, dotted)
        else:
            yield dotted, value


def typed(
    toml: Toml, data: Mapping[str, Any], known: Mapping[str, Setting], *way: str
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The settings of one table; what is absent has its default.

    What may be shown of other people's texts is no matter for a default: where that was said wrongly, the strictest
    holds.
    """
    values = {key: setting.default for key, setting in known.items()}
    strict: dict[str, Any] = {}
    diagnostics = []
    for key, value in flat(data, known):
        span, excerpt = toml.span(*way, key)
        if key not in known:
            near = closest(key, known)
            limit = limit_meant(key, value, known)
            if limit:
                strict[limit] = known[limit].when_wrong
                diagnostics.append(
                    RIGHTS_UNKNOWN.at(
                        span, excerpt=excerpt, did_you_mean=limit, name=key, example=known[limit].example
                    )
                )
                continue
            diagnostics.append(
                UNKNOWN.at(span, excerpt=excerpt, did_you_mean=near, name=key, known=", ".join(known))
            )
            continue
        setting = known[key]
        try:
            values[key] = setting.check(value)
        except (ValueError, TypeError):
            fault = WRONG
            if setting.when_wrong is not None:
                fault, strict[key] = RIGHTS_WRONG, setting.when_wrong
            diagnostics.append(
                fault.at(
                    span,
                    excerpt=excerpt,
                    name=key,
                    wanted=setting.wanted,
                    given=shown(value),
                    default=shown(setting.default),
                    example=setting.example,
                )
            )
    return values | strict, diagnostics


def limit_meant(key: str, value: Any, known: Mapping[str, Setting]) -> str | None:
    """The setting that limits what may be shown, if this line, whose key is not known, was probably meant for it: by
    its key, by its value, or by what stands in its table."""
    limits = [name for name, setting in known.items() if setting.when_wrong is not None]
    near = closest(key, known)
    if near in limits:
        return near
    if isinstance(value, dict):
        inside = (k if k in limits else limit_meant(k, v, known) for k, v in value.items())
        return next(filter(None, inside), None)
    says_so = isinstance(value, str) and value.strip().casefold() in LIMITS
    return limits[0] if limits and says_so else None


def shown(value: Any) -> str:
    if value is None or value in ("", (), {}):
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, str) and has_controls(value):
        return "a text with a line break or another control character in it"
    return f"“{str(value)[:60]}”"
