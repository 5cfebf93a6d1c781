"""One run's conversation with a translation service: its pace, its second tries, and when it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.pacing import LONGEST, Pace, backoff

if TYPE_CHECKING:
    from dwiwarta.translation.engines import Engine

TRIES = 4
"""Of one request. One less than `IN_A_ROW`: a text that the service cannot digest must not end the run."""
IN_A_ROW = 5
"""So many failures without an answer between them, and the service is left alone."""
BUSY_TWICE = 2
"""Being told twice to ask less often is a ban, not a hiccup."""


class Ended(Enum):
    """Why a run ended."""

    DONE = "everything was asked for"
    OUT_OF_REACH = "the first request brought no answer"
    TOO_OFTEN = "the service wants no more requests now: a ban or a used-up quota"
    DENIED = "the service refuses to work for us"
    FAILING = "too many failures in a row"
    UNBELIEVABLE = "too many answers in a row that could not be believed"
    LIMIT = "the limit of this run is reached"
    INTERRUPTED = "a person stopped it"
    UNUSABLE = "the library that asks the service, or its model, is not one we know"
    UNWRITABLE = "a translation could not be saved"


class GaveUp(NamedTuple):
    """No answer for these texts."""

    failure: Failure | None
    """The latest one, None where no request was made."""
    ended: Ended | None = None
    """Set where the run is over; None where only these texts are without answer."""


class Conversation:
    """Counts what was sent and knows what the service did so far in this run."""

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        random: Callable[[], float],
        max_requests: int | None = None,
        max_chars: int | None = None,
    ) -> None:
        self.requests = 0
        self.characters = 0
        self._engine = engine
        self._pace = Pace(engine.interval, clock, sleep)
        self._sleep = sleep
        self._random = random
        self._max_requests = max_requests
        self._max_chars = max_chars
        self._answered = False
        self._failures = 0
        self._busy = 0

    def ask(self, texts: Sequence[str]) -> Sequence[str] | GaveUp:
        """One request, tried again where that may help."""
        gave_up = GaveUp(None, Ended.LIMIT)
        for attempt in range(1, TRIES + 1):
            size = sum(map(len, texts))
            if not self._allowed(size):
                return gave_up._replace(ended=Ended.LIMIT)
            self._pace.wait()
            self.requests += 1
            self.characters += size
            reply = self._engine.translate(texts)
            if not isinstance(reply, Failure):
                if len(reply) == len(texts):
                    self._answered = True
                    self._failures = self._busy = 0
                    return reply
                reply = Failure(Trouble.NO_RESULT)
            if reply.trouble is Trouble.TIMEOUT and len(texts) > 1:
                return GaveUp(reply)  # too much at once for a slow server: no reason to ask for as much again
            gave_up = GaveUp(reply, self._ended_by(reply))
            if gave_up.ended or not reply.trouble.passing:
                return gave_up
            if attempt < TRIES:
                first = 10.0 if reply.trouble is Trouble.BUSY else 1.0
                self._sleep(backoff(attempt, self._random, first=first, asked=reply.retry_after))
        return gave_up

    def in_parts(self) -> None:
        """What failed is asked for again in smaller requests: only if those fail too it is the service."""
        self._failures = 0

    def disbelieve(self) -> Ended | None:
        """The latest answer was a page of the service's, no translation: as bad as none."""
        self._failures += 1
        return Ended.FAILING if self._failures >= IN_A_ROW else None

    def _allowed(self, size: int) -> bool:
        if self._max_requests is not None and self.requests >= self._max_requests:
            return False
        return self._max_chars is None or self.characters + size <= self._max_chars

    def _ended_by(self, failure: Failure) -> Ended | None:
        trouble = failure.trouble
        if trouble in _ENDS:
            return _ENDS[trouble]
        if not self._answered and not trouble.answered:
            return Ended.OUT_OF_REACH
        self._answered = True
        self._failures += 1
        self._busy += trouble is Trouble.BUSY
        if self._busy >= BUSY_TWICE or (failure.retry_after or 0) > LONGEST:
            return Ended.TOO_OFTEN
        return Ended.FAILING if self._failures >= IN_A_ROW else None


_ENDS = {
    Trouble.QUOTA: Ended.TOO_OFTEN,
    Trouble.DENIED: Ended.DENIED,
    Trouble.PLAN: Ended.TOO_OFTEN,
    Trouble.LIBRARY: Ended.UNUSABLE,
    Trouble.MODEL: Ended.UNUSABLE,
}
