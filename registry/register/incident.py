"""What to do when an account has been hijacked: whom to reach, who gets in, and which steps on which platform."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import chain
from accounts.chain import Who
from accounts.models import Grant, Person
from registry.register.models import SocialAccount

Words = str | Promise


@dataclass(frozen=True)
class Recovery:
    """What one platform needs besides the steps for all: in our words, and its own help page for hijacked accounts."""

    platform: str
    help_page: str
    words: tuple[Words, ...]


STEPS: tuple[tuple[Words, Words], ...] = (
    (
        _("Change the password"),
        _(
            "Change it also for the e-mail that belongs to the account. Can't you sign in? Begin with the "
            "platform's help page."
        ),
    ),
    (
        _("Sign out every device"),
        _("It is in the settings for safety. Then turn on two-factor sign-in, or make new backup codes."),
    ),
    (
        _("Save screenshots before you clean up"),
        _("Of posts, messages, changed settings, and mails from the platform. With date and time."),
    ),
    (
        _("Take away administrators and apps that you don't know"),
        _("Look also at the e-mail address and the phone number for recovery: are they ours?"),
    ),
    (_("Report it to the platform"), _("As hijacked, from its help page. Keep the case number.")),
    (
        _("Report it to the police"),
        _("Call 114 14. Talk to IT security too: other accounts may have the same password."),
    ),
    (
        _("Tell the data protection officer at once"),
        _(
            "Somebody may have read private messages. A personal data breach that must be reported is reported "
            "within 72 hours."
        ),
    ),
    (
        _("When the account is ours again"),
        _(
            "Take away what strangers have posted, tell the followers what happened, and take the warning away."
        ),
    ),
)
"""What to do whatever the platform, in order: what, and how."""

RECOVERY = (
    Recovery(
        "facebook",
        "https://www.facebook.com/hacked",
        (
            _(
                "People reach a page through their own profiles: whoever has access secures their own profile first."
            ),
            _(
                "Look at who has access to the page, and at the business portfolio and the ads that it belongs to."
            ),
        ),
    ),
    Recovery(
        "instagram",
        "https://www.instagram.com/hacked/",
        (
            _(
                "Look in the Accounts Center at which devices are signed in and which accounts are tied to this one."
            ),
            _("Is a Facebook page tied to the account? Secure it too."),
        ),
    ),
    Recovery(
        "x",
        "https://help.x.com/en/safety-and-security/x-account-compromised",
        (_("Look at connected apps and at who the account is delegated to."),),
    ),
    Recovery(
        "youtube",
        "https://support.google.com/youtube/answer/76187",
        (
            _("A channel belongs to a Google Account: secure that one first."),
            _("Then look in YouTube Studio at who has permissions in the channel."),
        ),
    ),
    Recovery(
        "tiktok",
        "https://support.tiktok.com/en/log-in-troubleshoot/log-in/my-account-has-been-hacked",
        (_("Look under security at which devices are signed in, and take away those you don't know."),),
    ),
    Recovery(
        "linkedin",
        "https://www.linkedin.com/help/linkedin/answer/a1340402",
        (
            _(
                "A page has no password: its administrators sign in with their own profiles. Each secures their own."
            ),
            _("Take away administrators of the page that you don't know."),
        ),
    ),
)
BY_PLATFORM = {row.platform: row for row in RECOVERY}


@dataclass(frozen=True)
class Incident:
    """What the checklist says of one account; its people stand with it on the page."""

    steps: tuple[tuple[Words, Words], ...]
    recovery: Recovery | None
    unit: list[Person]
    mailboxes: list[str]


def incident(account: SocialAccount, who: Who) -> Incident:
    """The checklist of an account, as it is on the day of whoever reads it."""
    return Incident(STEPS, BY_PLATFORM.get(account.platform), unit(who), mailboxes(account, who))


def unit(who: Who) -> list[Person]:
    """Whom to reach in the communications unit that day."""
    roles = ("communicator", "chief")
    grants = Grant.objects.filter(chain.grants_on(who.on), role__in=roles)
    return list(Person.objects.filter(grants__in=grants).distinct().order_by("name", "pk"))


def mailboxes(account: SocialAccount, who: Who) -> list[str]:
    """The function mailboxes of the account and of the nearest department that has one."""
    line = who.tree.upwards(account.department_id)
    nearest = [department.mailbox for department in line if department.mailbox][:1]
    return list(dict.fromkeys(filter(None, [account.contact, *nearest])))
