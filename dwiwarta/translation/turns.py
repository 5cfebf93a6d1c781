"""Several services in turn, where a site names more than one: `engine = "google, mymemory"`.

The next is asked where the one before it had to stop. An article stays with the service that began it: what is left of
it waits for that one, so that no article is put together from two without anybody knowing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Fault, Severity, Span, counted
from dwiwarta.translation.asking import Ended
from dwiwarta.translation.outcome import Outcome

if TYPE_CHECKING:
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.translation.catalog import Catalog
    from dwiwarta.translation.engines import Engine
    from dwiwarta.translation.translating import Request

HANDED_ON = Fault(
    "translation-handed-on",
    Severity.INFO,
    "{first} stopped. What it had not begun ({articles}) goes to {next}.",
    "Articles that {first} began wait for it. To ask only one service, name only one in `site.toml`.",
)
GOES_ON = frozenset(
    {
        Ended.OUT_OF_REACH,
        Ended.TOO_OFTEN,
        Ended.DENIED,
        Ended.FAILING,
        Ended.UNBELIEVABLE,
        Ended.UNUSABLE,
    }
)
"""After these the next service is asked; a person's Ctrl-C, a limit and a full disk end them all."""


def begun_by(catalog: Catalog, names: Sequence[str]) -> str | None:
    """Which of these services the article belongs to: the one that most of its English came from."""
    of = Counter(
        e.facts.get("engine", "").partition("/")[0] for e in catalog.entries if e.text and not e.obsolete
    )
    begun = [name for name in names if of[name]]
    return max(begun, key=lambda name: of[name]) if begun else None


def in_turn(
    work: Sequence[Request],
    engines: Sequence[Engine],
    ask: Callable[[Sequence[Request], Engine, int], Outcome | None],
    left_over: Callable[[Sequence[Request]], int],
) -> Outcome | None:
    """Has each service asked for its share; None where none was asked for anything.

    `ask` gets a share, the service and how many characters went out before; None means there was nothing to ask.
    `left_over` counts the paragraphs of a share that have no translation yet.
    """
    names = [engine.name for engine in engines]
    outcomes: list[Outcome] = []
    said: list[Diagnostic] = []
    catalogs: dict[str, Catalog] = {}
    stopped: Engine | None = None
    open_to_all = True
    for engine in engines:
        current = [r._replace(catalog=catalogs.get(r.slug, r.catalog)) for r in work]
        owners = [begun_by(r.catalog, names) if len(names) > 1 else None for r in current]
        fresh = [r for r, owner in zip(current, owners, strict=True) if owner is None and open_to_all]
        wanted = {r.slug for r in fresh}
        share = [r for r, o in zip(current, owners, strict=True) if o == engine.name or r.slug in wanted]
        if stopped and fresh and left_over(fresh):
            articles = counted(sum(bool(left_over([r])) for r in fresh), "article")
            said.append(HANDED_ON.at(Span(""), first=stopped.label, articles=articles, next=engine.label))
        outcome = ask(share, engine, sum(o.characters for o in outcomes)) if share else None
        if outcome is None:
            continue
        catalogs |= outcome.catalogs
        if outcome.ended in GOES_ON and engine is not engines[-1]:
            # What it did not begin is no longer waiting for it.
            kept = [r._replace(catalog=catalogs.get(r.slug, r.catalog)) for r in share]
            kept = [r for r in kept if begun_by(r.catalog, names) == engine.name]
            outcome = replace(outcome, waiting=left_over(kept))
            stopped = engine
        else:
            stopped, open_to_all = None, False
        said += outcome.diagnostics
        outcomes.append(outcome)
        if outcome.ended not in GOES_ON and outcome.ended is not Ended.DONE:
            break
    return _together(outcomes, tuple(said))


def _together(outcomes: Sequence[Outcome], said: tuple[Diagnostic, ...]) -> Outcome | None:
    """One outcome of them all, which says what each had to say."""
    if len(outcomes) < 2:
        return outcomes[0] if outcomes else None
    translated: Counter[str] = Counter()
    catalogs: dict[str, Catalog] = {}
    for outcome in outcomes:
        translated.update(outcome.translated)
        catalogs |= outcome.catalogs
    at_work = [o.label for o in outcomes if o.paragraphs] or [outcomes[0].label]
    return Outcome(
        ended=outcomes[-1].ended,
        label=" and ".join(at_work),
        translated=dict(translated),
        catalogs=catalogs,
        refused=tuple(r for o in outcomes for r in o.refused),
        waiting=sum(o.waiting for o in outcomes),
        requests=sum(o.requests for o in outcomes),
        characters=sum(o.characters for o in outcomes),
        failure=outcomes[-1].failure,
        unwritable=outcomes[-1].unwritable,
        said=said,
    )
