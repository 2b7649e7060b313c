"""The page where people who left long ago become «tidigare anställd»."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import permissions, pseudonymising
from accounts.door import attempt, me, now, once, today, who
from accounts.former_forms import FormerForm


@once
def former(request: HttpRequest) -> HttpResponse:
    """Those who left long ago: whom to pseudonymise, and by which decision."""
    permissions.require(who(request), "pseudonymise")
    left = pseudonymising.left_long_ago(today())
    form = FormerForm(request.POST or None, left=left)
    if form.is_valid() and attempt(
        form, lambda: pseudonymising.pseudonymise(**form.facts, by=me(request), at=now())
    ):
        n = len(form.facts["people"])
        done = ngettext("%(n)s person is pseudonymised.", "%(n)s people are pseudonymised.", n) % {"n": n}
        messages.success(request, done)
        return redirect("people")
    title = _("People who have left")
    lead = _(
        "They were deactivated more than %(months)s months ago. Pseudonymised, they are called «tidigare anställd»"
        " everywhere: name, title and e-mail address are gone. Decisions keep the name of whoever decided."
    ) % {"months": settings.FORMER_AFTER_MONTHS}
    shown = {
        "form": form,
        "left": left,
        "title": title,
        "lead": lead,
        "submit": _("Pseudonymise"),
        "danger": True,
        "back": reverse("people"),
        "crumbs": [{"label": _("People"), "url": reverse("people")}, {"label": title, "url": ""}],
    }
    return render(request, "accounts/former.html", shown)
