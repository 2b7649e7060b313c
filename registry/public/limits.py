"""How often one address on the net may ask: generous, kept in the process, so that it costs next to nothing."""

from collections import OrderedDict
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

from registry import numbers

REMEMBERED = 10_000
"""So many addresses are remembered, the latest ones: what a process holds is bounded."""
LONGEST = 64
"""No address has so many characters."""
MINUTE = 60.0

_spent: OrderedDict[str, tuple[float, float]] = OrderedDict()
"""Address → how much of its minute is spent, and when that was."""


def wait(request: HttpRequest) -> int:
    """How many seconds whoever asks must wait; 0 when they need not, and then the question is counted."""
    who, now = asker(request), monotonic()
    most = numbers.CHECKS_PER_MINUTE
    spent, since = _spent.pop(who, (0.0, now))
    # What was spent comes back evenly: a class of pupils is never told to wait a whole minute.
    spent = max(spent - (now - since) * most / MINUTE, 0.0)
    refused = spent + 1 > most
    _spent[who] = (spent if refused else spent + 1, now)
    if len(_spent) > REMEMBERED:
        _spent.popitem(last=False)
    return max(ceil((spent + 1 - most) * MINUTE / most), 1) if refused else 0


def asker(request: HttpRequest) -> str:
    """The address that asks, as the web server in front says it; of IPv6 the network, which one household has whole."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    address = passed[-proxies] if 0 < proxies <= len(passed) else str(request.META.get("REMOTE_ADDR", ""))
    return network(address[:LONGEST])


@lru_cache(maxsize=256)
def network(address: str) -> str:
    """Whom an address counts as; empty where it is none."""
    try:
        read = ip_address(address)
    except ValueError:
        return ""
    return ":".join(read.exploded.split(":")[:4]) if isinstance(read, IPv6Address) else address
