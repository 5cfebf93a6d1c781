"""Fills catalogs with what a translation service answers, paragraph by paragraph, each saved before the next is asked.

    plan    requests      -> jobs       `planning`: one for each distinct text, wherever it stands
    ask     job           -> answer     `asking`: pace, second tries, when to stop
    judge   answer        -> refusal    `answers`
    keep    answer        -> catalogs   stored at once

Only what is not translated, or what a service translated of a text that has changed since, is ever filled.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from random import random as chance
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Span
from dwiwarta.translation.answers import Refusal, refusal, tidied
from dwiwarta.translation.asking import Conversation, Ended, GaveUp
from dwiwarta.translation.catalog import Catalog, with_answer
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.fold import source_print
from dwiwarta.translation.outcome import Outcome, Progress, Refused
from dwiwarta.translation.planning import (
    Job,
    Key,
    Request,
    at_rest,
    batches,
    estimate,
    is_wanted,
    left_over,
    packed,
    plan,
)

if TYPE_CHECKING:
    from dwiwarta.translation.engines import Engine

__all__ = ["DISK_IS_FULL", "Request", "at_rest", "estimate", "is_wanted", "left_over", "translate"]

DISK_IS_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""Faults of the disk after which nothing can be saved; any other concerns one file."""
_ONE_TO_BLAME = frozenset({Trouble.REJECTED, Trouble.SERVER_ERROR, Trouble.NO_RESULT, Trouble.TIMEOUT})
"""Of several texts in one request a single one may be what the service cannot digest: each is asked for by itself."""
DISBELIEVED_IN_A_ROW = 10
"""So many answers in a row that cannot be translations, and it is the service that is wrong, not the texts."""


def translate(
    work: Sequence[Request],
    engine: Engine,
    *,
    store: Callable[[str, Catalog], None],
    mend: Callable[[str], str],
    today: date,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    random: Callable[[], float] = chance,
    max_chars: int | None = None,
    max_requests: int | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    resting: AbstractSet[str] = frozenset(),
    last: AbstractSet[str] = frozenset(),
) -> Outcome:
    """Asks for everything wanted, and tells what came of it; Ctrl-C is an outcome too.

    `store` puts a catalog (of the article with this slug) in place whole or not at all; it may raise OSError. A full or
    read-only disk ends the run; any other fault costs that article, and it is for `store` to tell of it. `today` is
    the day in the site's time zone; `clock`, `sleep` and `random` as in the standard library; `resting` are the
    fingerprints of texts that are not asked for now, `last` of those that are asked for when all others are, so that
    a text on which the service breaks never stands in their way; see `resting`.
    """
    jobs = plan(work, engine, mend, resting)
    if last:
        jobs.sort(key=lambda job: source_print(job.text) in last)
    rested = len(at_rest(work, resting, mend=mend))
    talk = Conversation(
        engine, clock=clock, sleep=sleep, random=random, max_requests=max_requests, max_chars=max_chars
    )
    run = _Run(work, engine, talk, store, today)
    if not jobs:
        return run.outcome(Ended.DONE, rested)
    total = sum(len(j.places) for j in jobs)
    done = 0
    began = clock()
    ended: Ended | None = None
    try:
        for batch in batches(jobs, engine):
            slug = work[batch[0].places[0][0]].slug
            spent = clock() - began
            left = spent / done * (total - done) if done else None
            rate = 60 * done / spent if done and spent > 0 else None
            progress(Progress(done, total, slug, talk.requests, talk.characters, left, rate))
            ended = run.ask(batch)
            if ended:
                break
            done += sum(len(j.places) for j in batch)
    except KeyboardInterrupt:
        ended = Ended.INTERRUPTED
    if ended is None:
        progress(Progress(done, total, "", talk.requests, talk.characters, 0.0))
    return run.outcome(ended or Ended.DONE, total + rested)


class _Run:
    """What has been brought in so far."""

    def __init__(
        self,
        work: Sequence[Request],
        engine: Engine,
        talk: Conversation,
        store: Callable[[str, Catalog], None],
        today: date,
    ) -> None:
        self._work = work
        self._engine = engine
        self._talk = talk
        self._store = store
        self._today = today
        self._catalogs: dict[int, Catalog] = {}
        self._filled: dict[int, int] = {}
        self._refused: list[Refused] = []
        self._disbelieved = 0
        self._failure: Failure | None = None
        self._unwritable: tuple[Span, str] | None = None
        self._unsaved: set[int] = set()
        """Requests whose catalog could not be stored; nothing more is asked for them."""

    def ask(self, batch: Sequence[Job]) -> Ended | None:
        """Asks for a batch of texts; those answered well are stored."""
        if self._unsaved:
            batch = [job for job in batch if any(number not in self._unsaved for number, _ in job.places)]
        answers: list[str] = []
        for texts in packed(batch, self._engine):
            reply = self._talk.ask(texts)
            if isinstance(reply, GaveUp):
                return self._without(batch, reply)
            answers += reply
        return self._judge_all(batch, answers)

    def _judge_all(self, batch: Sequence[Job], answers: list[str]) -> Ended | None:
        """All answers of a request: one of them may end the run, or a person stop it, but what came back is kept."""
        ended: Ended | None = None
        stopped: KeyboardInterrupt | None = None
        for job in batch:
            mine, answers = answers[: len(job.pieces)], answers[len(job.pieces) :]
            try:
                ended = self._judge(job, mine) or ended
            except KeyboardInterrupt as stop:
                if stopped:  # twice: now
                    raise
                stopped = stop
            if ended in (Ended.UNWRITABLE, Ended.UNBELIEVABLE):
                break
        if stopped:
            raise stopped
        return ended

    def _without(self, batch: Sequence[Job], gave_up: GaveUp) -> Ended | None:
        self._failure = gave_up.failure
        if gave_up.ended:
            return gave_up.ended
        trouble = gave_up.failure.trouble if gave_up.failure else Trouble.NO_RESULT
        if trouble in _ONE_TO_BLAME and len(batch) > 1:
            self._talk.in_parts()
            return next((ended for job in batch if (ended := self.ask([job]))), None)
        for job in batch:
            self._refuse(job, trouble)
        return None

    def _judge(self, job: Job, answers: Sequence[str]) -> Ended | None:
        told = [tidied(*pair) for pair in zip(job.pieces, answers, strict=True)]
        wrong = next((r for pair in zip(job.pieces, told, strict=True) if (r := refusal(*pair))), None)
        if wrong is None:
            self._disbelieved = 0
            text = " ".join(told)
            return self._keep(job, f"{text.rstrip('.…')}{job.mark}" if job.mark else text)
        self._refuse(job, wrong)
        if wrong is Refusal.NOTICE:
            self._failure = Failure(Trouble.QUOTA)
            return Ended.TOO_OFTEN
        if wrong is Refusal.PAGE:
            self._failure = Failure(Trouble.NO_RESULT)
            return self._talk.disbelieve()
        self._disbelieved += 1
        return Ended.UNBELIEVABLE if self._disbelieved >= DISBELIEVED_IN_A_ROW else None

    def _keep(self, job: Job, text: str) -> Ended | None:
        engine = f"{self._engine.name}/{self._engine.version}"
        by_request: dict[int, set[Key]] = {}
        for number, key in job.places:
            by_request.setdefault(number, set()).add(key)
        for number, keys in by_request.items():
            if number in self._unsaved:
                continue
            request = self._work[number]
            catalog = self._catalogs.get(number, request.catalog)
            filled = _filled(catalog, keys, text, engine, self._engine.model, self._today)
            try:
                try:
                    self._store(request.slug, filled)
                except KeyboardInterrupt:  # what came back is kept before we go
                    self._store(request.slug, filled)
                    self._record(number, filled, len(keys))
                    raise
            except OSError as fault:
                if fault.errno not in DISK_IS_FULL:  # the others can be saved; `store` tells of this one
                    self._unsaved.add(number)
                    continue
                self._unwritable = (Span(request.path), fault.strerror or "the disk reports a fault")
                return Ended.UNWRITABLE
            self._record(number, filled, len(keys))
        return None

    def _record(self, number: int, catalog: Catalog, paragraphs: int) -> None:
        self._catalogs[number] = catalog
        self._filled[number] = self._filled.get(number, 0) + paragraphs

    def _refuse(self, job: Job, reason: Refusal | Trouble) -> None:
        for number, key in job.places:
            request = self._work[number]
            span = request.spans.get(key) or Span(request.path)
            self._refused.append(Refused(request.slug, span, reason, source_print(job.text)))

    def outcome(self, ended: Ended, total: int) -> Outcome:
        return Outcome(
            ended=ended,
            label=self._engine.label,
            translated={self._work[n].slug: count for n, count in self._filled.items()},
            catalogs={self._work[n].slug: catalog for n, catalog in self._catalogs.items()},
            refused=tuple(self._refused),
            waiting=total - sum(self._filled.values()),
            requests=self._talk.requests,
            characters=self._talk.characters,
            failure=self._failure,
            unwritable=self._unwritable,
            mixed=tuple(
                (Span(self._work[n].path), names)
                for n, catalog in self._catalogs.items()
                if len(names := _services(catalog)) > 1
            ),
        )


def _services(catalog: Catalog) -> tuple[str, ...]:
    """Whose English stands in it, checked or not."""
    told = {
        e.facts["engine"].partition("/")[0]
        for e in catalog.entries
        if e.text and not e.obsolete and "engine" in e.facts
    }
    return tuple(sorted(told))


def _filled(
    catalog: Catalog, keys: AbstractSet[Key], text: str, engine: str, model: str | None, today: date
) -> Catalog:
    """The catalog with this answer for these entries."""
    entries = tuple(
        with_answer(e, text, engine=engine, model=model, at=today)
        if not e.obsolete and (e.kind, e.source) in keys
        else e
        for e in catalog.entries
    )
    return Catalog(entries, catalog.header, catalog.comments, catalog.damaged)
