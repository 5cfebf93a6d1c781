"""A mail as a file that mail programs open: RFC 5322 and 2045, the same bytes for the same mail and moment."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.rendering.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dwiwarta.rendering.mail import Mail


class Envelope(NamedTuple):
    """Who, to whom, when."""

    sender: Address
    to: Sequence[Address]
    at: datetime
    message_id: str
    """Without brackets."""
    unsubscribe: str = ""
    """An address that ends a subscription; empty for none."""


def address_of(typed: str) -> Address | None:
    """`Redaksi <redaksi@example.org>` or the bare address; None where it is none."""
    if not typed.strip().isprintable():
        return None
    name, spec = parseaddr(typed.strip())
    user, at, host = spec.rpartition("@")
    if not (at and user and host and spec.isascii() and " " not in spec):
        return None
    try:
        return Address(" ".join(name.split()), user, host)
    except ValueError:
        return None


def named(name: str, typed: str) -> Address | None:
    """An address with a name, whatever signs are in that; None where the address is none."""
    found = address_of(typed)
    return Address(one_line(name), found.username, found.domain) if found else None


def message(mail: Mail, envelope: Envelope) -> bytes:
    """Plain text first, HTML second, as alternatives; lines end as RFC 5322 wants."""
    made = EmailMessage(policy=SMTP)
    made["From"] = envelope.sender
    if envelope.to:
        made["To"] = list(envelope.to)
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(envelope.at)
    made["Message-ID"] = f"<{envelope.message_id}>"
    if envelope.unsubscribe:
        made["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
    made["X-Unsent"] = "1"  # some mail programs open it for sending, not for reading
    made.set_content(mail.text, cte="quoted-printable")
    made.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = mail.language  # setting the content takes away what is there of it
    mark = hashlib.sha256(envelope.message_id.encode()).hexdigest()[:16]
    made.set_boundary(f"=_{mark}")  # "=" is written as "=3D" in the parts, so that it is in none of them
    return made.as_bytes()
