"""The door to translation services. Nothing is imported for a service before something is to be sent to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

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
    """Keys and addresses, under the names below; see `keys`. They never come from a file of the site."""
    english: Literal["us", "gb"] = "us"
    """For services that tell the two apart."""
    agent: str | None = None
    """How we introduce ourselves, None for the usual name."""


MYMEMORY_EMAIL = "DWIWARTA_MYMEMORY_EMAIL"
MICROSOFT_KEY = "DWIWARTA_MICROSOFT_KEY"
MICROSOFT_REGION = "DWIWARTA_MICROSOFT_REGION"
LIBRETRANSLATE_URL = "DWIWARTA_LIBRETRANSLATE_URL"
LIBRETRANSLATE_KEY = "DWIWARTA_LIBRETRANSLATE_KEY"


class Availability(NamedTuple):
    """A line of the command `engines`."""

    name: str
    usable: bool
    reason: str | None
    """Why not."""
    hint: str | None
    """What to do."""


def open_engine(name: str, setup: Setup = Setup()) -> Engine | Unusable:  # noqa: B008
    """The service of that name. Opens no connection and imports nothing heavy."""
    if name == NONE:
        hint = 'To have texts translated, write engine = "google" in `site.toml`.'
        return Unusable(NONE, "nothing is sent to a translation service", hint)
    opener = _OPENERS.get(name)
    if opener is None:
        hint = f"Known here: {', '.join(names())}."
        return Unusable(name, f"there is no translation service “{name}”", hint, closest(name, names()))
    return opener(setup)


def names() -> tuple[str, ...]:
    """All that `engine = "..."` may say."""
    return (*_OPENERS, NONE)


def available(setup: Setup = Setup()) -> tuple[Availability, ...]:  # noqa: B008
    """Which services can be used here, judged without asking any of them."""
    opened = {name: opener(setup) for name, opener in _OPENERS.items()}
    return (
        *(
            Availability(name, False, engine.reason, engine.hint)
            if isinstance(engine, Unusable)
            else Availability(name, True, None, None)
            for name, engine in opened.items()
        ),
        Availability(NONE, True, None, None),
    )


def _google(setup: Setup) -> Engine | Unusable:
    from dwiwarta.translation.engines.google import Google

    return _lacking("google") or Google(_wire(setup))


def _mymemory(setup: Setup) -> Engine | Unusable:
    from dwiwarta.translation.engines.mymemory import MyMemory

    english = "en-GB" if setup.english == "gb" else "en-US"
    email = setup.environ.get(MYMEMORY_EMAIL) or None
    return _lacking("mymemory") or MyMemory(_wire(setup), email=email, english=english)


def _microsoft(setup: Setup) -> Engine | Unusable:
    from dwiwarta.translation.engines.microsoft import Microsoft

    key = setup.environ.get(MICROSOFT_KEY, "").strip()
    if not key:
        hint = f"Set the variable `{MICROSOFT_KEY}` (and `{MICROSOFT_REGION}` where your key has a region)."
        return Unusable("microsoft", "Microsoft Translator needs a key, and there is none", hint)
    if not _fits_header(key):
        hint = f"Copy the key anew into `{MICROSOFT_KEY}`: letters, digits and signs only."
        return Unusable(
            "microsoft", "the key for Microsoft Translator holds characters that no key has", hint
        )
    region = setup.environ.get(MICROSOFT_REGION, "").strip()
    return _lacking("microsoft") or Microsoft(_wire(setup), key, region=region or None)


def _libretranslate(setup: Setup) -> Engine | Unusable:
    from urllib.parse import urlsplit

    from dwiwarta.translation.engines.libretranslate import LibreTranslate

    address = setup.environ.get(LIBRETRANSLATE_URL, "").strip()
    example = f"`{LIBRETRANSLATE_URL}=http://127.0.0.1:5000`"
    if not address:
        hint = f"Set the address of the server, for example {example}."
        return Unusable("libretranslate", "LibreTranslate is a server of your own, and none is named", hint)
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good:
        hint = f"Write it with http:// or https://, for example {example}."
        return Unusable(
            "libretranslate", "the address of the LibreTranslate server is not a web address", hint
        )
    key = setup.environ.get(LIBRETRANSLATE_KEY, "").strip()
    return LibreTranslate(_wire(setup), address, key=key or None)


def _lacking(name: str) -> Unusable | None:
    from dwiwarta.translation.engines.deep import installed

    if installed():
        return None
    return Unusable(name, "the library deep-translator is not installed", "Run `make build`; it installs it.")


def _fits_header(key: str) -> bool:
    return key.isascii() and key.isprintable() and " " not in key


def _wire(setup: Setup) -> Wire:
    from dwiwarta.translation.engines.wire import Wire

    return Wire(agent=setup.agent) if setup.agent else Wire()


_OPENERS: dict[str, Callable[[Setup], Engine | Unusable]] = {
    "google": _google,
    "mymemory": _mymemory,
    "microsoft": _microsoft,
    "libretranslate": _libretranslate,
}
