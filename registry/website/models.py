"""What the municipality says of its own website: how accessible it is, and whom to tell."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.constraints import one_of
from accounts.ids import public_id
from accounts.versions import Versions

CONFORMS = (
    ("fully", _("yes, all of it")),
    ("partly", _("most of it, but not all")),
)
TESTED = (
    ("ourselves", _("we have tested it ourselves")),
    ("others", _("somebody else has tested it for us")),
)


class Statement(models.Model):
    """The accessibility statement that lag (2018:1937) asks for, with what only the municipality can say.

    There is one, once somebody has filled it in; `reply_days` are working days.
    """

    public_id = models.CharField(max_length=10, unique=True, default=public_id, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    authority = models.CharField(_("who answers for the website"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    address = models.CharField(_("postal address"), max_length=300, blank=True)
    reply_days = models.PositiveSmallIntegerField(_("answers within, working days"), default=3)
    conforms = models.CharField(_("is the website accessible?"), max_length=6, choices=CONFORMS)
    shortcomings = models.TextField(_("what is not accessible"), blank=True)
    burdensome = models.TextField(_("what would be too much of a burden"), blank=True)
    exempt = models.TextField(_("what the law does not cover"), blank=True)
    tested = models.CharField(_("who has tested it"), max_length=9, choices=TESTED)
    tested_how = models.TextField(_("how it was tested"), blank=True)
    tested_on = models.DateField(_("last tested"))
    published_on = models.DateField(_("first published"), editable=False)
    changed_on = models.DateField(_("last changed"), editable=False)

    history = Versions()

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")
        constraints = (
            models.CheckConstraint(name="one_statement", condition=Q(only=True)),
            one_of("conforms", CONFORMS, name="statement_conforms_known"),
            one_of("tested", TESTED, name="statement_tested_known"),
        )

    def __str__(self) -> str:
        return self.authority
