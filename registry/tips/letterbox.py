"""Who may put something in the letterbox: anybody, from our own page, at a human pace; without cookie or puzzle.

A page that sets no cookie has no session to hold a form's token. Here the form carries a signed time stamp with a
one-time key, the browser says from where it was sent (Origin), and allauth's limits count.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from allauth.core import ratelimit
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from accounts.refusal import Refused

SIGNER = Signer(salt="tips")
SOONEST = timedelta(seconds=2)
"""Nobody reads and fills in the form faster than this."""
LATEST = timedelta(hours=24)
EVERYBODY = "everybody"
"""What all senders together are counted under."""


@dataclass(frozen=True)
class Stamp:
    """A form's one-time key, and when the form was handed out."""

    nonce: str
    at: datetime

    @property
    def signed(self) -> str:
        """As the form carries it."""
        return SIGNER.sign_object([self.nonce, self.at.timestamp()])


def stamp(at: datetime) -> str:
    """What a form that is handed out now carries."""
    return Stamp(get_random_string(32), at).signed


def read(signed: str, at: datetime) -> str:
    """The one-time key of a form that is handed in. Raises Refused (input) where it is not ours, too new or too old."""
    try:
        nonce, handed_out = SIGNER.unsign_object(signed)
        age = at - datetime.fromtimestamp(handed_out, at.tzinfo)
    except (BadSignature, ValueError, TypeError) as fault:
        raise Refused(_("The form was incomplete. Press the button once more."), kind="input") from fault
    if age < SOONEST:
        raise Refused(_("That was quick. Wait a few seconds and press the button again."), kind="input")
    if age > LATEST:
        raise Refused(_("The page had been open for a long time. Press the button once more."), kind="input")
    return str(nonce)


def refuse_elsewhere(request: HttpRequest) -> None:
    """Raises Refused (input) for a form that was not sent from a page of ours."""
    sent_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    # Behind a web server that does not tell at what port it was asked, only the setting says where we are.
    ours = (f"{request.scheme}://{request.get_host()}", settings.SITE_URL)
    if origin_of(sent_from) not in ours:
        raise Refused(
            _("We can't see that the form was sent from this page. Press the button once more."), kind="input"
        )


def origin_of(address: str) -> str:
    """Scheme, host and port of an address; nothing where it cannot be read."""
    try:
        read = urlsplit(address)
    except ValueError:
        return ""
    return f"{read.scheme}://{read.netloc}"


def refuse_too_many(request: HttpRequest) -> None:
    """Raises Refused (input) where too much has come from one address, or from all together, within an hour."""
    if not ratelimit.consume(request, action="tip", key=EVERYBODY):
        raise Refused(
            _("We have received many tips in a short time. Wait an hour and send yours again, or call us."),
            kind="input",
        )
