"""Which topic of the site an article probably belongs to, from the words of themes.toml, with reasons.

Words count by where they stand (headline, dek, first paragraph, body), once for each distinct word and a little more
when it comes back; the outlet's own rubric in the address speaks first. Where nothing speaks there is no topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from dwiwarta.reading.names import squash
from dwiwarta.reading.patterns import pattern

if TYPE_CHECKING:
    from dwiwarta.model import Article, Knowledge, Outlet, Theme

_WORD = pattern(r"[^\W_]+(?:-[^\W_]+)*")
_ENDING = pattern(r"(?:nya|lah|kah|ku|mu)$")
_ENOUGH = 2.0
"""Below this score nothing speaks for a topic."""
_RUBRICS = {
    word: theme
    for theme, words in {
        "politics": "politik pemerintahan pemilu pilkada",
        "law": "hukum kriminal hukrim hukum-kriminal peradilan",
        "economy": "ekonomi bisnis finance ekbis money market saham",
        "education": "pendidikan edukasi edu kampus",
        "health": "kesehatan health",
        "environment": "lingkungan bencana",
        "infrastructure": "infrastruktur transportasi properti",
        "culture": "lifestyle hiburan seleb celebrity hot showbiz wisata travel kuliner food budaya seni",
        "sport": "olahraga sport sports bola sepakbola soccer",
        "technology": "tekno teknologi inet otomotif oto sains",
        "society": "religi sosial",
    }.items()
    for word in words.split()
}
"""What papers call the parts of their sites, for the shipped ids of topics."""


class Suggestion(NamedTuple):
    theme: str | None
    reasons: tuple[str, ...]


class _Word(NamedTuple):
    theme: str
    shown: str
    weight: float
    words: tuple[str, ...]


_Index = dict[str, list[_Word]]
_indexes: dict[int, tuple[object, _Index]] = {}


def _index(themes: tuple[Theme, ...]) -> _Index:
    """By first word. A phrase weighs more than a word; a word that several topics claim weighs less."""
    kept = _indexes.get(id(themes))
    if kept is not None:
        return kept[1]
    claims: dict[str, int] = {}
    for theme in themes:
        for word in theme.suggest:
            claims[word.casefold()] = claims.get(word.casefold(), 0) + 1
    index: _Index = {}
    for theme in themes:
        for shown in theme.suggest:
            words = tuple(_WORD.findall(shown.casefold()))
            if words:
                weight = (1.0 if len(words) == 1 else 1.6) / claims[shown.casefold()]
                index.setdefault(words[0], []).append(_Word(theme.id, shown, weight, words))
    _indexes.clear()
    _indexes[id(themes)] = (themes, index)
    return index


def suggest(
    title: str,
    dek: str,
    body: Sequence[str],
    themes: tuple[Theme, ...],
    url: str | None = None,
    outlet: Outlet | None = None,
) -> Suggestion:
    """The topic that the text speaks for, or None."""
    if not themes:
        return Suggestion(None, ())
    index = _index(themes)
    scores: dict[str, float] = {}
    where: dict[_Word, list[float]] = {}
    for text, weight in (
        (title, 3.0),
        (dek, 1.2),
        *(((p, 1.6 if i == 0 else 1.0 if i < 4 else 0.7)) for i, p in enumerate(body[:40])),
    ):
        if not text:
            continue
        tokens = _WORD.findall(text[:4000].casefold())
        for i, token in enumerate(tokens):
            entries = index.get(token)
            if entries is None:
                if len(token) < 6:
                    continue
                entries = index.get(_ENDING.sub("", token))
                if entries is None:
                    continue
            for word in entries:
                if len(word.words) == 1 or tuple(tokens[i : i + len(word.words)]) == word.words:
                    where.setdefault(word, []).append(weight)
    for word, weights in where.items():
        best = max(weights)
        scores[word.theme] = scores.get(word.theme, 0.0) + word.weight * best * (
            1 + 0.35 * log2(len(weights))
        )
    reasons: dict[str, list[str]] = {}
    rubric = _rubric(url, outlet, {t.id for t in themes})
    if rubric:
        scores[rubric[0]] = scores.get(rubric[0], 0.0) + 4.0
        reasons.setdefault(rubric[0], []).append(f"“{rubric[1]}” in the address")
    if not scores:
        return Suggestion(None, ())
    best_theme = max(themes, key=lambda t: scores.get(t.id, 0.0)).id
    if scores[best_theme] < _ENOUGH:
        return Suggestion(None, ())
    words = sorted(
        (w for w in where if w.theme == best_theme), key=lambda w: (-w.weight * max(where[w]), -len(where[w]))
    )
    said = reasons.get(best_theme, [])
    said += [f"“{w.shown}”" + _places(where[w]) for w in words[:5]]
    return Suggestion(best_theme, tuple(said))


def suggestion_of(article: Article, knowledge: Knowledge) -> Suggestion:
    """What the text of an article speaks for, whatever its header says."""
    return suggest(
        article.title.text,
        article.dek.text if article.dek else "",
        [s.text for s in article.body],
        knowledge.themes,
        article.header.url,
        owner_of(article.outlet, knowledge),
    )


def owner_of(name: str | None, knowledge: Knowledge) -> Outlet | None:
    """The outlet that is called so."""
    key = squash(name or "")
    return next(
        (o for o in knowledge.outlets if key and key in map(squash, (o.id, o.name, *o.spellings))), None
    )


def _places(weights: list[float]) -> str:
    place = " in the headline" if max(weights) >= 3.0 else ""
    return place + (f", {len(weights)} times" if len(weights) > 1 else "")


def _rubric(url: str | None, outlet: Outlet | None, ids: set[str]) -> tuple[str, str] | None:
    """The topic that the address names: `https://olahraga.example.id/…`, `…/ekonomi/…`."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    own = outlet.themes if outlet else {}
    for word in [*(parts.hostname or "").split(".")[:-1], *parts.path.lower().split("/")[:-1]]:
        theme = own.get(word) or _RUBRICS.get(word)
        if theme in ids:
            return theme, word
    return None
