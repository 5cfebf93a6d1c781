"""2,000 paragraphs through a service that fails in every way, with the program killed at any moment.

    .venv/bin/python bench/faults.py [--paragraphs 2000] [--seed 1] [--faults 0.2] [--kills 0.03]

The real way: the adapter for Google against a server on this computer that plays it, real files, a process for each
run, stopped by SIGKILL or Ctrl-C at random moments. After each run the files are read and held to this:

    nothing lost       what was translated before, by whomever, still stands there
    nothing wrong      every text is the right one for its source
    it ends            every run by itself, where it is not killed; all of them together
    no waste           only what is not translated is asked for; a text is asked for again only after a failure, or
                       where a kill came between its answer and the disk

Exit code 1 where one of these does not hold. It takes about two minutes.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/translation/engines")]

from dwiwarta.disk import RealDisk  # noqa: E402
from dwiwarta.model import Source  # noqa: E402
from dwiwarta.translation import po  # noqa: E402
from dwiwarta.translation.asking import TRIES  # noqa: E402
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, state  # noqa: E402

TODAY = date(2026, 11, 23)
EACH = 20
"""Paragraphs of an article."""


def source(number: int) -> str:
    return f"Laporan warga mengenai kejadian di desa mereka pada pagi hari, catatan nomor {number}"


def english(text: str) -> str:
    return f"This is what the report of that day said about number {text.split()[-1]} in the list."


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--paragraphs", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--faults", type=float, default=0.2, help="share of requests that go wrong")
    options.add_argument("--kills", type=float, default=0.03, help="share of requests that end in a kill")
    options.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        return child(*given.child, seed=given.seed)
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), given.paragraphs, given.seed, given.faults, given.kills)


def child(address: str, folder: str, seed: int) -> int:
    """One run, as `translate` makes it, but without waiting."""
    from dwiwarta.translation.engines.google import Google
    from dwiwarta.translation.engines.wire import Limits, Wire
    from dwiwarta.translation.translating import Request, translate

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    disk = RealDisk()
    work = [Request(slug, f"{slug}.txt", catalog) for slug, catalog in shelf(Path(folder)).items()]
    outcome = translate(
        work,
        Google(Wire(Limits(connect=2.0, read=0.5, whole=1.0)), f"{address}/m"),
        store=lambda slug, catalog: disk.write(f"{folder}/{slug}.po", po.dump(catalog)),
        mend=str,
        today=TODAY,
        sleep=lambda _: None,
        random=random.Random(seed).random,
    )
    print(outcome.ended.name, outcome.requests, outcome.waiting)
    return 0


def shelf(folder: Path) -> dict[str, Catalog]:
    found = {}
    for path in sorted(folder.glob("*.po")):
        catalog, said = po.parse(Source(path.name, path.read_bytes()))
        assert not said, f"{path.name}: {said[0].message}"
        assert catalog.writable
        found[path.stem] = catalog
    return found


def measure(folder: Path, paragraphs: int, seed: int, faults: float, kills: float) -> int:
    from played import Handler, answer, playing

    chance = random.Random(seed)
    theirs = accept(Entry("body", "Sudah diterjemahkan.", text="Done by hand."), TODAY)
    for first in range(0, paragraphs, EACH):
        numbers = range(first, min(first + EACH, paragraphs))
        catalog = Catalog((*(Entry("body", source(n)) for n in numbers), theirs))
        RealDisk().write(f"{folder}/warta-{first // EACH}.po", po.dump(catalog))

    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()

    running: list[subprocess.Popen[bytes]] = []
    stops: list[int] = []

    def stop(run: subprocess.Popen[bytes], how: int) -> None:
        if run.poll() is None:
            stops.append(how)
            run.send_signal(how)

    def reply(h: Handler) -> None:
        asked[h.text] += 1
        if chance.random() < kills:  # before the answer comes, while it is judged, or while it is stored
            how = chance.choice([signal.SIGKILL, signal.SIGINT])
            Timer(chance.uniform(0, 0.02), stop, (running[-1], how)).start()
        if chance.random() < faults:
            chance.choice(ways())(h)
        else:
            answered[h.text] += 1
            answer(english(h.text))(h)

    began = time.monotonic()
    runs = requests = 0
    ends: Counter[str] = Counter()
    problems: list[str] = []
    missing = wanted(shelf(folder))
    total = len(missing)
    with playing(reply) as service:
        while missing and runs < 5000 and not problems:
            runs += 1
            asked.clear()
            run = subprocess.Popen(
                [sys.executable, __file__, "--child", service.address, str(folder), "--seed", str(runs)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            running.append(run)
            try:
                out, err = run.communicate(timeout=300)
            except subprocess.TimeoutExpired:
                problems.append("a run did not end by itself")
                run.kill()
                out, err = run.communicate()
            told = out.decode().split()
            ends[told[0] if told else "killed"] += 1
            if err and b"KeyboardInterrupt" not in err:
                problems.append(err.decode()[-500:])
            requests += asked.total()
            problems += [f"asked for in vain: {t[:60]}" for t in asked if t not in missing]
            problems += [f"asked {n} times in one run: {t[:60]}" for t, n in asked.items() if n > TRIES]
            now = shelf(folder)
            problems += faulty(now, theirs)
            left = wanted(now)
            problems += [f"lost: {t[:60]}" for t in left - missing]
            missing = left
    wasted = sum(n - 1 for n in answered.values() if n > 1)
    if wasted > len(stops):
        problems.append(f"{wasted} good answers were asked for twice; only {len(stops)} stops explain that")
    if missing:
        problems.append(f"{len(missing)} paragraphs are still not translated")
    parts = len(list(folder.glob(".*.part")))
    print(f"{total} paragraphs, {len(shelf(folder))} files; seed {seed}, {faults:.0%} of requests go wrong")
    print(f"{runs} runs, {len(stops)} stopped from outside; ends: {dict(ends.most_common())}")
    print(
        f"{requests} requests ({requests / total:.2f} a paragraph), {wasted} good answers lost to a stop; "
        f"{parts} half-written files beside the places; {time.monotonic() - began:.0f} s"
    )
    for problem in problems[:20]:
        print("WRONG:", problem)
    print("failed" if problems else "nothing lost, nothing wrong stored, all ended, no waste")
    return bool(problems)


def wanted(found: dict[str, Catalog]) -> set[str]:
    return {e.source for c in found.values() for e in c.entries if state(e) is State.MISSING}


def faulty(found: dict[str, Catalog], theirs: Entry) -> list[str]:
    wrong = []
    for slug, catalog in found.items():
        if catalog.entries[-1] != theirs:
            wrong.append(f"{slug}: a person's text changed")
        for entry in catalog.entries[:-1]:
            if entry.text and (entry.text != english(entry.source) or state(entry) is not State.MACHINE):
                wrong.append(f"{slug}: {entry.text[:80]!r} is not the English of {entry.source[-30:]!r}")
    return wrong


def ways() -> list:  # type: ignore[type-arg]
    """Every failure of research A3, as the server plays it."""
    from played import answer, answer_raw, consent, cut_short, cut_unseen, drip, empty, hang, hang_up, status

    return [
        status(429),
        status(429, {"Retry-After": "7"}),
        status(429, {"Retry-After": "3600"}),
        status(500),
        status(500),
        status(502),
        status(503, {"Retry-After": "2"}),
        status(403),
        status(414),
        hang,
        drip,
        hang_up,
        cut_short,
        cut_unseen,
        consent,
        empty,
        answer(""),
        answer("!!!"),
        answer("None"),
        answer_raw("<span></span>"),
        lambda h: answer(h.text)(h),
        lambda h: answer(h.text.upper())(h),
        lambda h: answer(f"{h.text} Warga yang datang dari desa itu sudah pulang.")(h),
        answer("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."),
        answer("Error 500 (Server Error)!!1"),
        answer("Our systems have detected unusual traffic from your network."),
        answer("The report sa\N{REPLACEMENT CHARACTER}d that all was well in the village."),
        answer("The"),
        answer("The report said so. " * 60),
    ]


if __name__ == "__main__":
    sys.exit(main())
