"""A platform chosen in the form, and a name or an address typed beside it."""

from __future__ import annotations

import pytest

from registry.register.platforms.recognise import recognise, recognise_on

# Platform, what is typed, handle, kind of address.
ACCOUNTS = [
    ("instagram", "@kulturskolanlindala", "kulturskolanlindala", "page"),
    ("instagram", "kulturskolan.lindala", "kulturskolan.lindala", "page"),
    ("facebook", "kulturskolan.nu", "kulturskolan.nu", "page"),
    ("facebook", "https://m.facebook.com/kulturskolan/about", "kulturskolan", "page"),
    ("linkedin", "lindala-kommun", "company/lindala-kommun", "page"),
    ("linkedin", "showcase/lindala", "showcase/lindala", "showcase"),
    ("linkedin", "in/anna", "in/anna", "person"),
    ("youtube", "@lindala", "@lindala", "handle"),
    ("youtube", "lindala", "@lindala", "handle"),
    ("youtube", "c/lindala", "c/lindala", "legacy_custom"),
    ("mastodon", "@lindala@mastodon.nu", "@lindala@mastodon.nu", "page"),
    ("mastodon", "https://social.lindala.se/users/lindala", "@lindala@social.lindala.se", "page"),
    ("pixelfed", "https://bild.lindala.se/lindala", "@lindala@bild.lindala.se", "page"),
    ("pixelfed", "lindala@bild.lindala.se", "@lindala@bild.lindala.se", "page"),
    ("pixelfed", "https://bild.lindala.se/@lindala@pixelfed.social", "@lindala@pixelfed.social", "page"),
    ("peertube", "https://tube.lindala.se/a/lindala", "@lindala@tube.lindala.se", "page"),
    ("peertube", "https://tube.lindala.se/@lindala", "@lindala@tube.lindala.se", "page"),
    ("peertube", "@x@tube.lindala.se", "@x@tube.lindala.se", "page"),
    ("bluesky", "lindala", "lindala.bsky.social", "page"),
    ("bluesky", "@lindala.se", "lindala.se", "domain_handle"),
    ("bluesky", "lindala.bsky.social", "lindala.bsky.social", "page"),
    ("whatsapp", "46701234567", "46701234567", "phone"),
    ("whatsapp", "+46 70-123 45 67", "46701234567", "phone"),
    ("reddit", "r/lindala", "r/lindala", "community"),
    ("reddit", "lindala", "r/lindala", "community"),
    ("wordpress", "lindala", "lindala", "blog"),
    ("blogger", "Lindala", "lindala", "blog"),
    ("substack", "lindala", "lindala", "blog"),
    ("tumblr", "lindala", "lindala", "blog"),
    ("medium", "@lindala", "@lindala", "blog"),
    ("apple_podcasts", "id1234567890", "id1234567890", "podcast"),
    ("rss", "https://lindala.se/nyheter", "https://lindala.se/nyheter", "feed"),
    ("other", "https://vk.com/lindala", "vk.com/lindala", "website"),
    ("other", "https://lindala.se/rss.xml", "lindala.se/rss.xml", "website"),
    ("other", "lindala.se", "lindala.se", "website"),
    ("flickr", "123672095@N02", "123672095@N02", "id"),
    ("flickr", "lindala", "lindala", "page"),
    ("mynewsdesk", "lindala", "se/lindala", "pressroom"),
    ("google_plus", "Lindala", "+Lindala", "retired"),
    ("tiktok", "tiktok.com/@lindala", "lindala", "page"),
    ("telegram", "@lindala", "lindala", "page"),
    ("telegram", "+AbCdEfGhIjKl", "+AbCdEfGhIjKl", "group_invite"),
    ("discord", "abcDEF", "abcDEF", "invite"),
]
# Platform, what is typed, verdict, reason, suggestion.
REFUSALS = [
    ("facebook", "Kulturskolan Lindala", "reject", "name_invalid", ""),
    ("facebook", "facebook.com", "not_account", "front_page", ""),
    ("facebook", "https://instagram.com/lindala", "reject", "other_platform", "https://www.instagram.com/lindala/"),
    ("facebook", "https://facebook.com/lindala/posts/1", "not_account", "post", "https://www.facebook.com/lindala"),
    ("facebook", "javascript:alert(1)", "reject", "scheme", ""),
    ("instagram", "explore", "reject", "name_invalid", ""),
    ("github", "u/lindala", "reject", "name_invalid", ""),
    ("x", "med-streck", "reject", "name_invalid", ""),
    ("whatsapp", "lindala", "reject", "name_invalid", ""),
    ("spotify", "lindala", "reject", "needs_address", ""),
    ("rss", "lindala", "reject", "needs_address", ""),
    ("other", "https://facebook.com/lindala", "reject", "other_platform", "https://www.facebook.com/lindala"),
    ("mastodon", "lindala", "reject", "needs_server", ""),
    ("mastodon", "https://social.lindala.se/", "not_account", "front_page", ""),
    ("mastodon", "https://social.lindala.se/@lindala/123", "not_account", "post", ""),
    ("pixelfed", "https://bild.lindala.se/discover", "not_account", "system", ""),
    ("pixelfed", "https://bild.lindala.se/@lindala@evil-facebook.com", "reject", "alike_added", ""),
    ("peertube", "https://tube.lindala.se/about", "not_account", "system", ""),
    ("peertube", "https://tube.lindala.se/c/film@faceb00k.com", "reject", "alike_digit", ""),
    ("peertube", "did:plc:z72i7hdynmk6r22z27h6tvur", "reject", "other_platform",
     "https://bsky.app/profile/did:plc:z72i7hdynmk6r22z27h6tvur"),
    ("nix", "lindala", "reject", "unknown_choice", ""),
    ("x", " ", "reject", "empty", ""),
    ("x", "a" * 3000, "reject", "too_long", ""),
]  # fmt: skip


@pytest.mark.parametrize(("platform", "text", "handle", "kind"), ACCOUNTS)
def test_account_on_the_chosen_platform(platform: str, text: str, handle: str, kind: str) -> None:
    found = recognise_on(platform, text)
    assert (found.verdict, found.platform, found.handle, found.address_kind) == (
        "account",
        platform,
        handle,
        kind,
    )
    assert found.input == text


@pytest.mark.parametrize(("platform", "text", "verdict", "reason", "suggestion"), REFUSALS)
def test_refusal_on_the_chosen_platform(
    platform: str, text: str, verdict: str, reason: str, suggestion: str
) -> None:
    found = recognise_on(platform, text)
    assert (found.verdict, found.reason, found.suggestion) == (verdict, reason, suggestion)
    assert (found.handle, found.key) == ("", "")
    assert "%(" not in found.why


@pytest.mark.parametrize(
    ("platform", "text", "handle", "kind"),
    [case for case in ACCOUNTS if case[0] not in ("pixelfed", "peertube", "rss", "other")],
)
def test_typed_and_pasted_are_the_same_account(platform: str, text: str, handle: str, kind: str) -> None:
    typed = recognise_on(platform, text)
    pasted = recognise(typed.url)
    assert (pasted.platform, pasted.handle, pasted.url, pasted.key) == (
        typed.platform,
        typed.handle,
        typed.url,
        typed.key,
    )
