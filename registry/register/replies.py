"""How soon an account is answered, as people say it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

REPLIES = (
    (24, gettext_lazy("by the next workday")),
    (48, gettext_lazy("within two workdays")),
    (168, gettext_lazy("within a week")),
)


def within(hours: int | None) -> str:
    """«senast nästa vardag» where that is what was promised; otherwise «inom 5 timmar»."""
    if not hours:
        return ""
    if hours in dict(REPLIES):
        return str(dict(REPLIES)[hours])
    return ngettext("within %(n)s hour", "within %(n)s hours", hours) % {"n": hours}


def promise(hours: int | None) -> str:
    """«Vi svarar senast nästa vardag», as residents read it; empty where nothing is promised."""
    return _("We answer %(within)s") % {"within": within(hours)} if hours else ""
