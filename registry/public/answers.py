"""The words of the nine answers: heading, sentence, advice and picture of each, and differences told in words."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import titles
from registry.appearance import exists, local
from registry.public.lookup import OWN_WEBSITE, Answer
from registry.register.likeness import Unlike
from registry.templatetags.look import day

EXAMPLE = "instagram.com/lindalabibliotek"
TIPS = "/tipsa/"
"""Where residents tell us of an account; until that page is there, they are told whom to get in touch with."""
MOST_TOLD = 3
"""So many differences are told; a name that differs more is no longer read letter by letter."""

Said = Callable[[Answer], str]


@dataclass(frozen=True)
class Words:
    """How an answer is told; tone and icon together, so that nothing is said by colour alone."""

    heading: str | Promise
    sentence: Said
    advice: Said
    icon: str
    tone: str


@dataclass(frozen=True)
class Told:
    """An answer in the language of the moment, as the page and the data say it."""

    heading: str
    sentence: str
    advice: str
    icon: str
    tone: str


@dataclass(frozen=True)
class NoAccount:
    """What an address shows instead of an account, and what to do to come to the account."""

    heading: str | Promise
    sentence: str | Promise
    advice: str | Promise


WHO_WROTE = gettext_lazy("The address does not show for certain who wrote it.")
WHOSE = gettext_lazy("The address does not show whose account it is about.")
LEADS = gettext_lazy("The address does not show where it leads.")
OPEN_POST = gettext_lazy("Open the post, press the sender and paste that address.")
OPEN_IT = gettext_lazy("Open it, press the sender and paste that address.")
OPEN_ACCOUNT = gettext_lazy("Open the account and paste its address.")
END_UP = gettext_lazy("Do you trust whoever sent it? Then open it and paste the address you end up at.")

POST = NoAccount(gettext_lazy("This is a post, not an account"), WHO_WROTE, OPEN_POST)
PAGE = NoAccount(gettext_lazy("This is a page on the platform, not an account"), WHOSE, OPEN_ACCOUNT)
SHORT = NoAccount(gettext_lazy("This is a short link, not an account"), LEADS, END_UP)
NO_ACCOUNTS: Mapping[str, NoAccount] = {
    "post": POST,
    "story": NoAccount(gettext_lazy("This is a story, not an account"), WHO_WROTE, OPEN_IT),
    "video": NoAccount(gettext_lazy("This is a video, not an account"), WHO_WROTE, OPEN_IT),
    "photo": NoAccount(gettext_lazy("This is a picture, not an account"), WHO_WROTE, OPEN_IT),
    "search": NoAccount(gettext_lazy("This is a search, not an account"), WHOSE, OPEN_ACCOUNT),
    "search_engine": NoAccount(gettext_lazy("This is a search, not an account"), WHOSE, OPEN_ACCOUNT),
    "hashtag": NoAccount(
        gettext_lazy("This is a subject, not an account"),
        gettext_lazy("Anybody can write about it."),
        OPEN_ACCOUNT,
    ),
    "event": NoAccount(
        gettext_lazy("This is an event, not an account"),
        gettext_lazy("The address does not show for certain who arranges it."),
        gettext_lazy("Open the organiser's account and paste that address."),
    ),
    "bad_name": NoAccount(
        gettext_lazy("This is not an account"),
        gettext_lazy("No account on the platform can have that address."),
        gettext_lazy("Open the account and copy its address again."),
    ),
    OWN_WEBSITE: NoAccount(
        gettext_lazy("This is our website, not an account"),
        gettext_lazy("The list is about our accounts in social media."),
        OPEN_ACCOUNT,
    ),
    "short_link": SHORT,
    "share_link": SHORT,
    "shortener": SHORT,
    "unreadable_wrap": SHORT,
}
"""By the reason that reading the address gave; every other one is a page on the platform."""

TELLING = frozenset(
    """mail credentials host_letters host_number host_internal host_no_dot tail subdomain control scheme
    too_long port backslash traversal wrapped_deep wrapped_nothing other_platform name_invalid needs_server
    needs_address unknown_choice space""".split()
)
"""Reasons that say more of the text than that we did not understand it."""

NAMED_SIGNS: Mapping[str, str | Promise] = {
    ".": gettext_lazy("a full stop"),
    "_": gettext_lazy("an underscore"),
    "-": gettext_lazy("a hyphen"),
    "·": gettext_lazy("a middle dot"),
}
SCRIPTS: Mapping[str, str | Promise] = {
    "CYRILLIC": gettext_lazy("the Cyrillic letter %(letter)s"),
    "GREEK": gettext_lazy("the Greek letter %(letter)s"),
    "ARMENIAN": gettext_lazy("the Armenian letter %(letter)s"),
}


def told(answer: Answer) -> Told:
    """An answer in words, in the language of the moment."""
    if answer.answer == "not_an_account":
        found = NO_ACCOUNTS.get(answer.read.reason, PAGE)
        icon = "link" if found is SHORT else "message-2" if found is POST else "file-unknown"
        return Told(str(found.heading), str(found.sentence), str(found.advice), icon, "neutral")
    row = WORDS[answer.answer]
    heading = row.heading
    if answer.answer == "lookalike" and answer.resembles is None:
        heading = _("Probably not genuine: the address resembles %(site)s") % dict(answer.read.details)
    return Told(str(heading), row.sentence(answer), row.advice(answer), row.icon, row.tone)


def stands_behind(answer: Answer) -> str:
    """Who stands behind the account."""
    assert answer.account
    names = {"department": answer.account.department, "municipality": settings.MUNICIPALITY_NAME}
    return _("%(department)s in %(municipality)s stands behind the account.") % names


def was_closed(answer: Answer) -> str:
    """When we closed the account."""
    assert answer.account
    if answer.account.closed_on is None:
        return _("We have closed it.")
    return _("We closed it on %(date)s.") % {"date": day(answer.account.closed_on)}


def use_instead(answer: Answer) -> str:
    """What to do about an account that was ours."""
    sentences = [_("Do not trust new posts or messages from it.")]
    if answer.instead:
        names = {"name": answer.instead.name, "platform": answer.instead.platform_name}
        sentences.append(_("Use %(name)s on %(platform)s instead.") % names)
    return " ".join(sentences)


def warned(answer: Answer) -> str:
    """What the municipality has written about the account, or that it may have been hijacked."""
    assert answer.account and answer.account.warning
    return answer.account.warning.text or _("The account is ours but may have been hijacked.")


def differs(answer: Answer) -> str:
    """How the address differs from ours, letter by letter; of a platform's host as its own sentence says it."""
    host = [answer.read.why] if answer.read.reason.startswith("alike_") else []
    return " ".join([*host, *(difference(unlike) for unlike in answer.unlike[:MOST_TOLD])])


def ours_of_that_name(answer: Answer) -> str:
    """How many accounts have the name."""
    count = len(answer.matches or ())
    name = answer.read.input.strip()
    if not count:
        return _("None of our accounts is called that. Paste the whole address.")
    return ngettext(
        "We have %(count)s account that is called %(name)s.",
        "We have %(count)s accounts that are called %(name)s.",
        count,
    ) % {"count": count, "name": name}


def not_understood(answer: Answer) -> str:
    """What is wrong with the text, where we know, else what an address looks like."""
    if answer.read.reason in TELLING:
        return answer.read.why
    return _("It should look something like this: %(example)s.") % {"example": EXAMPLE}


def try_again(answer: Answer) -> str:
    """What to do where the text was not understood."""
    return _("Open the account, copy its address and paste it, or search the list.")


def ask_us(answer: Answer) -> str:
    """Whom to tell about an account that is not in the list."""
    asking = _("Tip us off, and we look into it.") if tips() else tell_the_unit()
    return " ".join((_("Give it no details."), asking))


def tell_us(answer: Answer) -> str:
    """What to do about an account that resembles ours."""
    asking = _("Please tip us off.") if tips() else tell_the_unit()
    return " ".join((_("Do not reply, and give it no details."), asking))


def tips() -> str:
    """The address of the page for tips in the language of the moment, if there is one."""
    address = local(TIPS)
    return address if exists("/" + address.removeprefix(get_script_prefix())) else ""


def tell_the_unit() -> str:
    """Whom to get in touch with, for as long as there is no page for tips."""
    names = {"unit": titles.the_unit(), "municipality": settings.MUNICIPALITY_NAME}
    return _("Tell %(unit)s in %(municipality)s, and we look into it.") % names


def said(sentence: str | Promise) -> Said:
    """The same words whatever the answer is about."""
    return lambda answer: str(sentence)


NO_CLICKING = gettext_lazy(
    "Do not reply and do not click on links. Have you given away bank details? Call your bank."
)

WORDS: Mapping[str, Words] = {
    "official": Words(
        gettext_lazy("Yes, the account is ours"),
        stands_behind,
        said(gettext_lazy("Still, never give away passwords, codes or card details in social media.")),
        "shield-check",
        "success",
    ),
    "formerly_official": Words(
        gettext_lazy("No, the account is no longer ours"), was_closed, use_instead, "archive", "neutral"
    ),
    "warning": Words(
        gettext_lazy("Warning: do not trust the account"),
        warned,
        said(NO_CLICKING),
        "alert-triangle",
        "danger",
    ),
    "fake": Words(
        gettext_lazy("No, the account is fake"),
        said(gettext_lazy("It is not ours, and we have reported it.")),
        said(NO_CLICKING),
        "shield-off",
        "danger",
    ),
    "lookalike": Words(
        gettext_lazy("Probably not genuine: the address resembles ours"),
        differs,
        tell_us,
        "shield-x",
        "danger",
    ),
    "not_registered": Words(
        gettext_lazy("The account is not in our list"),
        said(gettext_lazy("So we cannot say whether it is ours.")),
        ask_us,
        "shield-question",
        "warning",
    ),
    "ask_platform": Words(
        gettext_lazy("Choose which account you mean"),
        ours_of_that_name,
        said(gettext_lazy("The same name on another platform can belong to somebody else.")),
        "arrows-split",
        "info",
    ),
    "unreadable": Words(
        gettext_lazy("We do not understand the address"), not_understood, try_again, "link-off", "warning"
    ),
}
"""All but not_an_account, whose words go by what the address shows instead."""


def difference(unlike: Unlike) -> str:
    """One difference in words: «Here stands the digit 1 where our account has the letter l.»"""
    words = {"has": sign(unlike.has), "should": sign(unlike.should)}
    return str(DIFFERENCES.get(unlike.kind, INSTEAD)) % words


INSTEAD = gettext_lazy("Here stands %(has)s where our account has %(should)s.")
TOO_MUCH = gettext_lazy("Here stands %(has)s, which our account does not have there.")
LACKS = gettext_lazy("Here %(should)s is missing, which our account has.")
DIFFERENCES: Mapping[str, str | Promise] = {
    "extra": TOO_MUCH,
    "sign_extra": TOO_MUCH,
    "missing": LACKS,
    "sign_missing": LACKS,
    "swapped": gettext_lazy("Here %(has)s have changed places: our account has %(should)s."),
    "added": gettext_lazy("Here the word %(has)s has been added to the name of our account."),
}
"""By kind; every other kind has something else where ours has its own."""


def sign(written: str) -> str:
    """A letter, a digit or another sign as it is read aloud."""
    if not written:
        return ""
    if len(written) > 2:
        return f"«{written}»"
    if written in NAMED_SIGNS:
        return str(NAMED_SIGNS[written])
    if len(written) == 2:
        return _("the letters %(letters)s") % {"letters": written}
    if written.isdigit():
        return _("the digit %(digit)s") % {"digit": written}
    script = SCRIPTS.get(unicodedata.name(written, "").partition(" ")[0])
    return str(script or gettext_lazy("the letter %(letter)s")) % {"letter": written}
