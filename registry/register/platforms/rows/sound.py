"""Podcasts and other recordings."""

from __future__ import annotations

import re

from registry.register.platforms import readers
from registry.register.platforms.row import Form, Platform, words

FREE_NAME = re.compile(r"[^\s/?#@<>\"\\%:;=\[\]{}|^`]{1,120}")
ID22 = re.compile(r"[A-Za-z0-9]{16,40}")

ROWS: tuple[Platform, ...] = (
    Platform(
        "spotify",
        "Spotify",
        "brand-spotify",
        "https://open.spotify.com/show/2MAi0BvDc6GTFvKFPXnkCL",
        hosts=("spotify.com",),
        address="https://open.spotify.com/{}",
        forms=(
            Form("show/{}", "podcast", ID22, "show/{}", keeps_case=True),
            Form("artist/{}", "artist", ID22, "artist/{}", keeps_case=True),
            Form("user/{}", "user", FREE_NAME, "user/{}", keeps_case=True),
        ),
        typed="",
        subdomains=words("open play creators podcasters"),
        company_hosts=("spotifycdn.com", "byspotify.com"),
        short_hosts=("spotify.link", "spoti.fi"),
        tabs=words("about episodes playlists discography followers following"),
        guard={"spotify": "affix"},
        reader=readers.spotify,
    ),
    Platform(
        "apple_podcasts",
        "Apple Podcasts",
        "brand-apple-podcast",
        "https://podcasts.apple.com/podcast/id1234567890",
        hosts=("podcasts.apple.com", "itunes.apple.com"),
        address="https://podcasts.apple.com/podcast/{}",
        forms=(Form("podcast/{}", "podcast", re.compile(r"id[0-9]{5,15}")),),
        typed="podcast/{}",
        lowers=True,
        content={"i": "episode"},
        reader=readers.apple_podcasts,
    ),
    Platform(
        "acast",
        "Acast",
        "microphone",
        "https://shows.acast.com/exempelpodden",
        hosts=("acast.com",),
        address="https://shows.acast.com/{}",
        forms=(Form("s/{}", "podcast"), Form("{}", "podcast")),
        subdomains=words("play shows m"),
        other_subdomains={"embed": "embed", "player": "embed", "open": "admin", "app": "admin"},
        own_pages=words("en sv no podcasters advertisers for-podcasters for-advertisers"),
        tabs=words("episodes about"),
        below="episode",
        guard={"acast": "digits"},
    ),
    Platform(
        "soundcloud",
        "SoundCloud",
        "brand-soundcloud",
        "https://soundcloud.com/exempelkommun",
        hosts=("soundcloud.com",),
        address="https://soundcloud.com/{}",
        pattern=re.compile(r"[a-z0-9_](?:[a-z0-9_\-]{0,60}[a-z0-9_])?"),
        other_subdomains={"w": "embed"},
        short_hosts=("on.soundcloud.com", "snd.sc", "soundcloud.app.goo.gl"),
        lowers=True,
        own_pages=words(
            """you stream charts pages terms-of-use imprint go people groups stations discover signin
            community-guidelines getstarted playlists for-artists feed"""
        ),
        tabs=words(
            """tracks albums sets reposts popular-tracks toptracks followers following likes comments"""
        ),
        below="track",
        guard={"soundcloud": "typo"},
    ),
)
