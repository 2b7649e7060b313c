"""The version of what is public: one row that every public change counts up."""

from django.db import models
from django.db.models import Q


class PublicVersion(models.Model):
    """How many times the public list has changed, and when last; the last lock of every such transaction."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    n = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(name="one_public_version", condition=Q(id=1)),)

    def __str__(self) -> str:
        return str(self.n)
