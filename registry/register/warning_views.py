"""The pages about a hijacked account: the unit warns residents and takes the warning away; what everybody does."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.receipts import once
from registry import web
from registry.register import file_page, warning
from registry.register.forms import LiftWarningForm, WarningForm
from registry.register.views import asked, shown


@once
def warn(request: HttpRequest, public_id: str) -> HttpResponse:
    """Warns residents, or changes what they are told; the standard text is filled in."""
    account = shown(request, public_id, "warn")
    warning.refuse_hidden(account)
    form = WarningForm(request.POST or None, initial={"text": account.warning or warning.standard_text()})

    def verb() -> None:
        warning.warn(account, form.cleaned_data["text"], by=web.me(request), at=web.now())

    page: dict[str, Any]
    if account.warning:
        page = {"title": _("Change the warning"), "submit": _("Change the warning")}
        return asked(request, account, form, verb, _("Changed. Residents see the new text at once."), page)
    page = {
        "title": _("Warn residents of the account"),
        "lead": _("The warning is seen at once in the list, on the account's page and in the data."),
        "submit": _("Warn residents"),
        "danger": True,
    }
    done = _("Residents are warned. Now do what the list on this page says.")
    return asked(request, account, form, verb, done, page)


@once
def lift(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes the warning away, with a reason."""
    account = shown(request, public_id, "warn")
    warning.refuse_unwarned(account)
    form = LiftWarningForm(request.POST or None)

    def verb() -> None:
        warning.lift_warning(account, form.cleaned_data["reason"], by=web.me(request), at=web.now())

    page = {
        "title": _("Take the warning away"),
        "lead": _(
            "Do it when the account is in our hands again: new password, strangers out, posts looked at."
        ),
        "submit": _("Take the warning away"),
    }
    return asked(request, account, form, verb, _("The warning is gone."), page)


def hijacked(request: HttpRequest, public_id: str) -> HttpResponse:
    """What to do when the account is hijacked, to be read beforehand too."""
    account, who = shown(request, public_id), web.who(request)
    title = _("The account is hijacked: do this") if account.warning else _("If the account is hijacked")
    context = {
        "account": account,
        "title": title,
        "lead": "" if account.warning else _("Be quick: what residents read now does the most harm."),
        "crumbs": file_page.crumbs(account, title),
        "platform": file_page.platform_name(account),
        "people": file_page.people(account),
        "may": {verb: permissions.may(who, verb, account) for verb in ("warn", "change_account")},
        **file_page.hijacked(account, who),
    }
    return render(request, "register/hijacked.html", context)
