"""`find WORDS`: how was this said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.cli import DONE
from dwiwarta.cli.opening import read_site
from dwiwarta.rendering import addresses
from dwiwarta.stages.remembering import remembered
from dwiwarta.translation.catalog import State
from dwiwarta.translation.concordance import find, pattern_of
from dwiwarta.translation.memory import Memory

if TYPE_CHECKING:
    import argparse
    import re

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Digest, Place, World
    from dwiwarta.translation.concordance import Hit

WORDS = {
    State.REVIEWED: "checked",
    State.EDITED: "being edited",
    State.MACHINE: "not checked",
    State.STALE: "original changed",
    State.MISSING: "not translated yet",
}
"""The words of EDITOR.md for what a translation is worth."""


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, _ = read_site(world, place, console)
    question = " ".join(options.words)
    found = find(Memory(remembered(digest)), question)
    shown = found.hits[: options.limit]
    links = Links(digest)
    if options.json:
        for hit in shown:
            console.result_json(_as_json(hit, links))
        return DONE
    if not shown:
        console.result(f"“{question}” is in no text here, nor anything like it.")
        return DONE
    if found.by_likeness:
        instead = "" if shown[0].likeness is not None else f": “{' '.join(found.words)}”"
        console.result(f"“{question}” is in no text here; this is the most alike{instead}.\n")
    marked = pattern_of(found.words)
    for hit in shown:
        console.result(_as_text(hit, links, marked if console.colour_out else None))
    if len(found.hits) > len(shown):
        console.result(f"{len(found.hits) - len(shown)} more; see them with --limit {len(found.hits)}.")
    return DONE


class Links:
    """Where a text can be read: the address of its page, the path of a file that no article has any more."""

    def __init__(self, digest: Digest) -> None:
        self._links = addresses.Links(digest.settings.base_path, digest.settings.origin)
        self._of = {read.article.slug: addresses.both(read.article.slug) for read in digest.reads}
        self._of |= {r.article.slug: addresses.plain("en", r.article.slug) for r in digest.plain_reads}

        self._files = {name: path for name, (path, _) in digest.unclaimed.items()}

    def page(self, slug: str) -> str | None:
        return self._links.address(self._of[slug]) if slug in self._of else None

    def place(self, slug: str) -> str:
        return self.page(slug) or f"{self._files[slug]} (no article)"


def _as_json(hit: Hit, links: Links) -> dict[str, object]:
    unit = hit.unit
    return {
        "slug": unit.slug,
        "kind": unit.kind,
        "state": str(unit.state),
        "source": unit.source,
        "target": unit.text,
        "date": unit.day or None,
        "by": unit.by or None,
        "in_article": unit.living,
        "likeness": None if hit.likeness is None else round(hit.likeness),
        "url": links.page(unit.slug),
    }


def _as_text(hit: Hit, links: Links, marked: re.Pattern[str] | None) -> str:
    unit = hit.unit
    facts = [WORDS[unit.state] + (f" by {unit.by}" if unit.by else ""), unit.day, unit.slug]
    if hit.likeness is not None:
        facts.append(f"{hit.likeness:.0f} % alike")
    if not unit.living:
        facts.append("no longer in the article")

    def shown(text: str) -> str:
        return marked.sub(lambda m: f"\x1b[1m{m[0]}\x1b[0m", text) if marked else text

    head = " · ".join(fact for fact in facts if fact)
    return f"{head}\n  {shown(unit.source)}\n  {shown(unit.text)}\n  {links.place(unit.slug)}\n"
