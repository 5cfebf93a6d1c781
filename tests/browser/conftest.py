"""The sample site in Chromium. It is built once, under /digest/, and served as GitHub Pages would; the browser is
started once. A test takes `site` (its pages by kind, its address) and `open_page`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from seeing import Seen, look_at
from serving import Served, serving

from dwiwarta.disk import RealDisk
from dwiwarta.rendering.pages import Page
from dwiwarta.stages import making, picturing
from dwiwarta.stages.understanding import understand
from dwiwarta.stages.world import Place, World

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


class Site(NamedTuple):
    """A built site behind a server."""

    address: str
    """`http://127.0.0.1:.../digest/`"""
    folder: Path
    pages: tuple[Page, ...]

    def of(self, kind: str, language: str | None = None) -> list[Page]:
        """Its pages of a kind, in the order of the site."""
        return [
            page
            for page in self.pages
            if page.kind == kind and (language is None or page.language == language)
        ]


def build(root: Path, server: Served, folder: Path) -> Site:
    """Builds the site whose content is under `root` and lets the server show it."""
    world, place = World(RealDisk(), NOW), Place(str(root), str(ROOT))
    digest, said = understand(world, place, server.address, frozen=True)
    assert digest is not None, said
    pictures, said = picturing.gather(world, digest)
    assert not said
    library, _ = making.assemble(replace(digest, pictures=pictures.by_name), world)
    renderer = making.open_renderer(digest, library, world)
    shown = pictures.shown(library.stories)
    _, faults = making.write(renderer, renderer.pages, str(folder), "site", 1, shown)
    assert not faults
    server.folder = folder
    return Site(server.address, folder, tuple(renderer.pages))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The samples that the program brings."""
    root = tmp_path_factory.mktemp("samples")
    for name in ("content", "translations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.toml", root / "site.toml")
    with serving() as server:
        yield build(root, server, root / "site")


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """Chromium, which finds nobody but this computer."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not on this computer")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def profiles(browser: Any) -> Iterator[Callable[..., Any]]:
    """A browser profile for each set of options, kept: opening one takes longer than a page."""
    known: dict[str, Any] = {}

    def profile(**options: Any) -> Any:
        key = repr(sorted(options.items()))
        if key not in known:
            still = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
            known[key] = browser.new_context(**{**still, **options})
        return known[key]

    yield profile
    for context in known.values():
        context.close()


@pytest.fixture
def open_page(profiles: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Opens an empty page: `open_page(color_scheme="dark", java_script_enabled=False)`."""
    pages = []

    def opened(**options: Any) -> Any:
        pages.append(profiles(**options).new_page())
        return pages[-1]

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="package")
def seen(site: Site, profiles: Callable[..., Any]) -> Callable[[Page], Seen]:
    """What can be told of a page by looking at it once, in several widths and both colour schemes."""
    known: dict[str, Seen] = {}

    def look(page: Page) -> Seen:
        if page.path not in known:
            known[page.path] = look_at(
                profiles(viewport={"width": 360, "height": 740}), site.address, page.path
            )
        return known[page.path]

    return look
