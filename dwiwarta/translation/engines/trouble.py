"""Why a translation service gave no translation: a named value, never an exception that carries text or keys."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Trouble(Enum):
    """What went wrong with one request; the value is the end of a sentence that begins with the service's name."""

    UNREACHABLE = "could not be reached"
    TIMEOUT = "did not answer in time"
    CUT_SHORT = "broke off in the middle of its answer"
    BUSY = "says that it was asked too often"
    QUOTA = "says that the amount it translates in a day is used up"
    SERVER_ERROR = "reports a fault of its own"
    PLAN = "says that the amount of your plan is used up"
    DENIED = "refuses to work for us"
    REJECTED = "does not accept this text"
    NO_RESULT = "answered with a page that holds no translation"
    LIBRARY = "cannot be used: the library that asks it is not the one this program was made for"
    MODEL = "cannot be used: its files are damaged or of a sort that this program cannot read"

    @property
    def answered(self) -> bool:
        """True where somebody at the other end spoke: the service is there."""
        return self not in (Trouble.UNREACHABLE, Trouble.TIMEOUT, Trouble.LIBRARY, Trouble.MODEL)

    @property
    def passing(self) -> bool:
        """True where the same request may succeed a little later."""
        return self in _PASSING


_PASSING = frozenset(
    {Trouble.UNREACHABLE, Trouble.TIMEOUT, Trouble.CUT_SHORT, Trouble.BUSY, Trouble.SERVER_ERROR}
)


class Failure(NamedTuple):
    """One request that brought nothing."""

    trouble: Trouble
    retry_after: float | None = None
    """Seconds the service asks us to wait."""
    status: int | None = None
    """The HTTP status, where there was one."""


def of_status(status: int, retry_after: float | None = None) -> Failure | None:
    """What an HTTP status means; None for one that means success."""
    if 200 <= status < 300:
        return None
    if status == 429:
        trouble = Trouble.BUSY
    elif status in (401, 403):
        trouble = Trouble.DENIED
    elif status == 408:
        trouble = Trouble.TIMEOUT
    elif status >= 500:
        trouble = Trouble.SERVER_ERROR
    else:
        trouble = Trouble.REJECTED
    return Failure(trouble, retry_after, status)
