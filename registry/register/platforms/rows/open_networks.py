"""Networks that talk to each other, communities, and one that has closed."""

from __future__ import annotations

import re

from registry.register.platforms import readers
from registry.register.platforms.row import Form, Platform, words

META_NAME = re.compile(r"(?!.*\.\.)[a-z0-9_](?:[a-z0-9._]{0,28}[a-z0-9_])?")
DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"

ROWS: tuple[Platform, ...] = (
    Platform(
        "threads",
        "Threads",
        "brand-threads",
        "https://www.threads.com/@exempelkommun",
        hosts=("threads.com", "threads.net"),
        address="https://www.threads.com/@{}",
        pattern=META_NAME,
        forms=(Form("@{}"),),
        typed="@{}",
        other_subdomains={"l": "share_button"},
        tabs=words("replies media reposts threads"),
        lowers=True,
        guard={"threads": "digits"},
    ),
    Platform(
        "mastodon",
        "Mastodon",
        "brand-mastodon",
        "https://mastodon.nu/@exempelkommun",
        typed="",
        anywhere=True,
        guard={"mastodon": "digits"},
        company_hosts=("joinmastodon.org",),
    ),
    Platform(
        "pixelfed",
        "Pixelfed",
        "camera",
        "https://pixelfed.social/exempelkommun",
        typed="",
        anywhere=True,
        own_pages=words("discover timeline auth portfolio groups live kb site web"),
        guard={"pixelfed": "digits"},
        company_hosts=("pixelfed.org",),
    ),
    Platform(
        "peertube",
        "PeerTube",
        "video",
        "https://videos.exempel.se/c/kommunfilm",
        typed="",
        anywhere=True,
        company_hosts=("joinpeertube.org",),
        guard={"peertube": "digits"},
    ),
    Platform(
        "bluesky",
        "Bluesky",
        "brand-bluesky",
        "https://bsky.app/profile/exempelkommun.se",
        hosts=("bsky.app", "bsky.social"),
        address="https://bsky.app/profile/{}",
        forms=(
            Form("profile/{}", "did", re.compile(rf"did:plc:[a-z2-7]{{20,32}}|did:web:{DOMAIN}")),
            Form("profile/{}", "page", re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.bsky\.social")),
            Form("profile/{}", "domain_handle", re.compile(DOMAIN)),
        ),
        typed="profile/{}",
        subdomains=words("m staging main"),
        owners=True,
        short_hosts=("go.bsky.app",),
        tabs=words("followers follows known-followers search"),
        lowers=True,
        guard={"bluesky": "digits"},
        reader=readers.bluesky,
    ),
    Platform(
        "reddit",
        "Reddit",
        "brand-reddit",
        "https://www.reddit.com/r/exempelkommun/",
        hosts=("reddit.com",),
        address="https://www.reddit.com/{}/",
        forms=(
            Form("r/{}", "community", re.compile(r"[A-Za-z0-9_]{2,30}"), "r/{}"),
            Form("user/{}", "page", re.compile(r"[A-Za-z0-9_\-]{3,30}"), "user/{}"),
            Form("u/{}", "page", re.compile(r"[A-Za-z0-9_\-]{3,30}"), "user/{}"),
        ),
        typed="r/{}",
        hints=("r", "u", "user"),
        subdomains=words("m old new np i amp ssl pay sh"),
        locales=True,
        company_hosts=("redditmedia.com", "redditstatic.com", "redditinc.com", "i.redd.it", "v.redd.it"),
        short_hosts=("redd.it",),
        tabs=words(
            """new hot top rising best controversial about wiki comments submitted overview posts
            gilded trophies"""
        ),
        guard={"reddit": "affix"},
        reader=readers.reddit,
    ),
    Platform(
        "google_plus",
        "Google+",
        "brand-google",
        "https://plus.google.com/+ExempelKommun",
        hosts=("plus.google.com",),
        address="https://plus.google.com/{}",
        pattern=re.compile(r"\+[^\s/?#@<>\"\\%:;=\[\]{}|^`+]{1,80}|[0-9]{10,25}"),
        forms=(Form("{}", "retired"),),
        typed="+{}",
        tabs=words("posts about photos videos plusones reviews"),
        locales=False,
        retired=True,
        reader=readers.google_plus,
    ),
)
