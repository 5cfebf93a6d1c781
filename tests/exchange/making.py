"""Units in every state, and the formats by name."""

from datetime import date

from dwiwarta.exchange import formats
from dwiwarta.exchange.unit import Parsed, Unit, sending
from dwiwarta.model import Source
from dwiwarta.translation.catalog import Catalog, Entry, accept, with_answer
from dwiwarta.translation.sync import made_stale

DAY = date(2026, 11, 23)
BEFORE = date(2026, 11, 20)
SLUG = "panen-padi"
FORMS = tuple(formats.ENDINGS)


def missing(source: str, kind: str = "body") -> Entry:
    return Entry(kind, source)


def machine(source: str, text: str, kind: str = "body", at: date = BEFORE) -> Entry:
    return with_answer(Entry(kind, source), text, engine="google/1.11.4", model="opus id", at=at)


def edited(source: str, text: str, kind: str = "body") -> Entry:
    return machine(source, "Machine words.", kind)._replace(text=text)


def reviewed(source: str, text: str, kind: str = "body") -> Entry:
    return accept(machine(source, text, kind), BEFORE, by="Rina Wijaya")


def handmade(source: str, text: str, kind: str = "body") -> Entry:
    return accept(Entry(kind, source, text), BEFORE)


def stale(source: str, text: str, before: str, kind: str = "body") -> Entry:
    return made_stale(reviewed(before, text, kind), kind, source)


def stale_machine(source: str, text: str, before: str, kind: str = "body") -> Entry:
    return made_stale(machine(before, text, kind), kind, source)


EVERY_STATE = (
    handmade("Panen Padi di Randukuning Naik", "Rice Harvest in Randukuning Grows", "title"),
    machine("Petani memanen lebih banyak.", "Farmers harvested more."),
    edited("Lumbung baru disiapkan.", "A new barn, being readied"),
    reviewed("“Hasilnya bagus,” kata Sarmin.", "“The yield is good,” said Sarmin.\nA farmer."),
    missing("Panen berlangsung Jumat."),
    stale("Sebanyak 15 warga pindah.", "Twelve residents moved.", "Sebanyak 12 warga pindah."),
    stale_machine("Air naik 20 cm.", "Water rose 10 cm.", "Air naik 10 cm."),
)


def units(*entries: Entry, slug: str = SLUG) -> list[Unit]:
    return [sending(slug, entry) for entry in entries]


def parsed(data: bytes, form: str, name: str = "berkas") -> Parsed:
    return formats.parse(Source(name + formats.ENDINGS[form], data))


def there_and_back(those: list[Unit], form: str, **options: bool) -> list[Unit]:
    found = parsed(formats.dump(those, form, **options), form)
    assert not found.diagnostics, [d.message for d in found.diagnostics]
    return list(found.units)


def empty(*entries: Entry) -> Catalog:
    """The same paragraphs, nothing translated."""
    return Catalog(tuple(Entry(e.kind, e.source) for e in entries))


def standard_of(form: str) -> str:
    return {"tmx": "tmx", "xliff-1.2": "xliff12"}.get(form, "xliff2")
