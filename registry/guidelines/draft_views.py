"""The pages where a new version is written: its facts and texts, its requirements, and adopting it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import permissions
from accounts.receipts import once
from registry import web
from registry.appearance import Place
from registry.guidelines import adopting, demands, drafting, version_page
from registry.guidelines.models import Guideline, Requirement
from registry.guidelines.version_forms import GuidelineForm, RequirementForm
from registry.guidelines.version_views import found

FACTS = tuple(GuidelineForm.base_fields)


def asked(request: HttpRequest, page: dict[str, Any], *, back: str) -> HttpResponse:
    """The page of a form or of a question."""
    return render(request, page.get("template", "guidelines/ask.html"), {"back": back, **page})


def sent(request: HttpRequest, form: Any, verb: Callable[[], Any]) -> bool:
    """Whether the form was sent, was right, and the verb was done."""
    return request.method == "POST" and form.is_valid() and web.attempt(form, verb)


@once
def new(request: HttpRequest) -> HttpResponse:
    """Begins a new version, filled in with the one before it."""
    permissions.require(web.who(request), "prepare_guideline")
    form = GuidelineForm(request.POST or None, initial=drafting.beginning())
    made: list[Guideline] = []

    def verb() -> None:
        made.append(drafting.begin(form.cleaned_data, by=web.me(request), at=web.now()))

    if sent(request, form, verb):
        messages.success(request, _("The draft is saved. Look through the requirements next."))
        return redirect("guideline", made[-1].public_id)
    title = _("Write a new version")
    page = {
        "form": form,
        "title": title,
        "lead": _(
            "The texts and the requirements of the version in force are copied. Only the unit sees the draft."
        ),
        "submit": _("Save the draft"),
        "crumbs": version_page.crumbs(Place("", title)),
    }
    return asked(request, page, back=reverse("guidelines"))


def draft(request: HttpRequest, public_id: str) -> Guideline:
    """A draft that may still be changed. Raises Refused where the version is adopted, or somebody else writes it."""
    guideline = found(request, public_id)
    permissions.require(web.who(request), "prepare_guideline")
    if not guideline.is_draft:
        drafting.refuse_frozen()
    return guideline


@once
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Changes a draft's facts and texts."""
    guideline = draft(request, public_id)
    form = GuidelineForm(request.POST or None, initial={name: getattr(guideline, name) for name in FACTS})

    def verb() -> None:
        drafting.change(guideline, form.cleaned_data, by=web.me(request), at=web.now())

    if sent(request, form, verb):
        messages.success(request, _("The draft is saved."))
        return redirect("guideline", public_id)
    title = _("Change facts and texts")
    page = {
        "form": form,
        "title": title,
        "lead": guideline.title,
        "submit": _("Save the draft"),
        "crumbs": version_page.below(guideline, title),
    }
    return asked(request, page, back=version_page.address(guideline))


@once
def discard(request: HttpRequest, public_id: str) -> HttpResponse:
    """Throws a draft away."""
    guideline = draft(request, public_id)
    if request.method == "POST":
        drafting.discard(guideline, by=web.me(request), at=web.now())
        messages.success(request, _("The draft has been thrown away."))
        return redirect("guidelines")
    title = _("Throw the draft away")
    page = {
        "title": title,
        "lead": _("The draft and its requirements are gone after this. What holds today is not touched."),
        "submit": title,
        "danger": True,
        "crumbs": version_page.below(guideline, title),
    }
    return asked(request, page, back=version_page.address(guideline))


@once
def adopt(request: HttpRequest, public_id: str) -> HttpResponse:
    """Says what will happen and to how many; then the draft becomes the guideline."""
    guideline = found(request, public_id)
    permissions.require(web.who(request), "adopt_guideline")
    if not guideline.is_draft:
        drafting.refuse_frozen()
    if request.method == "POST":
        adopting.adopt(guideline, by=web.me(request), at=web.now())
        messages.success(request, _("The guideline is adopted, and everybody is told."))
        return redirect("guideline", public_id)
    title = _("Enter as adopted")
    page = {
        "template": "guidelines/adopt.html",
        "title": title,
        "lead": guideline.title,
        "submit": _("Enter the guideline as adopted"),
        "crumbs": version_page.below(guideline, title),
        **version_page.happens(guideline, web.who(request)),
    }
    return asked(request, page, back=version_page.address(guideline))


# --- Requirements ---------------------------------------------------------------------------------------------


def requirements(request: HttpRequest, public_id: str) -> HttpResponse:
    """A draft's requirements, to change, order, add to and take from."""
    guideline = draft(request, public_id)
    shown = {
        "guideline": guideline,
        "groups": demands.grouped(guideline.requirements.all()),
        "opened": request.GET.get("del", ""),
        "crumbs": version_page.below(guideline, _("Requirements")),
    }
    return render(request, "guidelines/requirements.html", shown)


def one_of(guideline: Guideline, key: str) -> Requirement:
    """A requirement of a draft, or 404."""
    row = guideline.requirements.filter(key=key).first()
    if row is None:
        raise Http404
    return row


def list_of(guideline: Guideline, group: str = "", key: str = "") -> str:
    """Where a draft's requirements are, with a part opened and one of them in sight."""
    path = reverse("guideline_requirements", args=[guideline.public_id])
    return path + (f"?del={group}" if group in demands.GROUPS else "") + (f"#{key}" if key else "")


def under(guideline: Guideline, title: str) -> list[Place]:
    """The way to a page about a requirement."""
    above = version_page.below(guideline, _("Requirements"))
    return [*above[:-1], Place(list_of(guideline), _("Requirements")), Place("", title)]


@once
def requirement_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Adds a requirement to a draft; `?del=` is the part of the guideline that it was asked for in."""
    guideline = draft(request, public_id)
    form = RequirementForm(request.POST or None, initial={"group": request.GET.get("del", "")})
    added: list[Requirement] = []

    def verb() -> None:
        said = form.cleaned_data
        added.append(drafting.add_requirement(guideline, said, by=web.me(request), at=web.now()))

    if sent(request, form, verb):
        messages.success(request, _("The requirement is added."))
        return redirect(list_of(guideline, added[-1].group, added[-1].key))
    title = _("Add a requirement")
    page = {"form": form, "title": title, "lead": guideline.title, "submit": title}
    return asked(request, {**page, "crumbs": under(guideline, title)}, back=list_of(guideline))


@once
def requirement_change(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Changes a requirement of a draft."""
    guideline = draft(request, public_id)
    row = one_of(guideline, key)
    said = {name: getattr(row, name) for name in RequirementForm.base_fields}
    form = RequirementForm(
        request.POST or None,
        initial={**said, "asked_at": row.asked_at.split()},
        known=key in demands.known_to_the_register(),
        registrar=row.answered_by == "registrar",
    )

    def verb() -> None:
        drafting.change_requirement(guideline, key, form.cleaned_data, by=web.me(request), at=web.now())

    if sent(request, form, verb):
        messages.success(request, _("The requirement is changed."))
        return redirect(list_of(guideline, form.cleaned_data["group"], key))
    title = _("Change the requirement")
    page = {"form": form, "title": title, "lead": guideline.title, "submit": _("Save the requirement")}
    return asked(
        request, {**page, "crumbs": under(guideline, title)}, back=list_of(guideline, row.group, key)
    )


@once
def requirement_remove(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Takes a requirement out of a draft."""
    guideline = draft(request, public_id)
    row = one_of(guideline, key)
    if request.method == "POST":
        drafting.remove_requirement(guideline, key, by=web.me(request), at=web.now())
        messages.success(request, _("The requirement is removed."))
        return redirect(list_of(guideline, row.group))
    title = _("Remove the requirement")
    page = {"title": title, "lead": row.text, "submit": title, "danger": True}
    return asked(
        request, {**page, "crumbs": under(guideline, title)}, back=list_of(guideline, row.group, key)
    )


@require_POST
@once
def requirement_move(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Moves a requirement one step up or down in its group."""
    guideline = draft(request, public_id)
    row = one_of(guideline, key)
    up = "upp" in request.POST
    drafting.move_requirement(guideline, key, up=up, by=web.me(request), at=web.now())
    return redirect(list_of(guideline, row.group, key))
