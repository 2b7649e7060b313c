"""Whatever is typed has an answer, and what is canonical stays so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.register.platforms import hosts, typed
from registry.register.platforms.address import LIMIT
from registry.register.platforms.answer import VERDICTS, Recognised
from registry.register.platforms.recognise import recognise, recognise_on
from registry.register.platforms.table import HOSTS, PLATFORMS

EXAMPLES = [row.example for row in PLATFORMS]
PIECES = st.sampled_from(
    """https:// http: // / ? # @ % %2F %00 %zz %C3%A5 : :80 :99999999999 . .. xn-- xn--a [ ] [::1] \\ & = #!/
    0x7f 1e9 nan -1 www. m. sv-se. groups pages p in company channel user c @lindala lindala a.b {} {0} %s u= url=
    id= %d0 ß İ å ı ﬁ * __ ; ! $ ~ + , ' " < > ( ) | ` ^""".split()
    + list("\u0301\u200b\u202e\u00a0\ud800\x00\x85\u2028\u3002 \n")
)
HOST = st.sampled_from(
    [
        *HOSTS,
        "exempel.se",
        "mastodon.nu",
        "pixelfed.social",
        "peertube.se",
        "l.facebook.com",
        "urldefense.com",
    ]
)
ADDRESSES = st.builds(
    lambda scheme, host, parts: scheme + host + "".join(parts),
    st.sampled_from(["", "https://", "http://www.", "//", "https://m."]),
    HOST,
    st.lists(st.one_of(PIECES, st.text(max_size=8), st.just("/")), max_size=12),
)  # fmt: skip
MUTATED = st.builds(
    lambda text, at, piece: text[: at % (len(text) + 1)] + piece + text[at % (len(text) + 1) :],
    st.sampled_from(EXAMPLES),
    st.integers(0, 200),
    PIECES,
)


def hold(found: Recognised, text: str) -> None:
    """What is true of every answer."""
    assert found.verdict in VERDICTS
    assert found.input == text
    assert set(found.as_json()) == {
        "input",
        "verdict",
        "platform",
        "handle",
        "url",
        "address_kind",
        "key",
        "why",
    }
    filled = bool(found.handle and found.url and found.address_kind and found.key and found.platform)
    assert filled is found.is_account
    if not found.is_account:
        assert (found.handle, found.url, found.address_kind, found.key) == ("", "", "", "")
        assert found.why
        return
    assert found.url.startswith("https://")
    assert found.url.isascii()
    assert found.key.startswith(f"{found.platform}:")
    again = recognise(found.url)
    assert (again.verdict, again.platform, again.handle, again.url, again.key) == (
        "account",
        found.platform,
        found.handle,
        found.url,
        found.key,
    )


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), st.text(st.characters(), max_size=40), ADDRESSES, MUTATED))
def test_every_text_has_an_answer(text: str) -> None:
    hold(recognise(text), text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80))
def test_every_byte_string_has_an_answer(raw: bytes) -> None:
    for errors in ("replace", "surrogateescape"):
        text = raw.decode("utf-8", errors=errors)
        hold(recognise(text), text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([row.key for row in PLATFORMS]), st.one_of(st.text(max_size=40), ADDRESSES, MUTATED))
def test_every_text_has_an_answer_on_a_chosen_platform(platform: str, text: str) -> None:
    found = recognise_on(platform, text)
    assert found.verdict in VERDICTS
    assert found.is_account is bool(found.key)


@pytest.mark.parametrize("text", EXAMPLES)
def test_blanks_and_quotes_around_change_nothing(text: str) -> None:
    plain = recognise(text)
    for around in (
        f"  {text}\r\n",
        f"\ufeff{text}\u200b",
        f"«{text}»",
        f"<{text}>,",
        f"({text})",
        f'"{text}";',
        f"- {text}",
    ):
        found = recognise(around)
        assert (found.verdict, found.url, found.key) == ("account", plain.url, plain.key)


def test_long_text_is_refused_unread() -> None:
    assert recognise("x" * LIMIT).verdict == "reject"
    assert recognise("x" * LIMIT).reason != "too_long"
    assert recognise("x" * (LIMIT + 1)).reason == "too_long"
    million = " " * 1_000_000
    assert recognise(million).reason == "too_long"
    assert recognise(million).input is million


@pytest.mark.parametrize(
    "bit", ["a", "a.", "@", "<", '"', "(", "http", "%41", "/", "\u200b", "a b.c/", "xn--", "1", "*"]
)
def test_repetition_is_answered(bit: str) -> None:
    for text in (bit * (LIMIT // len(bit)), ("https://www.facebook.com/" + bit * LIMIT)[:LIMIT]):
        hold(recognise(text), text)


def test_helpers_of_names() -> None:
    assert hosts.suffixes("a.b.se") == ["a.b.se", "b.se", "se"]
    assert typed.clean("") == ""
    assert typed.clean("''") == ""
