"""How long one article's translation file takes: reading, writing, bringing up to date, asking for states.

    .venv/bin/python bench/catalogs.py

Prints microseconds for an article of 16 paragraphs, the best of several runs. It reports; it asserts nothing.
"""

from __future__ import annotations

import sys
import timeit
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from dwiwarta.diagnostics import Span
from dwiwarta.model import Segment, Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, accept, state, with_answer
from dwiwarta.translation.sync import sync

DAY = date(2026, 11, 23)
PARAGRAPH = (
    "Warga mengantre sejak pagi di depan “pasar baru” nomor {0}, kata petugas yang berjaga di pintu utara. "
    * 3
)
ENGLISH = (
    'Residents have queued since morning in front of the "new market", said the officer at gate {0}. ' * 3
)


def microseconds(work: object) -> float:
    return round(min(timeit.repeat(work, number=200, repeat=9)) / 200 * 1e6, 1)  # type: ignore[arg-type]


def main() -> None:
    kinds = ["title", "dek", *["body"] * 14]
    segments = [Segment(k, PARAGRAPH.format(n).strip(), Span("a.txt", n)) for n, k in enumerate(kinds)]  # type: ignore[arg-type]
    empty = sync(segments, Catalog(), DAY)
    answers = [
        with_answer(e, ENGLISH.format(n), engine="google/1.11.4", at=DAY) for n, e in enumerate(empty.entries)
    ]
    machine = Catalog(tuple(answers))
    reviewed = Catalog(tuple([accept(e, DAY) for e in answers]))
    changed = [segments[0], segments[1]._replace(text="Satu kata lain."), *segments[2:]]
    print(
        f"{'':10}{'bytes':>8}{'parse':>8}{'tolerant':>10}{'dump':>8}{'sync':>8}{'one changed':>13}{'states':>8}"
    )
    for name, catalog in (("empty", empty), ("machine", machine), ("reviewed", reviewed)):
        data = po.dump(catalog)
        regular, windows = Source("a.po", data), Source("a.po", data.replace(b"\n", b"\r\n"))
        figures = [
            microseconds(lambda source=regular: po.parse(source)),
            microseconds(lambda source=windows: po.parse(source)),
            microseconds(lambda catalog=catalog: po.dump(catalog)),
            microseconds(lambda catalog=catalog: sync(segments, catalog, DAY)),
            microseconds(lambda catalog=catalog: sync(changed, catalog, DAY)),
            microseconds(lambda catalog=catalog: [state(e) for e in catalog.entries]),
        ]
        print(
            f"{name:10}{len(data):8}{figures[0]:8}{figures[1]:10}{figures[2]:8}{figures[3]:8}{figures[4]:13}{figures[5]:8}"
        )


if __name__ == "__main__":
    main()
