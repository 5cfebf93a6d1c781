"""Keys and addresses of translation services: from the environment, else from a file outside every repository."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.translation import engines

UNREADABLE = Fault(
    "keys-unreadable",
    Severity.WARNING,
    "The file with keys for translation services cannot be understood; it is passed over.",
    'Write one line for each, like DWIWARTA_MICROSOFT_KEY = "...".',
)
ABSENT = Fault(
    "keys-absent",
    Severity.WARNING,
    "The file with keys for translation services cannot be read: {reason}.",
    "The variable `DWIWARTA_KEYS` says that it is here; look whether the path is right.",
)
UNKNOWN = Fault(
    "keys-unknown",
    Severity.WARNING,
    "“{name}” means nothing in the file with keys for translation services.",
    "Known are: {known}.",
)
NO_TEXT = Fault(
    "keys-value",
    Severity.WARNING,
    "The value of “{name}” in the file with keys for translation services is no text; it is passed over.",
    'Put it between quotation marks: {name} = "...".',
)
KNOWN = (
    engines.MYMEMORY_EMAIL,
    engines.MICROSOFT_KEY,
    engines.MICROSOFT_REGION,
    engines.LIBRETRANSLATE_URL,
    engines.LIBRETRANSLATE_KEY,
    engines.DEEPL_KEY,
    engines.LOCAL_MODEL,
)
FILE = "DWIWARTA_KEYS"
"""Names the file; without it `dwiwarta/keys.toml` in the person's configuration folder."""
PREFIX = "DWIWARTA_"


class Keys(NamedTuple):
    """Values by name."""

    values: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()

    def __repr__(self) -> str:
        return f"Keys({sorted(self.values)})"


def gathered(environ: Mapping[str, str], read: Callable[[str], bytes]) -> Keys:
    """What the file says, overridden by the environment. `read` gives a file's bytes or raises OSError.

    The message about a broken file quotes nothing of it.
    """
    own = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    path = _path(environ)
    if path is None:
        return Keys(own)
    try:
        told = tomllib.loads(_decoded(read(path)))
    except OSError as error:
        absent = isinstance(error, FileNotFoundError) and not environ.get(FILE)
        reason = error.strerror or type(error).__name__
        return Keys(own, () if absent else (ABSENT.at(Span(path), reason=reason),))
    except ValueError as error:
        line = _LINE.search(str(error))
        return Keys(own, (UNREADABLE.at(Span(path, int(line[1]) if line else 0)),))
    said = [_unknown(name, path) for name in told if name not in KNOWN]
    said += [NO_TEXT.at(Span(path), name=n) for n, v in told.items() if n in KNOWN and not isinstance(v, str)]
    return Keys({**{n: v.strip() for n, v in told.items() if isinstance(v, str)}, **own}, tuple(said))


_LINE = re.compile(r"at line (\d+)")


def _decoded(data: bytes) -> str:
    """UTF-8, also with the mark that editors on Windows put in front, and what they call Unicode."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def _unknown(name: str, path: str) -> Diagnostic:
    """A name that was not meant as one of ours is not quoted: it may be a key."""
    shown = name if name.startswith(PREFIX) else "…"
    near = closest(name, KNOWN)
    return UNKNOWN.at(Span(path), name=shown, known=", ".join(KNOWN), did_you_mean=near)


def _path(environ: Mapping[str, str]) -> str | None:
    if environ.get(FILE):
        return environ[FILE]
    folder = environ.get("XDG_CONFIG_HOME") or (f"{environ['HOME']}/.config" if environ.get("HOME") else None)
    folder = folder or environ.get("APPDATA")
    return f"{folder}/dwiwarta/keys.toml" if folder else None
