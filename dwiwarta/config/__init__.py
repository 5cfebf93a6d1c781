"""Settings: `site.toml`, `content/themes.toml` and `content/outlets.toml`, typed and checked.

A wrong value costs that value: a diagnostic with its line, the default holds.
"""

from dwiwarta.config.faults import NO_EVIDENCE, NO_SITE
from dwiwarta.config.knowledge import read_knowledge
from dwiwarta.config.site import Settings, read_settings, rights_of
from dwiwarta.config.tables import OUTLET, SITE, TAG, THEME, web_address

__all__ = [
    "NO_EVIDENCE",
    "NO_SITE",
    "OUTLET",
    "SITE",
    "TAG",
    "THEME",
    "Settings",
    "read_knowledge",
    "read_settings",
    "rights_of",
    "web_address",
]
