"""What came of reading a text: the verdict, the account if there is one, and the sentence for the person."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext

from registry.register.platforms.reasons import REASONS

VERDICTS = ("account", "not_account", "reject", "resolve", "ask_platform", "unwrap")


@dataclass(frozen=True)
class Recognised:
    """How one pasted text was understood (INTERFACE.md, «manage.py recognise»).

    `verdict` is one of VERDICTS. `handle`, `url`, `address_kind` and `key` are filled for `account` and
    `unwrap`, else empty; `platform` is a key of the table or empty. `reason` is a code of REASONS (empty when
    there is nothing to say), `why` its sentence in the language of the moment. `suggestion` is the address of
    an account that the text may have meant: to be offered, never assumed.
    """

    verdict: str
    reason: str = ""
    platform: str = ""
    handle: str = ""
    url: str = ""
    address_kind: str = ""
    key: str = ""
    suggestion: str = ""
    details: tuple[tuple[str, str], ...] = ()
    input: str = ""

    @property
    def is_account(self) -> bool:
        """Whether an account was read, plainly or inside a wrapped link."""
        return self.verdict in ("account", "unwrap")

    @property
    def why(self) -> str:
        """The sentence for the person: what this is and what to do. Empty when all is plain."""
        if not self.reason:
            return ""
        sentence = REASONS[self.reason]
        # Reading an address must work where there are no settings: then in the language of the code.
        with suppress(ImproperlyConfigured):
            sentence = gettext(sentence)
        return sentence % dict(self.details) if self.details else sentence

    def as_json(self) -> dict[str, str | None]:
        """The eight fields of the command, absent ones as None."""
        fields = ("input", "verdict", "platform", "handle", "url", "address_kind", "key", "why")
        values = {field: str(getattr(self, field)) for field in fields}
        return {field: value or None if field != "input" else value for field, value in values.items()}


def not_account(platform: str, reason: str, suggestion: str = "") -> Recognised:
    """A page of the platform that is no account: a post, a search, a login."""
    return Recognised("not_account", reason, platform, suggestion=suggestion)


def resolve(platform: str, reason: str = "short_link") -> Recognised:
    """A link that hides where it leads: only whoever opens it can tell."""
    return Recognised("resolve", reason, platform)


def reject(reason: str, suggestion: str = "", **details: str) -> Recognised:
    """Nothing that may stand in the register: no address, a trick, or a host that is not the platform's."""
    return Recognised("reject", reason, suggestion=suggestion, details=tuple(sorted(details.items())))
