"""A form's one-time key with where it led, so that the same form sent twice gives the same answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.refusal import Refused

FIELD = "receipt"
INCOMPLETE = _("The form was incomplete. Go back, reload the page and send it again.")


class Receipt(models.Model):
    """One form, sent once: its key and the address that it led to."""

    key = models.CharField(max_length=32, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    path = models.CharField(max_length=300)
    led_to = models.CharField(max_length=600, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path


def new_key() -> str:
    """The one-time key that a form carries."""
    return get_random_string(32)


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets a POST with one key act once: the same key again leads where the first one led.

    The key is taken in the act's own transaction, so that whatever is refused leaves the form usable, and the
    second of two at once waits for the first. Raises Refused where the key is missing or somebody else's.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = request.POST.get(FIELD, "")
        if not (key.isalnum() and key.isascii() and len(key) == 32):
            raise Refused(INCOMPLETE, kind="incomplete")
        person = request.user if request.user.is_authenticated else None
        answered = answer_of(key, person, request.path)
        if answered:
            return answered
        try:
            with transaction.atomic():
                with transaction.atomic():
                    receipt = Receipt.objects.create(
                        key=key, person=person, path=request.path[:300], at=timezone.now()
                    )
                response = view(request, *args, **kwargs)
                if 300 <= response.status_code < 400:
                    receipt.led_to = response["Location"][:600]
                    receipt.save(update_fields=["led_to"])
                else:
                    receipt.delete()
                return response
        except IntegrityError:
            answered = answer_of(key, person, request.path)
            if answered is None:
                raise
            return answered

    return guarded


def answer_of(key: str, person: Any, path: str) -> HttpResponse | None:
    """Where the form with this key has led already; None where it has not been sent."""
    receipt = Receipt.objects.filter(key=key).first()
    if receipt is None:
        return None
    if receipt.person_id != (person.pk if person else None) or receipt.path != path[:300]:
        raise Refused(INCOMPLETE, kind="incomplete")
    return HttpResponseRedirect(receipt.led_to)
