"""How often a service is asked, and how long we wait after it failed."""

from __future__ import annotations

from collections.abc import Callable

LONGEST = 60.0
"""Seconds. A service that asks for a longer pause is left alone for this run."""


class Pace:
    """Lets requests begin no closer together than `interval` seconds."""

    def __init__(self, interval: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._next: float | None = None

    def wait(self) -> None:
        """Returns when the next request may begin."""
        now = self._clock()
        if self._next is not None and now < self._next:
            self._sleep(self._next - now)
            now = max(self._next, self._clock())
        self._next = now + self._interval


def backoff(
    attempt: int, random: Callable[[], float], *, first: float = 1.0, asked: float | None = None
) -> float:
    """Seconds to wait after failure number `attempt` (from 1): anything up to a bound that doubles each time ("full
    jitter": many who failed together do not come back together), at least what the service asked for."""
    drawn = random() * min(LONGEST, first * 2.0 ** min(attempt, 16))
    return max(drawn, asked or 0.0)
