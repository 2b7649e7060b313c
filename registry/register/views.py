"""The staff list, and an account's own pages."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import permissions
from accounts.receipts import once
from registry import numbers, web
from registry.guidelines import review_page
from registry.register import activity, file_page, forms, upkeep
from registry.register.filters import AccountFilter
from registry.register.models import Responsibility, SocialAccount
from registry.removals import removal_page


def shown(request: HttpRequest, public_id: str, verb: str = "see_account") -> SocialAccount:
    """An account that this person may see whole; 404 as for what does not exist."""
    account = get_object_or_404(
        SocialAccount.objects.select_related("department", "responsible"), public_id=public_id
    )
    who = web.who(request)
    if not permissions.may(who, "see_account", account):
        raise Http404
    permissions.require(who, verb, account)
    return account


def register(request: HttpRequest) -> HttpResponse:
    """Every account that this person may see something of, with filter, search and sort."""
    who = web.who(request)
    chosen = AccountFilter(request.GET, who)
    page = Paginator(chosen.qs, numbers.STAFF_ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    context = {
        "filter": chosen,
        "page": page,
        "rows": file_page.rows(page.object_list),
        "filtered": sum(1 for name in chosen.filters if name != "ordning" and request.GET.get(name)),
        "previous": f"?{query.urlencode()}&sida={page.previous_page_number()}" if page.has_previous() else "",
        "next": f"?{query.urlencode()}&sida={page.next_page_number()}" if page.has_next() else "",
        "may_report": permissions.may(who, "open_some_case"),
    }
    return render(request, "register/list.html", context)


def account_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The whole file of one account; for whoever may see no more, its public facts."""
    who = web.who(request)
    parts = ("department", "responsible", "earlier")
    account = get_object_or_404(SocialAccount.objects.select_related(*parts), public_id=public_id)
    whole = permissions.may(who, "see_account", account)
    if not (whole or account.is_public):
        raise Http404
    context = file_page.context(account, who, whole=whole, older=request.GET.get("aldre", ""))
    context |= removal_page.of_account(account, who)
    if whole:
        context |= review_page.of_account(account, who)
    return render(request, "register/file.html", context)


def asked(
    request: HttpRequest,
    account: SocialAccount,
    form: Any,
    verb: Callable[[], Any],
    done: str,
    page: dict[str, Any],
) -> HttpResponse:
    """A page that asks something of an account: shows the form, or acts once and leads back to the file."""
    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, done)
        return redirect("account_file", account.public_id)
    context = {
        "account": account,
        "form": form,
        "crumbs": file_page.crumbs(account, page["title"]),
        "back": file_page.address(account),
        **page,
    }
    return render(request, page.get("template", "register/ask.html"), context)


@once
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Changes the account's facts and address."""
    account = shown(request, public_id, "change_account")
    form = forms.AccountForm(request.POST or None, instance=account)

    def verb() -> None:
        read = form.cleaned_data["address"] if "address" in form.changed_data else None
        upkeep.change(account, form.changes(), read=read, by=web.me(request), at=web.now())

    page = {"title": _("Change facts"), "submit": _("Save"), "template": "register/change.html"}
    return asked(request, account, form, verb, _("Saved."), page)


@once
def appoint(request: HttpRequest, public_id: str) -> HttpResponse:
    """Names who answers for the account."""
    account = shown(request, public_id, "appoint")
    form = forms.ResponsibleForm(request.POST or None)

    def verb() -> None:
        by, at = web.me(request), web.now()
        upkeep.appoint(account, form.cleaned_data["person"].entered(by, at), by=by, at=at)

    page = {"title": _("Name who answers for the account"), "submit": _("Name the person")}
    return asked(request, account, form, verb, _("Named. The change applies from today."), page)


@once
def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hands the account over to another department and person."""
    account = shown(request, public_id, "appoint")
    form = forms.HandOverForm(request.POST or None, who=web.who(request))

    def verb() -> None:
        by, at = web.me(request), web.now()
        person = form.cleaned_data["person"].entered(by, at)
        upkeep.hand_over(account, form.cleaned_data["department"], person, by=by, at=at)

    page = {
        "title": _("Hand the account over"),
        "lead": _("Remember to hand over access on the platform too."),
        "submit": _("Hand over"),
    }
    response = asked(request, account, form, verb, _("Handed over. The change applies from today."), page)
    account.refresh_from_db()
    still_seen = permissions.may(web.who(request), "see_account", account)
    return response if still_seen or response.status_code != 302 else redirect("register")


@once
def add_person(request: HttpRequest, public_id: str) -> HttpResponse:
    """Gives somebody a part in the account."""
    account = shown(request, public_id, "appoint")
    form = forms.PartForm(request.POST or None)

    def verb() -> None:
        by, at = web.me(request), web.now()
        person = form.cleaned_data["person"].entered(by, at)
        upkeep.add_person(account, person, form.cleaned_data["part"], by=by, at=at)

    page = {"title": _("Add a person"), "submit": _("Add")}
    return asked(request, account, form, verb, _("Added."), page)


@once
def remove_person(request: HttpRequest, public_id: str, part: int) -> HttpResponse:
    """Asks first, then ends somebody's part in the account."""
    account = shown(request, public_id, "appoint")
    row = get_object_or_404(
        Responsibility.objects.select_related("person", "account"), pk=part, account=account
    )
    if request.method == "POST":
        upkeep.remove_person(row, by=web.me(request), at=web.now())
        messages.success(request, _("Ended. Remember to remove access on the platform too."))
        return redirect("account_file", account.public_id)
    title = _("End %(name)s's part as %(part)s?") % {"name": row.person.name, "part": row.get_part_display()}
    context = {
        "account": account,
        "title": title,
        "lead": _("From today %(name)s has no part in the account in the register.")
        % {"name": row.person.name},
        "submit": _("End the part"),
        "danger": True,
        "back": file_page.address(account),
        "crumbs": file_page.crumbs(account, _("People")),
    }
    return render(request, "register/confirm.html", context)


@once
def note_proof(request: HttpRequest, public_id: str) -> HttpResponse:
    """Notes that the profile links back to the municipality."""
    account = shown(request, public_id, "note_proof")
    form = forms.ProofForm(request.POST or None)

    def verb() -> None:
        upkeep.note_proof(account, form.cleaned_data["note"], by=web.me(request), at=web.now())

    page = {"title": _("The profile links to the municipality"), "submit": _("Note it")}
    return asked(request, account, form, verb, _("Noted."), page)


@once
def last_post(request: HttpRequest, public_id: str) -> HttpResponse:
    """Notes when the account last had a post: today by one button, or another day."""
    account = shown(request, public_id, "change_account")
    said = {"last_post_on": web.today()} if "today" in request.POST else request.POST or None
    form = forms.LastPostForm(said)

    def verb() -> None:
        activity.note_last_post(account, form.cleaned_data["last_post_on"], by=web.me(request), at=web.now())

    page = {"title": _("When was the last post?"), "submit": _("Save the day")}
    return asked(request, account, form, verb, _("Noted."), page)


@require_POST
@once
def mark_seen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes the department's changes off the unit's desk."""
    account = shown(request, public_id, "mark_seen")
    looked_at = file_page.moment_of(request.POST.get("change", ""))
    upkeep.mark_seen(account, looked_at=looked_at, by=web.me(request), at=web.now())
    messages.success(request, _("Marked as seen."))
    return redirect("account_file", account.public_id)


@require_POST
@once
def requirement_done(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Marks a start requirement as done."""
    account = shown(request, public_id, "answer_requirement")
    file_page.answer(account, key, by=web.me(request), at=web.now())
    messages.success(request, _("Done."))
    return redirect("account_file", account.public_id)
