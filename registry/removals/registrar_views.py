"""The registrar's pages: what is to be registered, how long it is kept, what is destroyed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import permissions
from accounts.models import Department
from accounts.receipts import once
from registry import numbers, web
from registry.removals import destroying, finding, forms, registering, removal_page, retention
from registry.removals.models import Retention
from registry.removals.views import found


def number_of(removals: int) -> str:
    """«3 removals»."""
    return ngettext("%(n)s removal", "%(n)s removals", removals) % {"n": removals}


@once
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a diary number or an item of the records plan; many get theirs at once."""
    who = web.who(request)
    waiting = registering.queue(who)
    form = forms.RegisterForm(request.POST or None)
    ticked = request.POST.getlist("removal")

    def verb() -> None:
        chosen = list(waiting.filter(public_id__in=ticked))
        registering.register(chosen, **form.cleaned_data, by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Noted. They are no longer in the queue."))
        return redirect("removal_queue")
    context = {
        "form": form,
        "authorities": by_authority(request, list(waiting[: numbers.STAFF_ROWS])),
        "count": waiting.count(),
        "ticked": ticked,
        "registers": who.holds("registrar"),
        "crumbs": removal_page.crumbs(("", _("To register"))),
    }
    return render(request, "removals/queue.html", context)


def by_authority(request: HttpRequest, removals: list[Any]) -> list[tuple[str, list[removal_page.Row]]]:
    """Removals as rows under their authority's name."""
    tree = web.who(request).tree
    grouped: dict[str, list[removal_page.Row]] = {}
    for removal in removals:
        authority = tree.authority(removal.department_id)
        grouped.setdefault(authority.name if authority else "", []).append(removal_page.row(removal))
    return sorted(grouped.items())


@once
def register(request: HttpRequest, public_id: str) -> HttpResponse:
    """Where one removal is kept."""
    one = found(request, public_id, "register_removal")
    usual = one.records_plan_item or one.account.records_plan_item
    form = forms.RegisterForm(
        request.POST or None, initial={"diary_number": one.diary_number, "records_plan_item": usual}
    )

    def verb() -> None:
        registering.register([one], **form.cleaned_data, by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Saved."))
        return redirect("removal", public_id)
    back = reverse("removal", args=[public_id])
    title = _("Diary number or item of the records plan")
    context = {
        "form": form,
        "account": one.account,
        "title": title,
        "lead": removal_page.row(one).line,
        "submit": _("Save"),
        "back": back,
        "crumbs": removal_page.crumbs((back, removal_page.title(one)), ("", title)),
    }
    return render(request, "removals/ask.html", context)


# --- How long it is kept ------------------------------------------------------------------------------------------


def retentions(request: HttpRequest) -> HttpResponse:
    """Each authority's decision on how long evidence is kept, and what is past its date."""
    who = web.who(request)
    permissions.require(who, "see_removals")
    in_force = retention.standing()
    figures = retention.counted(who, in_force.values())
    shown = []
    for authority in finding.authorities(who):
        standing = in_force.get(authority.pk)
        draft = standing or Retention(authority=authority)
        past, waits = figures[standing.pk] if standing else (0, 0)
        shown.append(
            {
                "authority": authority,
                "retention": standing,
                "called": retention.called(standing) if standing else "",
                "past": past,
                "waits": waits,
                "may_set": permissions.may(who, "set_retention", draft),
                "may_destroy": permissions.may(who, "destroy_removals", draft),
            }
        )
    crumbs = removal_page.crumbs(("", _("How long it is kept")))
    return render(request, "removals/retentions.html", {"shown": shown, "crumbs": crumbs})


def authority_of(request: HttpRequest, slug: str, verb: str) -> Department:
    """An authority that this person sees removals of; asks whether they may do what they are about to."""
    who = web.who(request)
    authority = next((one for one in finding.authorities(who) if one.slug == slug), None)
    if authority is None:
        raise Http404
    permissions.require(who, verb, Retention(authority=authority))
    return authority


def standing_in(authority: Department) -> Retention:
    """The authority's decision; 404 where there is none."""
    found = retention.in_force(authority)
    if found is None:
        raise Http404
    return found


def ask(request: HttpRequest, authority: Department, **page: Any) -> HttpResponse:
    """A page about an authority's decision."""
    back = reverse("retentions")
    context = {
        "authority": authority,
        "back": back,
        "crumbs": removal_page.crumbs((back, _("How long it is kept")), ("", str(page["title"]))),
        **page,
    }
    return render(request, page.get("template", "removals/ask.html"), context)


@once
def set_retention(request: HttpRequest, slug: str) -> HttpResponse:
    """Enters the authority's decision; it takes the place of the one before."""
    authority = authority_of(request, slug, "set_retention")
    form = forms.RetentionForm(request.POST or None)

    def verb() -> None:
        retention.set_retention(authority, **form.cleaned_data, by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Saved. Nothing is destroyed by itself."))
        return redirect("retentions")
    return ask(
        request,
        authority,
        form=form,
        title=_("Enter the retention decision"),
        lead=_("%(authority)s: as the decision says. Nothing is destroyed before somebody does it.")
        % {"authority": authority.name},
        submit=_("Save the decision"),
    )


@once
def end_retention(request: HttpRequest, slug: str) -> HttpResponse:
    """The decision is in force no longer."""
    authority = authority_of(request, slug, "set_retention")
    standing = standing_in(authority)
    if request.method == "POST":
        retention.end_retention(standing, by=web.me(request), at=web.now())
        messages.success(request, _("The decision is in force no longer."))
        return redirect("retentions")
    return ask(
        request,
        authority,
        title=_("The decision is in force no longer"),
        lead=_("%(decision)s. From now on nothing of %(authority)s is destroyed.")
        % {"decision": retention.called(standing), "authority": authority.name},
        submit=_("End the decision"),
    )


@once
def destroy(request: HttpRequest, slug: str) -> HttpResponse:
    """What is past its date is looked through and destroyed by the decision that stands on the page."""
    authority = authority_of(request, slug, "destroy_removals")
    standing = standing_in(authority)
    if request.method == "POST":
        chosen = request.POST.getlist("removal")
        count = destroying.destroy(standing, chosen, by=web.me(request), at=web.now())
        messages.success(request, _("Destroyed: %(count)s.") % {"count": number_of(count)})
        return redirect("retentions")
    past = retention.past(web.who(request), standing)
    return ask(
        request,
        authority,
        template="removals/destroy.html",
        title=_("Destroy what is past its date"),
        called=retention.called(standing),
        retention=standing,
        rows=removal_page.rows(past[: destroying.MOST]),
        count=past.count(),
        submit=_("Destroy for ever"),
        danger=True,
    )
