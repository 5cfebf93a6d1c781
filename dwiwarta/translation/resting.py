"""Paragraphs that a service could not translate are left in peace for some days, so that they do not cost a request in
every build. Kept in `.cache/`, as fingerprints: removing the file only means that they are asked for again.

What failed because of the service does not rest, but is asked for last: should it be the paragraph after all, on which
the service breaks, the others are translated before it.

A line is one paragraph and one service: fingerprint, service, day of the latest refusal, how many there were.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.answers import Refusal
from dwiwarta.translation.asking import Ended
from dwiwarta.translation.engines.trouble import Trouble

if TYPE_CHECKING:
    from dwiwarta.translation.outcome import Outcome, Refused

PATH = ".cache/refused"
DAYS = (1, 3, 7, 14)
"""How long a paragraph rests after its first refusal, its second, and so on; the last holds for all further ones."""
FORGOTTEN = 60
"""Days after which a refusal is not remembered: the paragraph is translated by now, or gone."""


class Rest(NamedTuple):
    day: date
    """Of the latest refusal."""
    times: int
    """How often the paragraph was to blame; 0 where only the service was."""

    @property
    def until(self) -> date:
        """The first day on which the paragraph is asked for again."""
        if not self.times:
            return self.day
        return self.day + timedelta(DAYS[min(self.times, len(DAYS)) - 1])


Rests = Mapping[tuple[str, str], Rest]
"""By fingerprint of what was sent, and name of the service."""


def parse(data: bytes) -> Rests:
    """What the file says. A line that cannot be understood costs that line."""
    found = {}
    for line in data.decode("utf-8", "replace").split("\n"):
        try:
            text, service, day, times = line.split()
            found[text, service] = Rest(date.fromisoformat(day), max(0, int(times)))
        except ValueError:
            continue
    return found


def dump(rests: Rests, today: date) -> bytes:
    """The file, without what is long past."""
    lines = [
        f"{text} {service} {rest.day} {rest.times}\n"
        for (text, service), rest in sorted(rests.items())
        if rest.day > today - timedelta(FORGOTTEN)
    ]
    return "".join(lines).encode()


def at_rest(rests: Rests, service: str, today: date) -> Mapping[str, date]:
    """The fingerprints that this service is not asked for today, and until when. A day in the future, of a clock that
    went wrong, is none."""
    return {
        text: rest.until
        for (text, name), rest in rests.items()
        if name == service and rest.day <= today < rest.until
    }


def last(rests: Rests, service: str) -> frozenset[str]:
    """The fingerprints of all that this service failed at lately."""
    return frozenset(text for text, name in rests if name == service)


def after(rests: Rests, service: str, outcome: Outcome, today: date) -> Rests:
    """With what this run refused. A run that ended because nothing could be believed says nothing of single texts."""
    believed = outcome.ended not in (Ended.UNBELIEVABLE, Ended.FAILING)
    new = dict(rests)
    to_blame = {refused.sent: believed and _is_the_texts_fault(refused) for refused in outcome.refused}
    for text, to_rest in to_blame.items():
        before = rests.get((text, service), Rest(today, 0))
        new[text, service] = Rest(today, before.times + 1) if to_rest else before
    return new


def _is_the_texts_fault(refused: Refused) -> bool:
    reason = refused.reason
    if isinstance(reason, Refusal):
        return not reason.of_service
    return reason in (Trouble.REJECTED, Trouble.NO_RESULT)
