"""What must be so before the site answers anybody."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error

from accounts.models import Person
from registry.demo.lindala import DOMAIN


def refuse_demo_people() -> None:
    """Stops the start where the demo's people, whose password everybody knows, are in a real register."""
    if settings.DEMO or settings.DEBUG:
        return
    try:
        found = Person.objects.filter(email__endswith=f"@{DOMAIN}").exists()
    except Error:
        # No tables yet, or no database: that is for migrate and for /halsa/ to say.
        return
    if found:
        raise ImproperlyConfigured(
            f"The setting DEMO is off, but people of the demo (@{DOMAIN}) are in the database. "
            "Start with an empty database, or set DEMO=1."
        )
