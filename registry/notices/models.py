"""The outbox: a notice is written in the transaction that caused it, and sent as a mail afterwards."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from registry.cases.models import Case
from registry.register.models import SocialAccount


def message_id() -> str:
    """What stands before the @ in the mail's Message-ID; the same on every try, so that a mail is one mail."""
    return secrets.token_hex(16)


class Notice(models.Model):
    """A mail to one person about something that has happened.

    `kind` is a row of notices/kinds.py; `facts` are what its text tells; `digest` ones wait for the day's mail.
    It is about a case, about an account without one, or about neither. `about_day` is the day that a reminder is
    about (a last post, a due day): of each day people are reminded once.
    """

    kind = models.CharField(_("kind"), max_length=30)
    to = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("to"), related_name="notices", null=True, blank=True
    )
    mailbox = models.EmailField(_("function mailbox"), blank=True)
    case = models.ForeignKey(
        Case, models.PROTECT, verbose_name=_("case"), null=True, blank=True, related_name="notices"
    )
    account = models.ForeignKey(
        SocialAccount,
        models.PROTECT,
        verbose_name=_("account"),
        null=True,
        blank=True,
        related_name="notices",
    )
    about_day = models.DateField(_("the day that it is about"), null=True, blank=True)
    facts = models.JSONField(_("facts"), default=dict)
    digest = models.BooleanField(_("waits for the day's mail"), default=False)
    message_id = models.CharField(max_length=40, unique=True, default=message_id, editable=False)
    queued_at = models.DateTimeField(_("queued"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    tries = models.PositiveIntegerField(_("tries"), default=0)
    failed = models.TextField(_("why it was not sent"), blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("queued_at", "id")
        constraints = (
            models.CheckConstraint(
                name="notice_goes_somewhere", condition=Q(to__isnull=False) | ~Q(mailbox="")
            ),
        )
        indexes = (models.Index(name="notice_waiting", fields=("sent_at", "queued_at")),)

    def __str__(self) -> str:
        return self.kind
