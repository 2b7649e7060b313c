"""What residents tell us: a suspected fake, an account that is missing from the list, an error in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.versions import Versions
from registry.register.models import SocialAccount

KINDS = (
    ("fake", _("suspected fake account")),
    ("missing", _("account missing from the list")),
    ("error", _("error in the list")),
    ("access", _("something on the website that you could not use")),
)
OUTCOMES = (
    ("fake", _("the account is fake")),
    ("ours", _("the account is ours")),
    ("mended", _("it is mended")),
    ("nothing", _("nothing to do")),
)


class Tip(models.Model):
    """A resident's tip, followed up by its receipt number (`public_id`), which only whoever sent it has been told.

    `nonce` is its form's one-time key. `key`, `platform`, `handle` and `url` say how the address was understood;
    they are empty where it was not, and `account` is the one of ours that has that key. `saved_on`, `reported_on` and
    `police_on` are the days of the three steps against a fake. `answer` is what the sender reads.
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    nonce = models.CharField(max_length=32, unique=True, editable=False)
    kind = models.CharField(_("what it is about"), max_length=8, choices=KINDS)
    address = models.CharField(_("the account's address"), max_length=2048, blank=True)
    platform = models.CharField(_("platform"), max_length=20, blank=True)
    handle = models.CharField(_("handle"), max_length=300, blank=True)
    url = models.CharField(_("address"), max_length=2048, blank=True)
    key = models.CharField(max_length=400, blank=True, db_index=True)
    account = models.ForeignKey(
        SocialAccount, models.PROTECT, verbose_name=_("account"), null=True, blank=True, related_name="tips"
    )
    text = models.TextField(_("what you have seen"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    proof = models.CharField(_("picture"), max_length=80, blank=True, editable=False)
    proof_type = models.CharField(max_length=40, blank=True, editable=False)
    proof_sha256 = models.CharField(_("checksum of the picture"), max_length=64, blank=True, editable=False)
    received_at = models.DateTimeField(_("received"))

    saved_on = models.DateField(_("evidence saved"), null=True, blank=True)
    reported_on = models.DateField(_("reported to the platform"), null=True, blank=True)
    police_on = models.DateField(_("reported to the police"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=OUTCOMES, blank=True)
    answer = models.TextField(_("answer to the sender"), blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    history = Versions(plain=("platform", "proof_type"))

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        ordering = ("received_at", "id")
        constraints = (
            one_of("kind", KINDS, name="tip_kind_known"),
            one_of("outcome", OUTCOMES, name="tip_outcome_known", empty=True),
            models.CheckConstraint(
                name="tip_settled_with_an_outcome",
                condition=Q(outcome="", settled_at__isnull=True)
                | (~Q(outcome="") & Q(settled_at__isnull=False)),
            ),
            models.CheckConstraint(name="fake_is_somewhere", condition=~Q(outcome="fake") | ~Q(key="")),
        )
        indexes = (models.Index(name="tip_open", fields=("outcome", "received_at")),)

    def __str__(self) -> str:
        return self.public_id
