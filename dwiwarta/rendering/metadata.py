"""Days as machines read them, in feeds, sitemap and the heads of pages."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dwiwarta.config import Settings


def moment(day: Day, settings: Settings) -> str:
    """The start of a day at the desk, ISO 8601 with its zone: feeds and metadata want moments, articles have days."""
    return datetime.combine(day, time(), settings.timezone).isoformat()
