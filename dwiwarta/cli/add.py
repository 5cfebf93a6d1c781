"""`add FILE...`: takes raw articles in. The body stays as it came, word for word."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.diagnostics import Severity, Span
from dwiwarta.model import Source
from dwiwarta.reading.intake import take_in
from dwiwarta.reading.slug import slug_of
from dwiwarta.stages.understanding import UNREADABLE, knowledge_of, today_at_the_desk
from dwiwarta.stages.world import ARTICLES

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.reading.intake import Intake
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    if len(options.files) > 1 and options.url:
        console.say("--url belongs to one article; take them in one by one.")
        return WRONG_USE
    knowledge, diagnostics = knowledge_of(world, place)
    console.tell(diagnostics)
    today = today_at_the_desk(world, place)
    there = {
        slug_of(path.rsplit("/", 1)[-1].rsplit(".", 1)[0]) for path in world.disk.walk(place.at(ARTICLES))
    }
    code = DONE
    for name in options.files:
        try:
            data = sys.stdin.buffer.read() if name == "-" else world.disk.read(name)
        except OSError as error:
            console.tell([UNREADABLE.at(Span(name), reason=error.strerror or type(error).__name__)])
            code = DAMAGED
            continue
        source = Source("pasted.txt" if name == "-" else name, data)
        taken = take_in(
            source,
            knowledge,
            today,
            there,
            outlet=options.outlet,
            url=options.url,
            published=options.published,
        )
        console.tell(taken.diagnostics)
        if taken.path is None or taken.article is None:
            console.say(f"{name} was not taken in: nothing could be read.")
            code = DAMAGED
        elif os.path.exists(place.at(taken.path)):
            console.say(f"{name} was not taken in: {taken.path} is there already.")
            code = DAMAGED
        else:
            world.disk.write(place.at(taken.path), taken.data)
            there.add(taken.article.slug)
            console.result(f"{taken.path}\n  {_in_short(taken)}")
            if any(d.severity is Severity.ERROR for d in taken.diagnostics):
                code = DAMAGED
    return code


def _in_short(taken: Intake) -> str:
    article = taken.article
    assert article is not None
    parts = [
        article.title.text,
        article.outlet or "no outlet",
        article.place or "no place",
        str(
            article.date
            or (f"{article.date_inferred} (year inferred)" if article.date_inferred else "no date")
        ),
        f"topic: {article.theme}" if article.theme else "no topic suggested",
        f"{len(article.body)} paragraphs",
    ]
    return " · ".join(parts)
