"""Fill: what is not translated yet is asked of a translation service, and each answer is on the disk before the next
question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.stages.world import Digest, World


class Listener(Protocol):
    pass


@dataclass(frozen=True, kw_only=True)
class Filled:
    digest: Digest
    articles: int = 0
    paragraphs: int = 0
    label: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def fill(world: World, digest: Digest, listener: Listener) -> Filled:
    return Filled(digest=digest)
