"""The door to translation services. Nothing is imported for a service before something is to be sent to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dwiwarta.diagnostics import closest

if TYPE_CHECKING:
    from dwiwarta.translation.engines.trouble import Failure
    from dwiwarta.translation.engines.wire import Wire

NONE = "none"
"""The name under which nothing is sent anywhere."""


class Engine(Protocol):
    """A translation service, Indonesian to English. One object belongs to one worker."""

    @property
    def name(self) -> str:
        """As in `engine = "..."` and in translation files."""
        ...

    @property
    def label(self) -> str:
        """As readers know it."""
        ...

    @property
    def version(self) -> str:
        """Of the software that asks."""
        ...

    @property
    def model(self) -> str | None:
        """Which of its models translates, where the service tells."""
        ...

    @property
    def max_chars(self) -> int:
        """Characters of one text; longer ones are cut before they come here."""
        ...

    @property
    def batch(self) -> int:
        """How many texts one request takes."""
        ...

    @property
    def interval(self) -> float:
        """Seconds from one request to the next."""
        ...

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        """One request: as many answers as texts, as the service gave them, not yet believed; or why there are none.

        Never raises for anything that the service or the network does.
        """
        ...


class Unusable(NamedTuple):
    """A service that cannot be used here, in an editor's words."""

    name: str
    reason: str
    hint: str
    did_you_mean: str | None = None


class Setup(NamedTuple):
    """What services need to know besides the text."""

    environ: Mapping[str, str] = {}
    """Keys and addresses come from here, never from a file of the site."""
    agent: str | None = None
    """How we introduce ourselves, None for the usual name."""


class Availability(NamedTuple):
    """A line of the command `engines`."""

    name: str
    usable: bool
    reason: str | None
    hint: str | None


def open_engine(name: str, setup: Setup = Setup()) -> Engine | Unusable:  # noqa: B008
    """The service of that name. Opens no connection and imports nothing heavy."""
    opener = _OPENERS.get(name)
    if opener is None:
        near = closest(name, names())
        known = ", ".join(names())
        return Unusable(name, f"there is no translation service “{name}”", f"Known here: {known}.", near)
    return opener(setup)


def names() -> tuple[str, ...]:
    return (*_OPENERS,)


def available(setup: Setup = Setup()) -> tuple[Availability, ...]:  # noqa: B008
    """Which services can be used here, judged without asking any of them."""
    found = []
    for name in names():
        engine = open_engine(name, setup)
        if isinstance(engine, Unusable):
            found.append(Availability(name, False, engine.reason, engine.hint))
        else:
            found.append(Availability(name, True, None, None))
    return tuple(found)


def _nothing(setup: Setup) -> Unusable:
    return Unusable(
        NONE,
        "nothing is sent to a translation service",
        'To have texts translated, write engine = "google" in site.toml.',
    )


def _google(setup: Setup) -> Engine | Unusable:
    from dwiwarta.translation.engines.deep import installed

    if not installed():
        return Unusable(
            "google", "the library deep-translator is not installed", "Run `make build`; it installs it."
        )
    from dwiwarta.translation.engines.google import Google

    return Google(_wire(setup))


def _wire(setup: Setup) -> Wire:
    from dwiwarta.translation.engines.wire import Wire

    return Wire(agent=setup.agent) if setup.agent else Wire()


_OPENERS: dict[str, Callable[[Setup], Engine | Unusable]] = {"google": _google, NONE: _nothing}
