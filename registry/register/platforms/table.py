"""The platforms: one frozen row each. Adding a platform is adding a row in `rows/`; the tests walk the rows.

Canonical forms, kept or folded case and what is closed: DOMAIN.md, «Reading an address».
"""

from __future__ import annotations

from registry.register.platforms import hosts
from registry.register.platforms.row import Platform
from registry.register.platforms.rows import messages, networks, open_networks, pictures, sound, writing

# In the order of a form's list: what most accounts are on comes first.
PLATFORMS: tuple[Platform, ...] = (
    networks.ROWS + open_networks.ROWS + messages.ROWS + pictures.ROWS + sound.ROWS + writing.ROWS
)

BY_KEY: dict[str, Platform] = {platform.key: platform for platform in PLATFORMS}

# Host → its platform and what is found there: accounts, the company, or links that hide.
HOSTS: dict[str, tuple[Platform, str]] = {
    host: (platform, use)
    for platform in PLATFORMS
    for use, names in (
        ("accounts", platform.hosts),
        ("company", platform.company_hosts),
        ("short", platform.short_hosts),
    )
    for host in names
}


def at_host(host: str) -> tuple[Platform, str, str] | None:
    """The row that a host belongs to, what is found there, and the name before the row's host."""
    for suffix in hosts.suffixes(host):
        if suffix in HOSTS:
            platform, use = HOSTS[suffix]
            return platform, use, host[: -len(suffix)].removesuffix(".")
    return None
