"""A decision's document: the PDF that was made once and is kept."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.triggers import append_only
from accounts.versions import Versions
from registry.cases.models import Decision


class Document(models.Model):
    """The PDF of a decision: where its file lies among the private ones, and the SHA-256 of its bytes, in hex.

    `words` is the digest of what stands on it, for seeing whether the page for print still says the same. Both go
    when words of the decision are destroyed (gallring): they stood on the paper too.
    """

    decision = models.OneToOneField(
        Decision, models.PROTECT, verbose_name=_("decision"), related_name="document"
    )
    file = models.CharField(_("file"), max_length=60)
    sha256 = models.CharField(_("digest of the file"), max_length=64)
    words = models.CharField(_("digest of the words"), max_length=64, blank=True)
    made_at = models.DateTimeField(_("made"))
    destroyed_on = models.DateField(_("destroyed"), null=True, blank=True)

    history = Versions()

    class Meta:
        verbose_name = _("decision document")
        verbose_name_plural = _("decision documents")
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(name="document_file_once", fields=("file",), condition=~Q(file="")),
        )

    def __str__(self) -> str:
        return str(self.decision)

    @property
    def public_id(self) -> str:
        """What the log calls it: it is known by its decision."""
        return self.decision.public_id


append_only(Document)
