"""Hosts that resemble a platform's are accused, honest ones are not, and the difference is told in words."""

from __future__ import annotations

import pytest

from registry.register.platforms.lookalike import Difference, accuse, difference
from registry.register.platforms.recognise import recognise

# Host, platform, reason, what stands there, what should.
ACCUSED = [
    ("facebok.com", "facebook", "alike_missing", "", "o"),
    ("faceboook.com", "facebook", "alike_extra", "o", ""),
    ("fucebook.com", "facebook", "alike_letter", "u", "a"),
    ("faecbook.com", "facebook", "alike_swapped", "ec", "ce"),
    ("faceb00k.com", "facebook", "alike_digit", "0", "o"),
    ("fac3book.login.se", "facebook", "alike_digit", "3", "e"),
    ("fäcebook.com", "facebook", "alike_letter", "ä", "a"),
    ("face-book.se", "facebook", "alike_ending", "", ""),
    ("facebook.se", "facebook", "alike_ending", "", ""),
    ("facebook.lindala.se", "facebook", "alike_ending", "", ""),
    ("facebook.com.evil.example", "facebook", "alike_ending", "", ""),
    ("www-facebook-com.evil.example", "facebook", "alike_added", "", ""),
    ("facebook-login.weebly.com", "facebook", "alike_added", "", ""),
    ("minfacebooksida.se", "facebook", "alike_added", "", ""),
    ("xfacebook.com", "facebook", "alike_extra", "x", ""),
    ("evil-facebook.co.uk", "facebook", "alike_added", "", ""),
    ("lnstagram.com", "instagram", "alike_letter", "l", "i"),
    ("instagrarn.com", "instagram", "alike_letter", "rn", "m"),
    ("1instagram.com", "instagram", "alike_extra", "1", ""),
    ("instagran.com", "instagram", "alike_letter", "n", "m"),
    ("linkedln.com", "linkedin", "alike_letter", "l", "i"),
    ("1inkedin.com", "linkedin", "alike_digit", "1", "l"),
    ("tw1tter.com", "x", "alike_digit", "1", "i"),
    ("tvvitter.com", "x", "alike_letter", "vv", "w"),
    ("0twitter.com", "x", "alike_added", "", ""),
    ("y0utube.com", "youtube", "alike_digit", "0", "o"),
    ("xyoutu.be", "youtube", "alike_added", "", ""),
    ("y0utu.be", "youtube", "alike_digit", "0", "o"),
    ("tlktok.com", "tiktok", "alike_letter", "l", "i"),
    ("tiktok-live.com", "tiktok", "alike_added", "", ""),
    ("fl1ckr.com", "flickr", "alike_digit", "1", "i"),
    ("med1um.com", "medium", "alike_digit", "1", "i"),
    ("medium-com.example", "medium", "alike_added", "", ""),
    ("medium.com.evil.example", "medium", "alike_ending", "", ""),
    ("pinterest.ml", "pinterest", "alike_ending", "", ""),
    ("p1nterest.com", "pinterest", "alike_digit", "1", "i"),
    ("blogsp0t.com", "blogger", "alike_digit", "0", "o"),
    ("te1egram.org", "telegram", "alike_digit", "1", "l"),
]
HONEST = """flickor.se video.se sky.com interest.se interests.org mastodont.se redditch.gov.uk telegraf.rs
    broadcast.com novacast.se medium.se threads.se discordia.se blueskyresort.com bskyb.com twitchy.com
    bloggerskan.se mediumbutiken.se medium-tv.se telegrambyran.se blogg.exempel.se lindala.se flicka.se vimla.se
    youturn.org youtubers.se tumba.se githubber.se facebook.github.io x.se xx.com t.se exempel.com.au x.com.au
    book.se face.se instant.se snap.se whats.se wordpress.lindala.se issue.com lindala.bibliotek.se""".split()


@pytest.mark.parametrize(("host", "platform", "reason", "has", "should"), ACCUSED)
def test_accused(host: str, platform: str, reason: str, has: str, should: str) -> None:
    found = accuse(host)
    assert found is not None
    assert (found.platform, found.difference) == (platform, Difference(reason, has, should))
    answer = recognise(f"https://{host}/lindalakommun")
    assert (answer.verdict, answer.reason) == ("reject", reason)
    assert found.brand in answer.why
    assert "%(" not in answer.why


@pytest.mark.parametrize("host", HONEST)
def test_not_accused(host: str) -> None:
    assert accuse(host) is None
    assert recognise(f"https://{host}/lindala").verdict == "account"


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ("lindala", "Lindala", None),
        ("lindala", "stadsbiblioteket", None),
        ("lindala", "lundaka", None),
        ("lindal4kommun", "lindalakommun", Difference("alike_digit", "4", "a")),
        ("lindala1", "lindalal", Difference("alike_digit", "1", "l")),
        ("lindalal", "lindala1", Difference("alike_letter", "l", "1")),
        ("lindalakomun", "lindalakommun", Difference("alike_missing", "", "m")),
        ("lindalakommmun", "lindalakommun", Difference("alike_extra", "m", "")),
        ("lindlaa", "lindala", Difference("alike_swapped", "la", "al")),
        ("lindula", "lindala", Difference("alike_letter", "u", "a")),
        ("lindala", "lindxla", Difference("alike_letter", "a", "x")),
        ("lind2la", "lindala", Difference("alike_digit", "2", "a")),
        ("barn", "bam", Difference("alike_letter", "rn", "m")),
        ("bam", "barn", Difference("alike_letter", "m", "rn")),
        ("vvasa", "wasa", Difference("alike_letter", "vv", "w")),
        ("östersund", "ostersund", Difference("alike_letter", "ö", "o")),
        ("a\u0301", "a", Difference("alike_letter", "a\u0301", "a")),
        ("abcdef", "abcfed", None),
        ("abc", "abcde", None),
        ("abxd", "abcde", None),
        ("abcde", "abxd", None),
    ],
)
def test_difference_between_two_names(theirs: str, ours: str, expected: Difference | None) -> None:
    assert difference(theirs, ours) == expected
