"""What the accounts of the bench's registers are called, and what is asked of the check."""

from urllib.parse import urlencode

HELD = "zyx"
"""Letters that one account in fifty of the bench's registers holds, and nothing else does."""
NOTHING = "qqwx"
"""Letters that no account holds."""

MARK = "namnet"
ADDRESSES = (
    "https://www.instagram.com/{}",
    "https://www.facebook.com/{}",
    "https://www.youtube.com/@{}",
    "https://x.com/{}",
    "https://www.tiktok.com/@{}",
    "https://www.linkedin.com/company/{}",
    "https://www.threads.com/@{}",
    "https://www.flickr.com/photos/{}",
    "https://www.pinterest.com/{}",
    "https://www.snapchat.com/add/{}",
    "https://www.twitch.tv/{}",
    "https://github.com/{}",
)
WORDS = (
    "biblioteket",
    "forskolan",
    "badhuset",
    "kulturskolan",
    "aldreboendet",
    "fritidsgarden",
    "museet",
    "vattenverket",
)
SYLLABLES = 5
CONSONANTS, VOWELS = "bdfghjklmnprstv", "aeouy"
EACH = len(CONSONANTS) * len(VOWELS)
SCRAMBLED = 1_000_000_007
"""Has no divisor in common with the number of names there can be: no two are alike, and few but for a letter."""


def called(unit: int) -> str:
    """What a unit calls its accounts, on every platform alike."""
    left, name = unit * SCRAMBLED % EACH**SYLLABLES, WORDS[unit % len(WORDS)]
    for _syllable in range(SYLLABLES):
        left, at = divmod(left, EACH)
        name += CONSONANTS[at % len(CONSONANTS)] + VOWELS[at // len(CONSONANTS)]
    return name


def check(text: str) -> str:
    """The address that asks of a text whether it is one of our accounts."""
    return f"/kontrollera.json?{urlencode({'adress': text})}"


CHECKS = {
    "official": check(ADDRESSES[0].format(called(0))),
    # As long as most names, and beginning as an eighth of ours do: what resembles it must be looked for.
    "not_registered": check(ADDRESSES[0].format("biblioteketiexempelby")),
    "ask_platform": check(f"@{called(0)}"),
    "lookalike": check(ADDRESSES[0].format(called(0).replace("t", "r", 1))),
}
"""By answer, what is asked for it."""
