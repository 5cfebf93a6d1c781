"""`inspect FILE...`: how an article is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta import reading
from dwiwarta.cli import DAMAGED, DONE
from dwiwarta.diagnostics import Span
from dwiwarta.model import Source
from dwiwarta.reading import inspection
from dwiwarta.reading.themes import suggestion_of
from dwiwarta.rendering import unformatted
from dwiwarta.stages.understanding import UNREADABLE, knowledge_of

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    knowledge, diagnostics = knowledge_of(world, place)
    console.tell(diagnostics)
    code = DONE
    for name in options.files:
        try:
            source = Source(name, world.disk.read(name))
        except OSError as error:
            console.tell([UNREADABLE.at(Span(name), reason=error.strerror or type(error).__name__)])
            code = DAMAGED
            continue
        article, said = reading.parse(source, knowledge, world.now.date())
        if article is None:
            code = DAMAGED
        else:
            said = (*said, *unformatted.of_article(article))
        suggested = suggestion_of(article, knowledge) if article and article.header.theme else None
        if options.json:
            console.result_json(inspection.as_json(name, article, said, suggested))
        else:
            console.result(inspection.as_text(name, article, said, console.colour_out, suggested))
    return code
