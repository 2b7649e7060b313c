"""Sign-in: who may, with what, and what they read when it does not work.

Today with e-mail address and password, through allauth, on addresses that accounts/urls.py names one by one.
Single sign-on (OIDC) comes later as `allauth.socialaccount`, with an adapter of its own here: it finds people
by address_key and lets in only those who may_sign_in; nobody is entered by signing in. A second factor comes
as `allauth.mfa`, whose stage Adapter.get_login_stages then names; its pages get rows in accounts/urls.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.contrib import messages
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _

from accounts import letters, staffing
from accounts.history import act
from accounts.models import Grant, Person, address_key
from accounts.roles import ROLES

EMAIL_PARAMETER = "e-post"
DEMO_DOMAIN = "lindala.example"
DEMO_PASSWORD = "lindala-demo-2026"  # noqa: S105 (printed on the demo's sign-in page)


class InvitedPeople(BaseBackend):
    """Only invited, active people sign in; an invitation taken back ends what is signed in already."""

    def authenticate(
        self,
        request: HttpRequest | None,
        email: str | None = None,
        password: str | None = None,
        **_other: Any,
    ) -> Person | None:
        if not email or password is None:
            return None
        person = Person.objects.filter(email=address_key(email)).first()
        if person is None:
            # As much work as for somebody we know, so that the clock does not tell who is here.
            Person().set_password(password)
            return None
        return person if person.check_password(password) and person.may_sign_in else None

    def get_user(self, user_id: int) -> Person | None:
        person = Person.objects.filter(pk=user_id).first()
        return person if person and person.may_sign_in else None


def set_password(person: Person, password: str) -> None:
    """Gives somebody a password of their own choice: an act without a version, since none holds passwords."""
    person.set_password(password)
    with act("set_password", by=person, at=timezone.now(), about=[person]):
        person.save(update_fields=["password"])


class Adapter(DefaultAccountAdapter):
    """What allauth asks of us."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is wrong. Try again."),
        "too_many_login_attempts": _(
            "That was many times in a short while. Wait five minutes and try again."
        ),
        "enter_current_password": _("That is not your present password. Try again."),
        "rate_limited": _("That was many times in a short while. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        assert isinstance(user, Person)
        set_password(user, password)

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this very site."""
        host = self.request.get_host()
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={host}, require_https=self.request.is_secure()
        )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("my_account")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Says only what the next page does not show by itself."""
        if message_template == "account/messages/password_changed.txt" and request.user.is_authenticated:
            messages.success(request, str(_("Your password is changed.")))


# --- Forms --------------------------------------------------------------------------------------------------


def dress(form: forms.Form, **words: tuple[object, str]) -> None:
    """Gives allauth's fields our labels, and says what the browser may fill in."""
    for name, (label, autocomplete) in words.items():
        field = form.fields[name]
        field.label = label  # type: ignore[assignment]
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["autocomplete"] = autocomplete


EMAIL = _("E-mail address")
NEW_PASSWORD = _("New password")
AGAIN = _("The new password once more")


class SignIn(LoginForm):
    """The sign-in form; an address in the link is filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, login=(EMAIL, "username"), password=(_("Password"), "current-password"))
        if self.request and EMAIL_PARAMETER in self.request.GET:
            self.initial["login"] = self.request.GET[EMAIL_PARAMETER]


class ForgottenPassword(ResetPasswordForm):
    """Mails a link to those who may sign in, and says the same thing to everybody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, email=(EMAIL, "username"))

    def clean_email(self) -> str:
        return address_key(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        person = Person.objects.filter(email=email).first()
        if person and person.may_sign_in:
            letters.post(person, "forgotten", link=letters.password_link(person))
        return email


class ChosenPassword(ResetPasswordKeyForm):
    """A new password, chosen through a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, password1=(NEW_PASSWORD, "new-password"), password2=(AGAIN, "new-password"))


class ChangedPassword(ChangePasswordForm):
    """A new password for somebody who is signed in and knows the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(
            self,
            oldpassword=(_("Present password"), "current-password"),
            password1=(NEW_PASSWORD, "new-password"),
            password2=(AGAIN, "new-password"),
        )


# --- The demo's people --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to try the demo as; `url` fills in the address."""

    name: str
    email: str
    role: str
    url: str


def demo_people(query: dict[str, str]) -> list[DemoPerson]:
    """The demo's people with what they may, in the order of the roles; `query` is kept in their links."""
    held: dict[Person, list[Grant]] = {}
    grants = Grant.objects.filter(person__email__endswith=f"@{DEMO_DOMAIN}", person__is_active=True)
    for grant in grants.select_related("person", "department"):
        if grant.person.may_sign_in and (grant.until is None or grant.until >= timezone.localdate()):
            held.setdefault(grant.person, []).append(grant)
    return [
        DemoPerson(
            name=person.name,
            email=person.email,
            role="; ".join(staffing.told(grant) for grant in theirs),
            url="?" + urlencode(query | {EMAIL_PARAMETER: person.email}),
        )
        for person, theirs in sorted(held.items(), key=lambda pair: demo_order(pair[1]))
    ]


def demo_order(grants: Iterable[Grant]) -> tuple[int, str]:
    """Department admins first, as in the table of roles; then by address."""
    keys = [role.key for role in ROLES]
    return min((keys.index(grant.role), grant.person.email) for grant in grants)
