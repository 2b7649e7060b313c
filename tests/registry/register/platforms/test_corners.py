"""The corners: hosts that are no hosts, damaged addresses, and each platform's odd habits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

from registry.register.platforms.reasons import REASONS
from registry.register.platforms.recognise import recognise, recognise_on

ROOT = Path(__file__).resolve().parents[4]

REJECTED = [
    ("https://xn--99999999999.se/", "host_letters"),
    ("https://xn--ab-.se/", "host_letters"),
    ("https://xn--fcebook-2fg.com/", "host_letters"),
    ("https://xn--xn--malm-8qa-xyz.se/", "host_letters"),
    ("https://例え.jp/", "host_letters"),
    ("https://lindala。se/", "host_letters"),
    ("https://ｌindala.se/", "host_letters"),
    ("https://lindala..se/", "host_invalid"),
    ("https://-lindala.se/", "host_invalid"),
    ("https://lin_dala.se/", "host_invalid"),
    ("https://" + "a" * 64 + ".se/", "host_invalid"),
    ("https://" + "a." * 130 + "se/", "host_invalid"),
    ("https://lindala.s/", "host_invalid"),
    ("https://lindala.5g/", "host_invalid"),
    ("https://./", "host_missing"),
    ("https://.se/", "host_invalid"),
    ("https://lindala.internal/", "host_internal"),
    ("https://lindala.onion/", "host_internal"),
    ("https://facebookcorewwwi.onion/lindala", "host_internal"),
    ("http://192.168.1.1/", "host_number"),
    ("http://1.1.1.1:80/", "host_number"),
    ("http://017700000001/", "host_number"),
    ("http://0x7f.0.0.0x1/", "host_number"),
    ("http://[64:ff9b::7f00:1]/", "host_number"),
    ("http://[::ffff:127.0.0.1]", "host_number"),
    ("http://lindala.se:port/", "port"),
    ("http://lindala.se:99999999999999/", "port"),
    ("http://lindala.se:-1/", "port"),
    ("https://www.facebook.com/%ff%fe", "escape"),
    ("https://www.facebook.com/lindala%00", "control"),
    ("https://www.facebook.com/#!/%2e%2e/x", "traversal"),
    ("https://www.facebook.com/%2e%2e/lindala", "traversal"),
    ("https://www.facebook.com/./lindala", "traversal"),
    ("https://www.facebook.com/lin\ud800dala", "control"),
    ("https:www.facebook.com/lindala", "scheme"),
    ("https:///www.facebook.com/lindala", "host_missing"),
    ("blob:https://www.facebook.com/lindala", "scheme"),
    ("java\nscript:alert(1)", "control"),
    ("data:text/html,\x01x", "control"),
    ("mailto:info@lindala.se", "mail"),
    ("öst@mastodon.nu", "no_address"),
    ("@lindala@localhost", "host_internal"),
    ("@lindala@mastodon", "host_no_dot"),
    ("lindala@bit.ly", "shortener"),
    ("https://mastodon.nu/@lindala@evil-facebook.com", "alike_added"),
    ("https://lindala.se/#https://www.facebook.com/lindala", "tail"),
    ("https://lindala.se/@x?u=https://www.facebook.com/lindala", "tail"),
]
OTHERS = [
    ("https://www.messenger.com/", "not_account", "front_page"),
    ("https://www.messenger.com/marketplace", "not_account", "chat"),
    ("https://m.me/", "not_account", "front_page"),
    ("https://ig.me/", "not_account", "front_page"),
    ("https://www.instagram.com/stories/", "not_account", "story"),
    ("https://www.facebook.com/likebox.php", "not_account", "embed"),
    ("https://www.facebook.com/pages/category/Town/Lindala-kommun/", "not_account", "system"),
    ("https://www.linkedin.com/groups/", "not_account", "system"),
    ("https://www.linkedin.com/groups/1234567/posts/2", "not_account", "post"),
    ("https://twitter.com/intent/user?user_id=12", "resolve", "share_link"),
    ("https://twitter.com/intent/user", "not_account", "share_button"),
    ("https://x.com/i/flow/login?redirect_after_login=%2Flindala", "not_account", "login"),
    ("https://videos.lindala.se/w/abc", "not_account", "video"),
    ("https://wiki.lindala.se/w/Huvudsida", "account", "unknown_platform"),
    ("https://www.facebook.com/unsupportedbrowser", "not_account", "system"),
    ("https://bsky.social/", "not_account", "front_page"),
    ("https://bsky.social/about", "not_account", "company"),
    ("https://policy.medium.com/x", "not_account", "company"),
    ("https://help.tumblr.com/x", "not_account", "company"),
    ("https://a.b.wordpress.com/", "not_account", "bad_name"),
    ("https://open.substack.com/", "not_account", "system"),
    ("https://substack.com/", "not_account", "front_page"),
    ("https://creators.spotify.com/", "not_account", "company"),
    ("https://spotify.com/", "not_account", "front_page"),
    ("https://podcasts.apple.com/", "not_account", "front_page"),
    ("https://www.mynewsdesk.com/", "not_account", "front_page"),
    ("https://www.whatsapp.com/send", "not_account", "share_button"),
    ("https://web.whatsapp.com/x", "not_account", "own_session"),
    ("https://chat.whatsapp.com/", "not_account", "front_page"),
    ("https://feeds.feedburner.com/", "not_account", "front_page"),
    ("https://pixelfed.social/", "not_account", "front_page"),
    ("https://pixelfed.social/lindala/unknown", "not_account", "subpage"),
    ("https://peertube.se/", "not_account", "front_page"),
    ("https://peertube.se/@öst", "not_account", "system"),
    ("https://peertube.se/c/lindala/unknown", "not_account", "chat"),
    ("https://mastodon.nu/@öst", "not_account", "system"),
    ("https://mastodon.nu/@lindala/unknown", "not_account", "subpage"),
    ("https://social.lindala.se/@öst", "account", "unknown_platform"),
    ("https://pixelfed.social/users/lindala", "account", ""),
    ("https://pixelfed.social/@lindala@pixelfed.de", "account", ""),
    ("https://peertube.se/@lindala", "account", ""),
    ("https://tube.lindala.se/c/lindala/unknown", "account", "unknown_platform"),
    ("https://www.youtube.com/subscription_center?add_user_id=0123456789abcdefghijkl", "account", ""),
    ("https://www.facebook.com/profile.php?ref=x&amp;id=100064500000001", "account", ""),
    ("https://mastodon.nu/@lindala@threads.net", "account", ""),
    ("/r/lindala", "ask_platform", "hint"),
    ("+46701234567", "ask_platform", "no_platform"),
    ("exempel.2026", "ask_platform", "no_platform"),
]


@pytest.mark.parametrize(("text", "reason"), REJECTED)
def test_rejected(text: str, reason: str) -> None:
    assert (recognise(text).verdict, recognise(text).reason) == ("reject", reason)


@pytest.mark.parametrize(("text", "verdict", "reason"), OTHERS)
def test_other_corners(text: str, verdict: str, reason: str) -> None:
    assert (recognise(text).verdict, recognise(text).reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://malmö.se/", "https://xn--malm-8qa.se/"),
        ("https://MALMÖ.se/x", "https://xn--malm-8qa.se/x"),
        ("https://xn--malm-8qa.se./", "https://xn--malm-8qa.se/"),
        ("https://malmo\u0308.se/", "https://xn--malm-8qa.se/"),
    ],
)
def test_swedish_letters_in_a_host_are_honest(written: str, read: str) -> None:
    found = recognise(written)
    assert (found.url, found.handle.partition("/")[0]) == (read, "malmö.se")


def test_every_sentence_can_be_filled_in() -> None:
    values = dict.fromkeys(("brand", "has", "platform", "should", "site"), "Lindala")
    for sentence in REASONS.values():
        assert "%" not in sentence % values
        assert sentence.endswith(".")


def test_platforms_are_named_in_the_refusal() -> None:
    with translation.override("en"):
        found = recognise_on("facebook", "https://instagram.com/lindala")
        assert "Facebook" in found.why


def test_reading_needs_no_settings() -> None:
    """In a program of its own, where Django has not been set up: the sentence is in the code's language."""
    program = (
        "from registry.register.platforms.recognise import recognise, recognise_on;"
        "print(recognise('https://x.com/lindala/status/1').why);"
        "print(recognise_on('rss', 'lindala').why)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
    )
    assert done.stdout.splitlines() == [
        REASONS["post"],
        REASONS["needs_address"] % {"platform": "rss"},
    ]
