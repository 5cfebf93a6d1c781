"""`check`: what may be wrong in translations, as sentences or as JSON."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE
from dwiwarta.cli.opening import expect_known, read_site
from dwiwarta.diagnostics import Severity, Span, counted, worst
from dwiwarta.model import Source
from dwiwarta.stages import checked, checking
from dwiwarta.stages.understanding import UNREADABLE
from dwiwarta.stages.world import CATALOGS
from dwiwarta.translation import po

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.checking import Judged
    from dwiwarta.stages.world import Place, Read, World
    from dwiwarta.translation.checks import Finding


_SAID = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    names = [name for name in options.names if not name.endswith(".po")]
    files = [name for name in options.names if name.endswith(".po")]
    ours = os.path.join(os.path.realpath(place.root), *CATALOGS.split("/"), "")
    reads: list[Read] = []
    english = "us"
    if names or not files or any(os.path.realpath(file).startswith(ours) for file in files):
        digest, _ = read_site(world, place, console)
        english = digest.settings.english
        reads = [*digest.reads, *digest.plain_reads]
    house, said = checking.house_of(world, place, english)
    console.tell(said)
    by_slug = {read.article.slug: read for read in reads}
    expect_known(names, by_slug, console)
    chosen = [by_slug[name] for name in dict.fromkeys(names)] if options.names else reads
    by_file = {os.path.realpath(place.at(read.path)): read for read in reads}
    broken = [d for read in chosen for d in read.said if d.span.path == read.path]
    judged = [item for read in chosen for item in checking.of_article(read, house)]
    if chosen:
        _remember(chosen, judged, world, place)
    for file in files:
        read = by_file.get(os.path.realpath(file))
        if read is not None:
            broken += [d for d in read.said if d.span.path == read.path]
            judged += [item._replace(file=file) for item in checking.of_article(read, house)]
            continue
        try:
            source = Source(file, world.disk.read(os.path.abspath(file)))
        except OSError as error:
            broken.append(UNREADABLE.at(Span(file), reason=error.strerror or type(error).__name__))
            continue
        catalog, found = po.parse(source)
        broken += found
        judged += checking.of_file(catalog, file, house)
    console.tell(broken)
    if not options.each:
        judged = checking.compared(judged)
    if options.json:
        for line in _json(judged):
            console.result_json(line)
    else:
        for text in _text(judged, colour=console.colour_out):
            console.result(text)
        console.result(_summary(judged))
    return _code(judged, options.fail_on, damaged=worst(broken) is Severity.ERROR)


def _remember(chosen: Sequence[Read], judged: Sequence[Judged], world: World, place: Place) -> None:
    """So that the next build can tell of it without looking again."""
    items: dict[str, list[Judged]] = {read.path: [] for read in chosen}
    for item in judged:
        items[item.file].append(item)
    news = {read.path: checking.known_of(read, items[read.path]) for read in chosen}
    before = checked.recall(world, place)
    if any(before.get(path) != known for path, known in news.items()):
        checked.remember(world, place, {**before, **news})


def as_json(item: Judged, finding: Finding) -> dict[str, object]:
    """One finding as DESIGN 5 has it."""
    return {
        "id": item.id,
        "file": item.file,
        "check": finding.check,
        "severity": str(finding.severity),
        "message": finding.message,
        "source": list(finding.source),
        "target": list(finding.target),
        "hint": finding.hint or None,
    }


def _json(judged: Sequence[Judged]) -> Iterator[dict[str, object]]:
    for item in judged:
        for finding in item.findings:
            yield as_json(item, finding)


def _text(judged: Sequence[Judged], *, colour: bool) -> Iterator[str]:
    """Files with the worst first; in each the paragraphs as they stand."""
    bold, off = ("\x1b[1m", "\x1b[0m") if colour else ("", "")
    by_file: dict[str, list[Judged]] = {}
    for item in judged:
        if item.findings:
            by_file.setdefault(item.file, []).append(item)

    def weight(file: str) -> tuple[int, int]:
        found = [f.severity for item in by_file[file] for f in item.findings]
        return -found.count(Severity.ERROR), -found.count(Severity.WARNING)

    for file in sorted(by_file, key=weight):
        yield f"{bold}{file}{off}"
        for item in by_file[file]:
            line = f", line {item.entry.line}" if item.entry.line else ""
            yield f"  {bold}{item.id}{off}{line}"
            for finding in item.findings:
                yield f"    {_SAID[finding.severity]}: {finding.message} [{finding.check}]"
                if finding.hint:
                    yield f"      {finding.hint}"
        yield ""


def _summary(judged: Sequence[Judged]) -> str:
    """Remarks are no possible errors; both are counted."""
    found = [finding.severity for item in judged for finding in item.findings]
    looked_at = f"{counted(len(judged), 'paragraph')} looked at."
    if not found:
        return f"Nothing to say about {counted(len(judged), 'paragraph')}."
    errors, warnings, remarks = (found.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    possible = "No possible errors"
    if errors or warnings:
        files = len({i.file for i in judged if any(f.severity is not Severity.INFO for f in i.findings)})
        kinds = [counted(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
        possible = f"{counted(errors + warnings, 'possible error')} in {counted(files, 'file')}"
        possible += f" ({', '.join(kinds)})"
    also = f", and {counted(remarks, 'remark')}" if remarks else ""
    return f"{possible}{also}; {looked_at} What is right all the same can be silenced in `review`."


def _code(judged: Sequence[Judged], fail_on: str, *, damaged: bool) -> int:
    limit = checking.RANK[Severity(fail_on)]
    failed = any(checking.RANK[f.severity] <= limit for item in judged for f in item.findings)
    return DAMAGED if failed or damaged else DONE
