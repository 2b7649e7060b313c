"""What is refused, what hides where it leads, what names no platform, and what is wrapped."""

from __future__ import annotations

import pytest

from registry.register.platforms.recognise import recognise

OUTLOOK = "https://eur01.safelinks.protection.outlook.com/?url="
# (Verdict, platform) → (text, reason, suggestion).
READINGS = {
    ("ask_platform", ""): [
        ("@exempelkommun.se", "no_platform", ""),
        ("brb.thelabel", "no_platform", ""),
        ("@brb.thelabel", "no_platform", ""),
    ],
    ("ask_platform", "linkedin"): [
        ("in/anna-svensson", "hint", ""),
        ("company/exempelkommun", "hint", ""),
    ],
    ("ask_platform", "reddit"): [
        ("u/exempel", "hint", ""),
    ],
    ("reject", ""): [
        ("https://abc.facebook.com/exempelkommun", "subdomain", ""),
        ("https://www.facebook.com/exempel kommun", "no_address", ""),
        ("https://www.facebook.com:8080/exempelkommun", "port", ""),
        ("http:/www.facebook.com/exempelkommun", "scheme", "https://www.facebook.com/exempelkommun"),
        (
            "https://https://www.facebook.com/exempelkommun",
            "host_no_dot",
            "https://www.facebook.com/exempelkommun",
        ),
        ("https://www.insta\u200bgram.com/exempelkommun/", "control", ""),
        ("https://www.instagram.com/exempel\u202ekommun/", "control", ""),
        ("https://abcd.linkedin.com/company/x", "subdomain", ""),
        ("https://fxtwitter.com/exempelkommun", "alike_added", ""),
        ("https://abc.x.com/exempelkommun", "subdomain", ""),
        ("https://mastodon.nu/@x@facebook.com", "mail", ""),
        ("anna.svensson@exempel.se", "mail", ""),
        ("info@exempelkommun.se", "mail", ""),
        ("exempelkommun@gmail.com", "mail", ""),
        ("exempelkommun@facebook.com", "mail", ""),
        ("facebook.com@evil.example", "credentials", ""),
        ("@exempelkommun@evil-facebook.com", "alike_added", ""),
        ("https://evil.bsky.app/profile/exempelkommun.se", "subdomain", ""),
        ("https://pinterest.ml/exempelkommun", "alike_ending", ""),
        ("tg://resolve?domain=exempelkommun", "scheme", ""),
        ("https://www.google.com/url?sa=t", "wrapped_nothing", ""),
        ("https://web.archive.org/", "wrapped_nothing", ""),
        (OUTLOOK + "javascript%3Aalert(1)", "scheme", ""),
        ("https://eur01.safelinks.protection.outlook.com/", "wrapped_nothing", ""),
        ("https://www.facebook.com/l.php?u=https%3A%2F%2Fbit.ly%2Fabc", "shortener", ""),
        ("https://facebook.com.evil.example/exempelkommun", "alike_ending", ""),
        ("https://facebook-login.example/x", "alike_added", ""),
        ("https://www.facebook-com.example/", "alike_added", ""),
        ("https://faecbook.com/x", "alike_swapped", ""),
        ("https://twltter.com/x", "alike_letter", ""),
        ("https://instagrarn.com/x", "alike_letter", ""),
        ("https://1inkedin.com/company/x", "alike_digit", ""),
        ("https://f\u00e4cebook.com/", "alike_letter", ""),
        ("https://[::1]/", "host_number", ""),
        ("https://[2001:db8::1]:80/x", "host_number", ""),
        ("http://2130706433/", "host_number", ""),
        ("http://0x7f000001/", "host_number", ""),
        ("http://0177.0.0.1/", "host_number", ""),
        ("http://127.1/", "host_number", ""),
        ("127.0.0.1", "host_number", ""),
        ("http://localhost/", "host_internal", ""),
        ("http://server.local/", "host_internal", ""),
        ("https://exempel.se:8443/", "port", ""),
        (
            "https://exempel.se/?url=https%3A%2F%2Fwww.facebook.com%2Fexempelkommun",
            "tail",
            "https://www.facebook.com/exempelkommun",
        ),
        ("https://evil.example/facebook.com/exempelkommun", "tail", "https://www.facebook.com/exempelkommun"),
        ("https://evil.example?facebook.com/exempelkommun", "tail", "https://www.facebook.com/exempelkommun"),
        ("vbscript:msgbox(1)", "scheme", ""),
        ("file:///etc/passwd", "scheme", ""),
        ("about:blank", "scheme", ""),
        ("https://tinyurl.com/abc", "shortener", ""),
        ("facebook/exempelkommun", "host_no_dot", ""),
        ("Lindala kommun", "no_address", ""),
        ("@", "no_address", ""),
        ("#", "no_address", ""),
        (
            "[Facebook](https://www.facebook.com/exempelkommun)",
            "host_invalid",
            "https://www.facebook.com/exempelkommun",
        ),
        (
            "Facebook: https://www.facebook.com/exempelkommun",
            "space",
            "https://www.facebook.com/exempelkommun",
        ),
        ("hxxps://www.facebook.com/exempelkommun", "scheme", "https://www.facebook.com/exempelkommun"),
        (
            "https://www.facebook.com/exempelkommun https://www.instagram.com/exempelkommun",
            "space",
            "https://www.facebook.com/exempelkommun",
        ),
        ("https://www.facebook.com/ex\nempel", "control", ""),
    ],
    ("resolve", ""): [
        ("https://protect-eu.mimecast.com/s/abc", "unreadable_wrap", ""),
    ],
    ("resolve", "facebook"): [
        ("https://www.facebook.com/share/p/1AbC/", "share_link", ""),
        ("https://www.facebook.com/share/exempel", "share_link", ""),
        ("https://fb.watch/abc/", "short_link", ""),
    ],
    ("resolve", "instagram"): [
        ("https://www.instagram.com/share/BAabc", "share_link", ""),
    ],
    ("resolve", "reddit"): [
        ("https://redd.it/abc", "short_link", ""),
    ],
    ("resolve", "soundcloud"): [
        ("https://on.soundcloud.com/abc", "short_link", ""),
    ],
    ("resolve", "spotify"): [
        ("https://creators.spotify.com/pod/show/exempel", "share_link", ""),
    ],
    ("resolve", "tiktok"): [
        ("https://vm.tiktok.com/ZSabc/", "short_link", ""),
    ],
    ("resolve", "whatsapp"): [
        ("https://wa.me/qr/ABC", "short_link", ""),
    ],
    ("resolve", "x"): [
        ("https://x.com/i/user/123", "share_link", ""),
    ],
}


@pytest.mark.parametrize(
    ("verdict", "platform", "text", "reason", "suggestion"),
    [(*key, *row) for key, rows in READINGS.items() for row in rows],
)
def test_reading(verdict: str, platform: str, text: str, reason: str, suggestion: str) -> None:
    found = recognise(text)
    assert (found.verdict, found.platform, found.reason, found.suggestion) == (
        verdict,
        platform,
        reason,
        suggestion,
    )
    assert (found.handle, found.url, found.address_kind, found.key) == ("", "", "", "")
