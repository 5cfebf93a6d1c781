"""Small things that several tests here make."""

from datetime import date

from dwiwarta.diagnostics import Span
from dwiwarta.model import Segment, Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, accept, with_answer

DAY = date(2026, 11, 23)
NEXT_DAY = date(2026, 11, 24)
ENGINE = "google/1.11.4"


def article(*paragraphs: str, title: str = "Pasar baru dibuka") -> list[Segment]:
    texts = [("title", title), *[("body", p) for p in paragraphs]]
    return [
        Segment(kind, text, Span("content/articles/pasar.txt", n)) for n, (kind, text) in enumerate(texts, 1)
    ]  # type: ignore[arg-type]


def missing(source: str, kind: str = "body") -> Entry:
    return Entry(kind, source)


def machine(source: str, text: str, kind: str = "body") -> Entry:
    return with_answer(Entry(kind, source), text, engine=ENGINE, at=DAY)


def edited(source: str, text: str, kind: str = "body") -> Entry:
    return machine(source, "Machine words.", kind)._replace(text=text)


def reviewed(source: str, text: str, kind: str = "body") -> Entry:
    return accept(machine(source, text, kind), DAY, by="Rina Wijaya")


def handmade(source: str, text: str, kind: str = "body") -> Entry:
    return accept(Entry(kind, source, text), DAY)


def read(text: str | bytes) -> Catalog:
    """The catalog in a file that nothing is wrong with."""
    data = text if isinstance(text, bytes) else text.encode()
    catalog, diagnostics = po.parse(Source("translations/en/pasar.po", data))
    assert not diagnostics
    return catalog


def texts(catalog: Catalog) -> list[tuple[str, str]]:
    """Source and translation of the living entries."""
    return [(e.source, e.text) for e in catalog.entries if not e.obsolete]
