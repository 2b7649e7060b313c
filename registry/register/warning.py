"""Warns residents of an account that somebody else has taken over, and takes the warning away again.

The warning is a text, not a status: it stands beside whatever is public, closed accounts too, and is public at once.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.history import act
from accounts.models import Person
from accounts.refusal import Refused
from registry.notices import outbox
from registry.register.models import SocialAccount
from registry.register.upkeep import locked, may, save


def standard_text() -> str:
    """What residents are told unless somebody writes otherwise, in the language of the list."""
    with translation.override(settings.LANGUAGE_CODE):
        return _(
            "The account has been hijacked. Somebody else can write in it. Do not trust posts, messages or "
            "links from it until we have taken this warning away."
        )


def refuse_hidden(account: SocialAccount) -> None:
    """Raises Refused (conflict) for an account that no resident can see, and so nobody can be warned of here."""
    if not account.is_public:
        raise Refused(
            _(
                "The account is not in the list, so no resident would see the warning. Warn on the "
                "municipality's website instead, and change the password."
            )
        )


def refuse_unwarned(account: SocialAccount) -> None:
    """Raises Refused (conflict) where there is no warning to take away."""
    if not account.warning:
        raise Refused(_("There is no warning any more: somebody has taken it away already."))


def warn(account: SocialAccount, text: str, *, by: Person, at: datetime) -> None:
    """Warns residents with a text from this moment; where they are warned already, the text is changed.

    Raises Refused (input) without a text, and (conflict) for what is not public.
    """
    text = text.strip()
    with transaction.atomic():
        row = locked(account)
        who = may("warn", row, by, at)
        refuse_hidden(row)
        if not text:
            raise Refused(_("Write what residents need to know."), kind="input", field="text")
        if text == row.warning:
            return
        standing, row.warning = bool(row.warning), text
        if standing:
            with act("change_warning", by=by, at=at, about=[row]):
                save(row, who)
        else:
            row.warning_since = at
            with act("warn", by=by, at=at, about=[row]):
                save(row, who)
                outbox.queue("warned", account=row, by=by, at=at)


def lift_warning(account: SocialAccount, reason: str, *, by: Person, at: datetime) -> None:
    """Takes the warning away, because the account is in our hands again; the reason stands in the history.

    Raises Refused (input) without a reason, and (conflict) where somebody has taken it away already.
    """
    with act("lift_warning", by=by, at=at, reason=reason, about=[account]):
        row = locked(account)
        who = may("warn", row, by, at)
        refuse_unwarned(row)
        if not reason.strip():
            raise Refused(_("Write why the account can be trusted again."), kind="input", field="reason")
        row.warning, row.warning_since = "", None
        save(row, who)
        outbox.queue("warning_lifted", account=row, by=by, at=at, reason=reason.strip())
