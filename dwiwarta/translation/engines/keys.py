"""Keys and addresses of translation services: from the environment, else from a file outside every repository."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span

UNREADABLE = Fault(
    "keys-unreadable",
    Severity.WARNING,
    "The file with keys for translation services cannot be understood; it is passed over.",
    'Write one line for each, like DWIWARTA_MICROSOFT_KEY = "...".',
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
        told = tomllib.loads(read(path).decode())
    except OSError:
        return Keys(own)
    except ValueError:
        return Keys(own, (UNREADABLE.at(Span(path)),))
    return Keys({**{n: v.strip() for n, v in told.items() if isinstance(v, str)}, **own})


def _path(environ: Mapping[str, str]) -> str | None:
    if environ.get(FILE):
        return environ[FILE]
    folder = environ.get("XDG_CONFIG_HOME") or (f"{environ['HOME']}/.config" if environ.get("HOME") else None)
    folder = folder or environ.get("APPDATA")
    return f"{folder}/dwiwarta/keys.toml" if folder else None
