"""Letters about people's own access: the link for choosing a password, and who has been granted what.

They go when the transaction that caused them is done, in the recipient's language. Letters about accounts and
cases are registry's.
"""

from functools import partial

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import int_to_base36
from django.utils.translation import override

from accounts.models import Person


class OneTimeLink(PasswordResetTokenGenerator):
    """The secret of a link for choosing a password: dead when used, after a sign-in, and after three days.

    Works only for somebody who may sign in, so that a link dies with the invitation that it came from.
    """

    key_salt = "accounts.letters.OneTimeLink"

    def check_token(self, user: AbstractBaseUser | None, token: str | None) -> bool:
        return isinstance(user, Person) and user.may_sign_in and super().check_token(user, token)


def password_link(person: Person) -> str:
    """The whole address where this person chooses a password, once, in the person's language."""
    key = {"uidb36": int_to_base36(person.pk), "key": OneTimeLink().make_token(person)}
    with override(person.language):
        return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)


def post(to: Person, letter: str, **words: object) -> None:
    """Sends templates/mail/<letter>.txt, whose first line is the subject, when the transaction is done.

    A mail server that is away breaks nothing: the failure is logged, and a new letter can be asked for.
    """
    with override(to.language):
        words |= {
            "to": to,
            "municipality": settings.MUNICIPALITY_NAME,
            "site": settings.SITE_URL,
            "alone": True,
        }
        words["forgotten"] = settings.SITE_URL + reverse("account_reset_password")
        subject, _rest, text = render_to_string(f"mail/{letter}.txt", words).strip().partition("\n")
    transaction.on_commit(partial(send_mail, subject, text.strip() + "\n", None, [to.email]), robust=True)
