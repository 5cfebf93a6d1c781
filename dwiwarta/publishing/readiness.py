"""What a site must say of itself before it goes out to readers: its own address, and who answers for it."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span

if TYPE_CHECKING:
    from dwiwarta.config.site import Settings
    from dwiwarta.publishing.git import Git

EXAMPLE_ADDRESS = Fault(
    "address-example",
    Severity.ERROR,
    "The site is built for {address}, which is nobody's address: every link, feed and the sitemap would lead readers "
    "there.",
    'Write the address that readers will open in site.toml:  base_url = "{instead}"',
)
NOBODY_ANSWERS = Fault(
    "nobody-answers",
    Severity.ERROR,
    "site.toml does not say {what}; readers must know who answers for a site.",
    "Write in site.toml:  {line}",
)
EXAMPLE_CONTACT = Fault(
    "contact-example",
    Severity.ERROR,
    "Readers would report errors to {contact}, an example that reaches nobody.",
    'Write an address that you read in site.toml:  contact = "redaksi@YOUR-DOMAIN"',
)
NO_AUTHORITY = Fault(
    "feed-authority-missing",
    Severity.WARNING,
    "The ids of feed entries are made of base_url, since site.toml has no feed_authority: with another address "
    "subscribers would get everything a second time.",
    'Write in site.toml and never change it:  feed_authority = "{authority}"',
)
EXAMPLE_AUTHORITY = Fault(
    "feed-authority-example",
    Severity.WARNING,
    "The ids of feed entries are made of an example, {authority}.",
    "If nobody subscribes yet, write your own host and a year as feed_authority in site.toml; else leave it as it is.",
)
_WHO = {
    "publisher": ("who publishes it (publisher)", 'publisher = "Your newsroom"'),
    "editor": ("who answers for the content (editor)", 'editor = "Your name"'),
    "contact": ("where readers report errors (contact)", 'contact = "redaksi@YOUR-DOMAIN"'),
}

_EXAMPLES = re.compile(
    r"(?:.*\.)?(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost|local)\.?", re.IGNORECASE
)
"""Names kept for examples and tests (RFC 2606, 6761), and those of one's own network (6762)."""
_GITHUB = re.compile(
    r"(?:.*@|.*://(?:.*@)?)?github\.com(?::\d+)?[:/]+(?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/*"
)


def unready(settings: Settings, origin: Span, instead: str) -> list[Diagnostic]:
    """What stands in the way of readers (errors), or will one day (warnings). `origin` is where the address was given,
    `instead` what to write for it."""
    said = []
    if is_example(urlsplit(settings.base_url).hostname or ""):
        said.append(EXAMPLE_ADDRESS.at(origin, address=settings.base_url, instead=instead))
    missing = [key for key in _WHO if not getattr(settings, key).strip()]
    if missing:
        what = " and ".join(_WHO[key][0] for key in missing)
        line = "  ".join(_WHO[key][1] for key in missing)
        said.append(NOBODY_ANSWERS.at(Span("site.toml"), what=what, line=line))
    elif is_example(settings.contact.rpartition("@")[2].rstrip("> ")):
        said.append(EXAMPLE_CONTACT.at(Span("site.toml"), contact=settings.contact))
    authority = settings.feed_authority
    if not settings.feed_authority_given:
        said.append(NO_AUTHORITY.at(Span("site.toml"), authority=authority))
    elif is_example(authority.partition(",")[0]):
        said.append(EXAMPLE_AUTHORITY.at(Span("site.toml"), authority=authority))
    return said


def is_example(host: str) -> bool:
    """Whether no reader ever finds something at this host: kept for examples, or this computer itself."""
    try:
        number = ip_address(host)
    except ValueError:
        return bool(_EXAMPLES.fullmatch(host))
    return number.is_loopback or number.is_unspecified or number.is_private


def address_on_pages(git: Git, repo: str, remote: str, cname: str) -> str:
    """Where GitHub Pages will show what is pushed to this remote; a pattern to fill in where that cannot be told."""
    if cname:
        return f"https://{cname}/"
    try:
        ran = git.run(repo, ("remote", "get-url", remote))
    except OSError:
        return PATTERN
    found = None if ran.code else _GITHUB.fullmatch(ran.out.decode(errors="replace").strip())
    if not found:
        return PATTERN
    host = f"{found['owner'].lower()}.github.io"
    return f"https://{host}/" if found["name"].lower() == host else f"https://{host}/{found['name']}/"


PATTERN = "https://YOUR-NAME.github.io/YOUR-REPOSITORY/"
