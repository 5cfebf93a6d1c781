"""One long look at a page: what it asks for, what the console says, what moves, what sticks out, what can be read."""

from __future__ import annotations

from typing import Any, NamedTuple

WIDTHS = (360, 320, 768, 1280)

WATCH = """
window.__shift = 0; window.__violations = [];
new PerformanceObserver(list => { for (const e of list.getEntries()) window.__shift += e.value; })
  .observe({ type: 'layout-shift', buffered: true });
document.addEventListener('securitypolicyviolation',
  e => window.__violations.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
WEIGHT = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .map(e => [e.name, e.encodedBodySize, e.initiatorType])"""
PICTURES = """() => [...document.images].map(i => [i.currentSrc || i.src, i.complete && i.naturalWidth > 0,
  i.hasAttribute('width') && i.hasAttribute('height'), i.hasAttribute('alt')])"""
OVERFLOW = """() => {
  const d = document.scrollingElement, over = d.scrollWidth - d.clientWidth;
  if (over <= 0) return [];
  const wide = e => e.getBoundingClientRect().right > d.clientWidth + 1;
  const names = [...document.querySelectorAll('main *, footer *')].filter(wide).slice(0, 3);
  return [`${over} px`, ...names.map(e => `${e.tagName} ${e.className} ${e.textContent.slice(0, 30)}`)];
}"""
FURNITURE = """() => [...document.querySelectorAll('.masthead, main, .colophon')]
  .map(e => e.getBoundingClientRect()).map(r => [Math.round(r.left), Math.round(innerWidth - r.right)])"""
FAINT = """() => {
  const channel = v => (v /= 255, v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if ((c[3] ?? 1) > .99) return c;
    }
    return [255, 255, 255];
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const words = n.data.trim().slice(0, 30), e = n.parentElement;
    if (!words || !e.checkVisibility()) continue;
    const s = getComputedStyle(e), size = parseFloat(s.fontSize);
    const [a, b] = [light(rgb(s.color)), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05), large = size >= 24 || (size >= 18.66 && s.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} ${words}`);
  }
  return [...found];
}"""
"""Text against its ground, by WCAG 2.2, 1.4.3."""


class Seen(NamedTuple):
    """What was seen of a page."""

    status: int
    words: tuple[str, ...]
    """Of its main part, as they stand on the widest screen."""
    complaints: tuple[str, ...]
    """Of the console, of scripts, of the Content-Security-Policy."""
    elsewhere: tuple[str, ...]
    """Requests that leave the site."""
    failed: tuple[str, ...]
    weight: tuple[tuple[str, int, str], ...]
    """Address, bytes on the wire, and what asked for it; the page itself first."""
    shift: float
    """Cumulative layout shift."""
    pictures: tuple[tuple[str, bool, bool, bool], ...]
    """Address; whether it shows, whether its size is in the HTML, whether it has an alt."""
    overflow: dict[int, list[str]]
    """By width: what sticks out, where anything does."""
    margins: list[list[int]]
    """Left and right of masthead, main part and foot, on the widest screen."""
    faint: dict[str, list[str]]
    """By colour scheme: text with too little contrast."""
    ground: dict[str, str]
    """By colour scheme: the colour of the paper."""


def look_at(profile: Any, address: str, path: str) -> Seen:
    """Opens `path` of the site on a telephone, lets it settle, looks at it in all widths and both colour schemes."""
    home = "/".join(address.split("/", 3)[:3]) + "/"
    complaints: list[str] = []
    elsewhere: list[str] = []
    failed: list[str] = []
    page = profile.new_page()
    try:
        page.add_init_script(WATCH)
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(home) else elsewhere.append(r.url))
        page.on("response", lambda r: failed.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("requestfailed", lambda r: failed.append(r.url))
        answer = page.goto(address + path, wait_until="load")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # what waits until it is seen
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if page.evaluate("document.images.length"):
            page.wait_for_load_state("networkidle")
        shift, violations = page.evaluate("[window.__shift, window.__violations]")
        weight = page.evaluate(WEIGHT)
        pictures = page.evaluate(PICTURES)
        ground, faint, overflow = {}, {}, {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            ground[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
            faint[scheme] = page.evaluate(FAINT)
        for width in WIDTHS:
            if width != 360:
                page.set_viewport_size({"width": width, "height": 900})
            if sticking_out := page.evaluate(OVERFLOW):
                overflow[width] = sticking_out
        return Seen(
            status=answer.status,
            words=tuple(page.inner_text("main").split()),
            complaints=(*complaints, *violations),
            elsewhere=tuple(elsewhere),
            failed=tuple(failed),
            weight=tuple((url, size, by) for url, size, by in weight),
            shift=shift,
            pictures=tuple((url, shows, sized, told) for url, shows, sized, told in pictures),
            overflow=overflow,
            margins=page.evaluate(FURNITURE),
            faint=faint,
            ground=ground,
        )
    finally:
        page.close()
