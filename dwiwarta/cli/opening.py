"""How most commands begin: the site is read, and the articles that were named are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.cli import WRONG_USE, StopError
from dwiwarta.diagnostics import closest
from dwiwarta.stages.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Collection

    from dwiwarta.cli.console import Console
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.stages.world import Digest, Place, World


def read_site(
    world: World, place: Place, console: Console, *, frozen: bool = True
) -> tuple[Digest, tuple[Diagnostic, ...]]:
    """The site, and what there is to say about its files. The command ends here where the settings cannot be read."""
    digest, diagnostics = understand(world, place, frozen=frozen)
    if digest is None:
        console.tell(diagnostics)
        raise StopError(WRONG_USE)
    return digest, tuple(diagnostics)


def expect_known(
    names: Collection[str], there: Collection[str], console: Console, what: str = "article"
) -> None:
    """The command ends here where something is named that is not there."""
    strange = [name for name in dict.fromkeys(names) if name not in there]
    for name in strange:
        near = closest(name, there)
        console.say(f"There is no {what} “{name}”." + (f" Did you mean “{near}”?" if near else ""))
    if strange:
        raise StopError(WRONG_USE)
