"""HTML that is read far from the site: addresses are whole, and nothing looks like what it is not."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from markupsafe import Markup, escape

_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(")')


def whole(html: str, page: str) -> Markup:
    """The HTML with whole addresses: a feed is read elsewhere. `page` is where links without a beginning lead from.
    A report that writes about `href="..."` keeps its words."""

    def made(found: re.Match[str]) -> str:
        before, address, after = found.groups()
        try:
            return before + str(escape(urljoin(page, Markup(address).unescape()))) + after
        except ValueError:  # "http://[" is no address
            return found[0]

    return Markup(unsuspicious(_TAG.sub(lambda tag: _ADDRESS.sub(made, tag[0]), html)))


_TAG = re.compile(r"""(<[a-zA-Z/](?:[^"'>]|"[^"]*"|'[^']*')*>)""")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_SUSPICIOUS = re.compile(r"(javascript)(?=:)(.)|(\son\w+\s*)(=)", re.IGNORECASE)


def unsuspicious(html: str) -> str:
    """The same text, written so that a program which filters feeds by words does not take a report about
    `onclick=` or `javascript:` for an attack."""
    if not _SUSPICIOUS.search(html):
        return html
    parts = _TAG.split(html)
    parts[::2] = [_SUSPICIOUS.sub(_spelled, text) for text in parts[::2]]
    parts[1::2] = [_VALUE.sub(_value_spelled, tag) for tag in parts[1::2]]
    return "".join(parts)


def _value_spelled(found: re.Match[str]) -> str:
    """An alternative text may tell of an attack as well."""
    return _SUSPICIOUS.sub(_spelled, found[0])


def _spelled(found: re.Match[str]) -> str:
    return f"{found[1]}&#58;" if found[1] else f"{found[3]}&#61;"


_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")


def without_markup(text: str) -> str:
    """Plain text for a place that some programs take for text and others for HTML (a title in RSS): read either way,
    there is no markup in it. Where a text looks like none, and so nearly everywhere, it stays as it is."""
    return _MARKUP.sub("&lt;", text)
