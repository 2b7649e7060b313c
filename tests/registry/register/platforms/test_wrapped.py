"""Links that somebody has wrapped around an address are opened; what they hide is read like anything else."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from registry.register.platforms.recognise import recognise

PAGE = "https://www.facebook.com/lindalakommun"
INSIDE = quote(PAGE, safe="")
OUTLOOK = "https://eur01.safelinks.protection.outlook.com/?url="

WRAPPED = [
    f"{OUTLOOK}{INSIDE}&data=05%7C01&reserved=0",
    f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={INSIDE}",
    f"https://l.facebook.com/l.php?u={INSIDE}&h=AT0",
    f"https://lm.facebook.com/l.php?u={INSIDE}",
    f"https://www.facebook.com/l.php?u={INSIDE}",
    f"https://www.facebook.com/flx/warn/?u={INSIDE}",
    f"https://l.messenger.com/l.php?u={INSIDE}",
    f"https://l.instagram.com/?u={INSIDE}&e=AT0",
    f"https://l.threads.com/?u={INSIDE}",
    f"https://l.wl.co/l?u={INSIDE}",
    f"https://www.linkedin.com/redir/redirect?url={INSIDE}&urlhash=1",
    f"https://www.linkedin.com/safety/go?url={INSIDE}",
    f"https://www.youtube.com/redirect?event=channel_header&q={INSIDE}",
    f"https://consent.youtube.com/m?continue={INSIDE}",
    f"https://t.umblr.com/redirect?z={INSIDE}&t=1",
    f"https://out.reddit.com/t3_abc?url={INSIDE}",
    f"https://www.pinterest.com/offsite/?url={INSIDE}",
    "https://www.bing.com/ck/a?!&&u=a1aHR0cHM6Ly93d3cuZmFjZWJvb2suY29tL2xpbmRhbGFrb21tdW4&ntb=1",
    f"https://scanmail.trustwave.com/?c=1&u={INSIDE}",
    f"https://avanan.url-protection.com/v1/url?o={INSIDE}&g=1",
    f"https://deref-gmx.net/mail/client/abc/dereferrer/?redirectUrl={INSIDE}",
    f"https://exit.sc/?url={INSIDE}",
    f"https://vk.com/away.php?to={INSIDE}",
    f"https://slack-redir.net/link?url={INSIDE}",
    f"https://steamcommunity.com/linkfilter/?u={INSIDE}",
    f"https://duckduckgo.com/l/?uddg={INSIDE}",
    f"https://translate.google.com/translate?sl=sv&u={INSIDE}",
    f"https://linkprotect.cudasvc.com/url?a={INSIDE}&c=E",
    f"https://www.google.com/url?q={INSIDE}&sa=D",
    f"https://www.google.co.uk/url?sa=t&url={INSIDE}",
    f"https://www.google.se/imgres?imgrefurl={INSIDE}",
    "https://www.google.com/amp/s/www.facebook.com/lindalakommun",
    f"https://urldefense.com/v3/__{PAGE}__;!!abc$",
    "https://urldefense.com/v3/__https:/www.facebook.com/lindalakommun__;!!abc$",
    "https://urldefense.com/v3/__https:/*www.facebook.com/lindalakommun__;Lw!!abc$",
    "https://urldefense.com/v3/__https:**Awww.facebook.com/lindalakommun__;Ly8!!abc$",
    "https://urldefense.us/v3/__https://www.facebook.com/lindalakommun?a=*__;!!abc$",
    "https://urldefense.com/v3/__https://www.facebook.com/lindalakommun?a=*__;_w!!abc$",
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.facebook.com_lindalakommun&d=DwMFaQ",
    f"https://urldefense.proofpoint.com/v1/url?u={INSIDE}&k=1",
    f"https://protect.checkpoint.com/v2/___{PAGE}___.YXJz",
    f"https://secure-web.cisco.com/1abc/{INSIDE}",
    "https://web.archive.org/web/20240101000000/https://www.facebook.com/lindalakommun",
    "https://web.archive.org/web/2024id_/http:/facebook.com/lindalakommun",
    "https://archive.ph/20240101/https://facebook.com/lindalakommun",
    f"{OUTLOOK}{quote(f'https://l.facebook.com/l.php?u={INSIDE}', safe='')}",
    f"{OUTLOOK}{quote(f'  {PAGE} ', safe='')}",
]
# What is inside is answered as itself when it is no account.
OTHERWISE = [
    (f"{OUTLOOK}{quote(PAGE + '/posts/1', safe='')}", "not_account", "facebook", "post"),
    (f"{OUTLOOK}https%3A%2F%2Fbit.ly%2Fabc", "reject", "", "shortener"),
    (f"{OUTLOOK}https%3A%2F%2Fvm.tiktok.com%2Fabc", "resolve", "tiktok", "short_link"),
    (f"{OUTLOOK}javascript%3Aalert(1)", "reject", "", "scheme"),
    (f"{OUTLOOK}https%3A%2F%2Ffaceb00k.com%2Fx", "reject", "", "alike_digit"),
    (f"{OUTLOOK}http%3A%2F%2F127.0.0.1%2F", "reject", "", "host_number"),
    (f"{OUTLOOK}lindala", "reject", "", "host_no_dot"),
    (OUTLOOK, "reject", "", "wrapped_nothing"),
    ("https://l.facebook.com/", "not_account", "facebook", "share_button"),
    ("https://www.youtube.com/redirect?q=", "not_account", "youtube", "share_button"),
    ("https://www.youtube.com/attribution_link?a=1&u=%2Fwatch%3Fv%3Dabc", "not_account", "youtube", "video"),
    ("https://www.google.com/url?sa=t", "reject", "", "wrapped_nothing"),
    ("https://www.bing.com/ck/a?u=a1%ff", "reject", "", "wrapped_nothing"),
    ("https://www.bing.com/search?q=lindala", "not_account", "", "search_engine"),
    ("https://web.archive.org/", "reject", "", "wrapped_nothing"),
    ("https://web.archive.org/web/2024/lindala", "reject", "", "host_no_dot"),
    ("https://urldefense.com/v3/nothing", "reject", "", "wrapped_nothing"),
    ("https://protect.checkpoint.com/nothing", "reject", "", "wrapped_nothing"),
    ("https://protect-eu.mimecast.com/s/abc", "resolve", "", "unreadable_wrap"),
    ("https://vk.com/lindala", "account", "other", "unknown_platform"),
    ("https://www.google.com/maps/place/Lindala", "not_account", "", "search_engine"),
]


@pytest.mark.parametrize("text", WRAPPED)
def test_wrapped_account(text: str) -> None:
    found = recognise(text)
    assert (found.verdict, found.platform, found.handle, found.url, found.address_kind, found.key) == (
        "unwrap",
        "facebook",
        "lindalakommun",
        PAGE,
        "page",
        "facebook:lindalakommun",
    )
    assert found.reason == ("archive" if "archive." in text else "unwrapped")


@pytest.mark.parametrize(("text", "verdict", "platform", "reason"), OTHERWISE)
def test_wrapped_something_else(text: str, verdict: str, platform: str, reason: str) -> None:
    found = recognise(text)
    assert (found.verdict, found.platform, found.reason) == (verdict, platform, reason)


def test_wikidatas_links_are_put_together() -> None:
    found = recognise(
        "https://wikidata-externalid-url.toolforge.org/?p=12361"
        "&url_prefix=https://bsky.app/profile/&id=lindala.example"
    )
    assert (found.verdict, found.key) == ("unwrap", "bluesky:lindala.example")


def test_a_warning_inside_is_kept() -> None:
    found = recognise(OUTLOOK + quote("https://www.linkedin.com/in/anna-lind", safe=""))
    assert (found.verdict, found.address_kind, found.reason) == ("unwrap", "person", "person")


def test_links_in_links_are_opened_a_few_times() -> None:
    text = PAGE
    answers = []
    for _ in range(4):
        text = OUTLOOK + quote(text, safe="")
        answers.append((recognise(text).verdict, recognise(text).reason))
    assert answers == [("unwrap", "unwrapped")] * 3 + [("reject", "wrapped_deep")]
