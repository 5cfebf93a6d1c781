"""`status`: how far the translations are, by article, topic or month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.cli import DONE
from dwiwarta.cli.opening import read_site
from dwiwarta.diagnostics import counted
from dwiwarta.editorial.progress import by_month, by_topic, progress_of
from dwiwarta.stages.making import assemble

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.editorial.progress import Progress, Total
    from dwiwarta.stages.world import Place, World

_COLUMNS = ("not translated", "not checked", "being edited", "changed", "checked")


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, _ = read_site(world, place, console)
    library, _ = assemble(digest, world)
    rows = [progress_of(story) for story in (*library.stories, *library.held, *library.withdrawn)]
    if options.by != "article" and rows:
        topics = {theme.id: theme.label.en for theme in library.themes}
        totals = by_month(rows) if options.by == "month" else by_topic(rows, topics)
        width = max(len(topics.get(total.name, total.name)) for total in totals)
        for total in totals:
            if options.json:
                console.result_json(total.as_json("month" if options.by == "month" else "theme"))
            else:
                console.result(_total(total, topics.get(total.name, total.name).ljust(width)))
        return DONE
    if options.json:
        for row in rows:
            console.result_json(row.as_json())
        return DONE
    if not rows:
        console.result("There are no articles yet. Put one in with: python build.py add FILE")
        return DONE
    width = max(len(row.slug) for row in rows)
    aside = {s.slug: "kept back" for s in library.held} | {s.slug: "withdrawn" for s in library.withdrawn}
    for theme in library.themes:
        of_theme = [row for row in rows if row.theme == theme.id]
        if of_theme:
            console.result(f"\n{theme.label.en}")
            for row in of_theme:
                console.result(_line(row, width, aside.get(row.slug)))
    words = sum(row.words_left for row in rows)
    parts = [f"{n} {word}" for word in ("kept back", "withdrawn") if (n := list(aside.values()).count(word))]
    of_them = f", of them {' and '.join(parts)}" if parts else ""
    console.result(f"\n{counted(len(rows), 'article')}{of_them}; {words} words are not checked yet.")
    return DONE


def _line(row: Progress, width: int, aside: str | None) -> str:
    words = f", {row.words_left} words left" if row.words_left else ""
    return f"  {row.slug:<{width}} {_counts(row)}{words}{f' ({aside})' if aside else ''}"


def _total(row: Total, label: str) -> str:
    words = f"; {row.words_left} words left" if row.words_left else ""
    return f"{label} {row.checked} of {row.articles} articles checked: {_counts(row)}{words}"


def _counts(row: Progress | Total) -> str:
    counts = (row.missing, row.machine, row.edited, row.stale, row.reviewed)
    parts = [f"{count} {label}" for count, label in zip(counts, _COLUMNS, strict=True) if count]
    since = f", oldest since {row.oldest_stale}" if row.oldest_stale else ""
    return (", ".join(parts) or "nothing to translate") + since
