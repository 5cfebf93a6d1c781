"""The files of a site in memory, except pictures: their names tell their bytes, which are fetched when they are asked
for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping


class SiteFiles(Mapping[str, bytes]):
    """Pages and all that was rendered, and pictures by name."""

    def __init__(
        self,
        rendered: Mapping[str, bytes],
        pictures: Collection[str],
        data: Callable[[str], bytes | None],
    ) -> None:
        self._rendered = rendered
        self._pictures = frozenset(pictures)
        self._data = data

    def __getitem__(self, name: str) -> bytes:
        if name in self._pictures:
            return self._data(name) or b""  # gone since the site was built: the next build tells of it
        return self._rendered[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rendered or name in self._pictures

    def __iter__(self) -> Iterator[str]:
        yield from self._rendered
        yield from self._pictures

    def __len__(self) -> int:
        return len(self._rendered) + len(self._pictures)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, SiteFiles):
            return self._pictures == other._pictures and self._rendered == other._rendered
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]
