"""The list of a day under its digest, with where the history ends: kept, it tells later if anything was rewritten."""

import hashlib
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import override

from accounts.history import GENESIS
from accounts.models import LogHead
from accounts.tree import Tree
from registry.public import formats, listing
from registry.public.models import PublicVersion
from registry.public.searching import Filters

LIST = "/konton.csv?avslutade=1"
"""The whole list in one file, the closed ones too: its bytes are what the digest is of."""


def taken(day: date) -> dict[str, Any]:
    """What `/ogonblick.json` says on a day; the digest and the version are of the same moment."""
    while True:
        version = PublicVersion.objects.first() or PublicVersion()
        digest = digest_of_list(version.n, str(version.changed_at), settings.SITE_URL)
        if (PublicVersion.objects.first() or PublicVersion()).n == version.n:
            break
    head = LogHead.objects.first() or LogHead(seq=0, hash=GENESIS)
    return {
        "version": formats.VERSION,
        "publisher": settings.MUNICIPALITY_NAME,
        "date": day.isoformat(),
        "public_version": version.n,
        "updated": formats.plain(version.changed_at),
        "list": {"url": f"{settings.SITE_URL}{LIST}", "sha256": digest},
        "history": {"seq": head.seq, "hash": head.hash, "anchor": f"{head.seq}:{head.hash}"},
    }


@lru_cache(maxsize=2)
def digest_of_list(n: int, changed: str, site: str) -> str:
    """SHA-256, in hex, of the bytes that the list is sent as; read once for each version of what is public."""
    digest = hashlib.sha256()
    with override(settings.LANGUAGE_CODE):
        tree = Tree.load()
        found = listing.rows(listing.published(Filters(avslutade=True), tree))
        entries = map(listing.reader(tree), found.iterator(chunk_size=formats.CHUNK))
        for line in formats.written(entries):
            digest.update(line.encode())
    return digest.hexdigest()
