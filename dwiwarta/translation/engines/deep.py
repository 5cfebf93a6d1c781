"""What the engines behind deep-translator share: its module with our wire in it, and its answers made plain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import UnansweredError, Wire

PACKAGE = "deep-translator"


class ShimGoneError(Exception):
    """The installed deep-translator does not ask the network in the way this program knows; nothing is sent."""


def version() -> str:
    """The installed version of deep-translator (the library itself names another)."""
    return version_of(PACKAGE)


def version_of(package: str) -> str:
    """The installed version of a package, "0" where there is none."""
    from importlib import metadata  # 15 ms, paid when something is sent

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "0"


def opened(module: str, translator: str, door: object, address: str | None, **options: Any) -> Any:
    """A translator object of a private copy of the library's module, whose `requests` is `door`.

    Raises ShimGoneError where the library lacks one of the three places we rely on.
    """
    import importlib.util

    import requests

    try:
        spec = importlib.util.find_spec(f"deep_translator.{module}")
        if spec is None or spec.loader is None:
            raise ShimGoneError
        copy: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(copy)
        if copy.requests is not requests:
            raise ShimGoneError
        copy.requests = door
        kind = getattr(copy, translator)
        if "requests" not in kind.translate.__code__.co_names:
            raise ShimGoneError
        made = kind(**options)
        if not isinstance(made._base_url, str):
            raise ShimGoneError
    except (ImportError, AttributeError, TypeError):
        raise ShimGoneError from None
    if address is not None:
        made._base_url = address
    return made


def asked(ask: Callable[[], Any], wire: Wire) -> str | Failure:
    """The library's answer, or why there is none. An answer that did not come over our wire is not believed.

    What the library raises does not matter, and is never passed on: it holds the text, and in one case the key.
    """
    before = wire.requests
    try:
        answer = ask()
    except UnansweredError as silence:
        return silence.failure
    except ShimGoneError:
        return Failure(Trouble.LIBRARY)
    except Exception:
        if wire.requests == before:
            return Failure(Trouble.LIBRARY)
        page = wire.last
        return (page and page.failure) or Failure(
            Trouble.NO_RESULT, status=page.status_code if page else None
        )
    if wire.requests == before:
        return Failure(Trouble.LIBRARY)
    return answer if isinstance(answer, str) else ""
