"""From an edition to the files of its mails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.rendering import eml
from dwiwarta.rendering.mail import MOST_BYTES, UNSUBSCRIBE, compose
from dwiwarta.rendering.pages import Site
from dwiwarta.rendering.text import encoded
from dwiwarta.rendering.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from email.headerregistry import Address

    from dwiwarta.editorial.editions import Issue
    from dwiwarta.editorial.library import Library
    from dwiwarta.model import Language
    from dwiwarta.rendering.mail import Mail
    from dwiwarta.stages.world import Digest, World

NOTHING = Fault(
    "mail-without-articles",
    Severity.WARNING,
    "Nothing of this edition can be shown in {language} yet, so there is no mail in it.",
    "See how far the translations are: python build.py status",
)
CUT = Fault(
    "mail-shortened",
    Severity.WARNING,
    "The mail in {language} has {shown} of {all} articles: Gmail cuts a mail that is longer than 102 KB. "
    "The others stand on the page, and the mail says so.",
    "Nothing has to be done. A shorter edition is read to its end more often.",
)
TOO_LONG = Fault(
    "mail-too-long",
    Severity.WARNING,
    "The mail in {language} is {size} KB long even without articles; Gmail cuts it at 102 KB.",
    "Shorten the introduction.",
)
UNCHECKED = Fault(
    "mail-unchecked",
    Severity.INFO,
    "The mail in {language} has {count} with English that is not checked; it says so beneath each.",
    "To leave them out, write  unchecked: leave-out  in the header of the edition.",
)
NO_SENDER = Fault(
    "mail-without-sender",
    Severity.WARNING,
    "Nobody is named who sends the mail, so there is no .eml file.",
    'Write  contact = "redaksi@example.org"  in site.toml, or name the sender with --from.',
)
_SPOKEN = {"id": "Indonesian", "en": "English"}


class Post(NamedTuple):
    """What is asked of the mails."""

    languages: Sequence[Language]
    sender: Address | None = None
    """None: publisher and contact of the site."""
    to: Sequence[Address] = ()
    unsubscribe: str = ""
    """What stands in place of the mark `{{unsubscribe}}`; empty for the mark itself."""


def mails(
    issue: Issue, digest: Digest, library: Library, world: World, post: Post
) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """The files by name: for each language HTML, plain text, `.eml` and the page to copy from."""
    place, settings = digest.place, digest.settings
    shop = Workshop(
        Site(library, settings, digest.plain), world.disk, list(dict.fromkeys(place)), place.at(".cache")
    )
    sender = post.sender or eml.named(settings.publisher or settings.title.id, settings.contact)
    files: dict[str, bytes] = {}
    said: list[Diagnostic] = []
    here = Span(issue.edition.path)
    for language in post.languages:
        if not issue.pieces_in(language):
            said.append(NOTHING.at(here, language=_SPOKEN[language]))
            continue
        mail = compose(issue, language, shop, post.unsubscribe or UNSUBSCRIBE)
        said += _said_of(mail, here)
        stem = f"{issue.name}.{language}"
        files[f"{stem}.html"] = mail.html.encode()
        files[f"{stem}.txt"] = mail.text.encode()
        if sender:
            envelope = eml.Envelope(
                sender=sender,
                to=post.to,
                at=world.now.astimezone(settings.timezone),
                message_id=f"edition.{issue.name}.{language}@{_host(settings.feed_authority)}",
                unsubscribe=post.unsubscribe if _is_link(post.unsubscribe) else "",
            )
            files[f"{stem}.eml"] = eml.message(mail, envelope)
        files[f"{stem}.copy.html"] = encoded(_copy_page(mail, issue, f"{stem}.html", shop))
    if files and not sender:
        said.append(NO_SENDER.at(Span("site.toml")))
    return files, tuple(said)


def _said_of(mail: Mail, here: Span) -> Iterable[Diagnostic]:
    language = _SPOKEN[mail.language]
    size = len(mail.html.encode())
    if size > MOST_BYTES:
        yield TOO_LONG.at(here, language=language, size=size // 1024)
    elif mail.left_out:
        yield CUT.at(here, language=language, shown=mail.pieces, all=mail.pieces + mail.left_out)
    if mail.unchecked:
        count = f"{mail.unchecked} articles" if mail.unchecked != 1 else "an article"
        yield UNCHECKED.at(here, language=language, count=count)


def _copy_page(mail: Mail, issue: Issue, file: str, shop: Workshop) -> str:
    return shop.render(
        "mail/copy.html",
        lang=mail.language,
        w=shop.words[mail.language],
        edition=shop.edition(issue),
        file=file,
        subject=mail.subject,
        preheader=mail.preheader,
        html=mail.html,
        text=mail.text,
    )


def _host(authority: str) -> str:
    return authority.partition(",")[0]


def _is_link(text: str) -> bool:
    return re.fullmatch(r"(?:https?://|mailto:)[^\s<>]+", text) is not None and text.isascii()
