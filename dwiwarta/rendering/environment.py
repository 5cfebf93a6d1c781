"""Jinja2, set up once a build. Templates are looked up file by file, first under the root, then in the repository:
this is how a site overrides one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.bccache import BytecodeCache
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2.bccache import Bucket

    from dwiwarta.disk import Disk


class Shelf:
    """Files of the site: the root's own first, then those the program ships."""

    def __init__(self, disk: Disk, folders: Sequence[str]) -> None:
        self._disk = disk
        self._folders = folders

    def read(self, name: str) -> bytes | None:
        for folder in self._folders:
            try:
                return self._disk.read(f"{folder}/{name}")
            except OSError:
                continue
        return None

    def names(self, folder: str) -> list[str]:
        return sorted({name for where in self._folders for name in self._disk.walk(f"{where}/{folder}")})


class _Loader(BaseLoader):
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        data = self._shelf.read(f"templates/{template}")
        if data is None:
            raise TemplateNotFound(template)
        return data.decode("utf-8"), f"templates/{template}", lambda: True


class _Compiled(BytecodeCache):
    """Compiled templates under `.cache/`; compiling all of them costs more than a small build. A cache that cannot
    be read or written costs time, never the build."""

    def __init__(self, disk: Disk, folder: str) -> None:
        self._disk = disk
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            bucket.bytecode_from_string(self._disk.read(f"{self._folder}/{bucket.key}"))
        except (OSError, ValueError, EOFError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        try:
            self._disk.write(f"{self._folder}/{bucket.key}", bucket.bytecode_to_string())
        except OSError:
            return


def open_environment(shelf: Shelf, disk: Disk, cache: str | None) -> Environment:
    environment = Environment(
        loader=_Loader(shelf),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_Compiled(disk, f"{cache}/templates") if cache else None,
    )
    environment.globals["Markup"] = Markup
    return environment


_SLOT = re.compile("\x02([a-z_0-9]+)\x03")


def slot(name: str) -> Markup:
    """A mark to render a template with, where a `Frame` is to be filled in."""
    return Markup(f"\x02{name}\x03")


class Frame:
    """What many pages or paragraphs share, rendered once, with slots for what differs. A template knows nothing of it:
    it is given marks in place of values."""

    def __init__(self, html: str) -> None:
        pieces = _SLOT.split(html)
        self._slots = pieces[1::2]
        self._format = "%s".join(piece.replace("%", "%%") for piece in pieces[::2])

    def fill(self, values: Mapping[str, str]) -> str:
        """The HTML with these values, which are HTML themselves."""
        return self._format % tuple([values.get(slot, "") for slot in self._slots])
