"""How an article was read, for `inspect`: as the JSON object of DESIGN 5 and for the eye."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dwiwarta.diagnostics import Diagnostic, counted
from dwiwarta.diagnostics import as_text as diagnostic_text

if TYPE_CHECKING:
    from dwiwarta.model import Article
    from dwiwarta.reading.themes import Suggestion

_NOTHING: dict[str, Any] = {
    "title": None,
    "dek": None,
    "dek_kind": None,
    "outlet": None,
    "place": None,
    "date": None,
    "date_inferred": None,
    "bylines": [],
    "credited": [],
    "credit": None,
    "body": [],
    "set_aside": [],
    "theme": None,
    "theme_reasons": [],
    "fields": {},
}


def as_json(
    file: str, article: Article | None, diagnostics: Iterable[Diagnostic], suggested: Suggestion | None = None
) -> dict[str, Any]:
    """One object for one file; absent values are None. `suggested` is the topic that the text speaks for, where the
    header names one."""
    said = [d.as_json() for d in diagnostics]
    if article is None:
        return {"file": file, **_NOTHING, "diagnostics": said}
    return {
        "file": file,
        "title": article.title.text,
        "dek": article.dek.text if article.dek else None,
        "dek_kind": article.dek_kind,
        "outlet": article.outlet,
        "place": article.place,
        "date": article.date.isoformat() if article.date else None,
        "date_inferred": article.date_inferred.isoformat() if article.date_inferred else None,
        "bylines": list(article.bylines),
        "credited": [person._asdict() for person in article.credited],
        "credit": article.credit,
        "body": [s.text for s in article.body],
        "set_aside": [s.text for s in article.set_aside],
        "theme": article.theme,
        "theme_reasons": _reasons(article, suggested),
        "fields": {
            name: {"line": f.line, "column": f.column, "rule": f.rule} for name, f in article.fields.items()
        },
        "diagnostics": said,
    }


_COLOURS = {"name": "\x1b[36m", "dim": "\x1b[2m", "bold": "\x1b[1m", "aside": "\x1b[33m", "off": "\x1b[0m"}
_WIDTH = 100


def as_text(
    file: str,
    article: Article | None,
    diagnostics: Iterable[Diagnostic],
    colour: bool,
    suggested: Suggestion | None = None,
) -> str:
    """For a person: every field with its line and rule, the ends of each paragraph, what was left out."""
    paint = _COLOURS if colour else dict.fromkeys(_COLOURS, "")
    lines = [f"{paint['bold']}{_shown(file)}{paint['off']}"]
    if article is None:
        lines.append("  Nothing could be read.")
    else:
        lines += _fields(article, suggested, paint)
        lines += _body(article, paint)
        lines += _left_out(article, paint)
    lines += [diagnostic_text(d, colour=colour) for d in diagnostics]
    return "\n".join(lines)


def _fields(article: Article, suggested: Suggestion | None, paint: dict[str, str]) -> list[str]:
    dek = f"{article.dek.text}" if article.dek else None
    day = str(article.date) if article.date else None
    if day is None and article.date_inferred:
        day = f"{article.date_inferred} (year inferred)"
    values = [
        ("title", "headline", article.title.text),
        ("dek", article.dek_kind or "dek", dek),
        ("outlet", "outlet", article.outlet),
        ("place", "place", article.place),
        ("date", "date", day),
        ("bylines", "by", _people(article)),
        ("credit", "credit", article.credit),
        ("theme", "topic", article.theme),
    ]
    if image := article.header.image:
        values.append(("image", "picture", " · ".join(filter(None, (image.file, image.credit, image.alt)))))
    lines = []
    for key, label, value in values:
        origin = article.fields.get(key)
        where = f"line {origin.line}, {origin.rule}" if origin else ""
        if key == "theme" and value and (reasons := _reasons(article, suggested)):
            where = "; ".join(reasons)
        shown = _short(value, _WIDTH - 12) if value else f"{paint['dim']}–{paint['off']}"
        lines.append(f"  {paint['name']}{label:<10}{paint['off']} {shown}")
        if where and value:
            lines[-1] += f"  {paint['dim']}({_shown(where)}){paint['off']}"
    return lines


def _reasons(article: Article, suggested: Suggestion | None) -> list[str]:
    """Why the article has its topic; where the header says so, what the text would have said too."""
    said = list(article.theme_reasons)
    if suggested is None or not article.header.theme:
        return said
    if suggested.theme == article.theme:
        return [*said, *suggested.reasons]
    return [*said, f"the text suggests {suggested.theme or 'none'}", *suggested.reasons]


def _people(article: Article) -> str | None:
    """ "Rina Wijaya; editor: Budi Santoso"."""
    roles = {role: article.credited_as(role) for role in dict.fromkeys(b.role for b in article.credited)}
    said = [f"{'' if role == 'writer' else f'{role}: '}{', '.join(names)}" for role, names in roles.items()]
    return "; ".join(said) or None


def _body(article: Article, paint: dict[str, str]) -> list[str]:
    lines = [f"  {paint['name']}text{paint['off']}       {counted(len(article.body), 'paragraph')}"]
    lines += [
        f"    {paint['dim']}{s.span.line:>4}{paint['off']}  {_short(s.text, _WIDTH - 10)}"
        for s in article.body
    ]
    return lines


def _left_out(article: Article, paint: dict[str, str]) -> list[str]:
    if not article.set_aside:
        return []
    lines = [f"  {paint['name']}left out{paint['off']}   {len(article.set_aside)}"]
    for piece in article.set_aside:
        lines.append(
            f"    {paint['dim']}{piece.span.line:>4}{paint['off']}  "
            f"{paint['aside']}{_short(piece.text, 70)}{paint['off']}"
            f"  {paint['dim']}({piece.rule}){paint['off']}"
        )
    return lines


def _short(text: str, width: int) -> str:
    """Beginning and end of a text, on one line."""
    text = _shown(text)
    if len(text) <= width:
        return text
    return f"{text[: width * 2 // 3 - 2]} … {text[-(width // 3 - 2) :]}"


def _shown(text: str) -> str:
    """A file cannot write on the terminal: what is not printable becomes visible."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
