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
    def online(self) -> bool:
        """False where texts stay on this computer."""
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


def _installed(library: str) -> bool:
    from importlib.util import find_spec

    return find_spec(library) is not None


class Setup(NamedTuple):
    """What services need to know besides the text."""

    environ: Mapping[str, str] = {}
    """Keys and addresses, under the names below; see `keys`. They never come from a file of the site."""
    english: Literal["us", "gb"] = "us"
    """For services that tell the two apart."""
    agent: str | None = None
    """How we introduce ourselves, None for the usual name."""
    installed: Callable[[str], bool] = _installed
    """Whether a library is there, by its name; it is not imported for the question."""


MYMEMORY_EMAIL = "DWIWARTA_MYMEMORY_EMAIL"
MICROSOFT_KEY = "DWIWARTA_MICROSOFT_KEY"
MICROSOFT_REGION = "DWIWARTA_MICROSOFT_REGION"
LIBRETRANSLATE_URL = "DWIWARTA_LIBRETRANSLATE_URL"
LIBRETRANSLATE_KEY = "DWIWARTA_LIBRETRANSLATE_KEY"
DEEPL_KEY = "DWIWARTA_DEEPL_KEY"
LOCAL_MODEL = "DWIWARTA_LOCAL_MODEL"
INSTALL_LOCAL = ".venv/bin/python -m pip install --require-hashes -r requirements/local.lock"


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


def named(setting: str) -> tuple[str, ...]:
    """The names in `engine = "google, mymemory"`, each once; what follows "none" is not asked."""
    told = list(dict.fromkeys(n for part in setting.split(",") if (n := part.strip())))
    return tuple(told[: told.index(NONE)] if NONE in told[1:] else told[:1] if told[:1] == [NONE] else told)


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

    return _lacking("google", setup) or Google(_wire(setup))


def _mymemory(setup: Setup) -> Engine | Unusable:
    from dwiwarta.translation.engines.mymemory import MyMemory

    english = "en-GB" if setup.english == "gb" else "en-US"
    email = setup.environ.get(MYMEMORY_EMAIL) or None
    return _lacking("mymemory", setup) or MyMemory(_wire(setup), email=email, english=english)


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
    return _lacking("microsoft", setup) or Microsoft(_wire(setup), key, region=region or None)


def _deepl(setup: Setup) -> Engine | Unusable:
    from dwiwarta.translation.engines.deepl import DeepL

    key = setup.environ.get(DEEPL_KEY, "").strip()
    if not key:
        hint = f"Set the variable `{DEEPL_KEY}`; a key of a free plan ends in :fx."
        return Unusable("deepl", "DeepL needs a key, and there is none", hint)
    if not _fits_header(key):
        hint = f"Copy the key anew into `{DEEPL_KEY}`: letters, digits and signs only."
        return Unusable("deepl", "the key for DeepL holds characters that no key has", hint)
    if not setup.installed("deepl"):
        return Unusable("deepl", "the library deepl is not installed", "Run `make build`; it installs it.")
    return DeepL(_wire(setup), key, english="EN-GB" if setup.english == "gb" else "EN-US")


def _local(setup: Setup) -> Engine | Unusable:
    from os.path import expanduser

    lacking = [name for name in ("ctranslate2", "sentencepiece") if not setup.installed(name)]
    if lacking:
        which = "the library " + lacking[0] if len(lacking) == 1 else "the libraries " + " and ".join(lacking)
        verb = "is" if len(lacking) == 1 else "are"
        return Unusable("local", f"{which} {verb} not installed", f"Run `{INSTALL_LOCAL}`.")
    path = setup.environ.get(LOCAL_MODEL, "").strip()
    if not path:
        hint = f"Set the variable `{LOCAL_MODEL}` to an OPUS-MT folder or an `.argosmodel` file (`docs/engines.md`)."
        return Unusable("local", "no model on this computer is named", hint)
    from dwiwarta.translation.engines.local import Local
    from dwiwarta.translation.engines.models import ModelError, look

    try:
        return Local(look(expanduser(path)))
    except ModelError as fault:
        hint = f"{fault.hint} The variable `{LOCAL_MODEL}` says “{path}”."
        return Unusable("local", f"the model cannot be used: {fault.reason}", hint)


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
    return LibreTranslate(_wire(setup, slow=True), address, key=key or None)


def _lacking(name: str, setup: Setup) -> Unusable | None:
    if setup.installed("deep_translator"):
        return None
    return Unusable(name, "the library deep-translator is not installed", "Run `make build`; it installs it.")


def _fits_header(key: str) -> bool:
    return key.isascii() and key.isprintable() and " " not in key


def _wire(setup: Setup, slow: bool = False) -> Wire:
    from dwiwarta.translation.engines.wire import PATIENT, Limits, Wire

    limits = PATIENT if slow else Limits()
    return Wire(limits, agent=setup.agent) if setup.agent else Wire(limits)


_OPENERS: dict[str, Callable[[Setup], Engine | Unusable]] = {
    "google": _google,
    "mymemory": _mymemory,
    "microsoft": _microsoft,
    "deepl": _deepl,
    "libretranslate": _libretranslate,
    "local": _local,
}
