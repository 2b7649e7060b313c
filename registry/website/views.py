"""What the unit and the system administrator keep of the website itself."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import permissions
from accounts.receipts import once
from registry import web
from registry.appearance import Place, exists, local, stylesheet_text
from registry.website import looking, stating
from registry.website.forms import ColorForm, StatementForm


@dataclass(frozen=True)
class Room:
    """One thing that is kept of the website: where, what it is called, what it is for."""

    address: str
    name: str | Promise
    text: str | Promise
    icon: str


ROOMS = (
    Room(
        "/webbplatsen/tillganglighet/",
        gettext_lazy("Accessibility statement"),
        gettext_lazy("Who answers for the website, what does not work yet, and how it was tested."),
        "accessible",
    ),
    Room(
        "/webbplatsen/utseende/",
        gettext_lazy("Colour"),
        gettext_lazy("Try a colour and see how the pages look in it."),
        "palette",
    ),
    Room(
        "/inbaddning/bygg/",
        gettext_lazy("The list on other websites"),
        gettext_lazy("Build the snippet that shows the list on the municipality's own website."),
        "code",
    ),
)
"""A row is shown as soon as its address exists."""


def website(request: HttpRequest) -> HttpResponse:
    """What there is to keep."""
    permissions.require(web.who(request), "keep_website")
    rooms = [(local(room.address), room) for room in ROOMS if exists(room.address)]
    return render(request, "website/website.html", {"rooms": rooms})


@once
def change_statement(request: HttpRequest) -> HttpResponse:
    """What only the municipality can say of its website's accessibility."""
    permissions.require(web.who(request), "keep_website")
    form = StatementForm(request.POST or None, instance=stating.present())

    def verb() -> None:
        stating.state(form.cleaned_data, by=web.me(request), at=web.now())

    if request.method == "POST" and form.is_valid() and web.attempt(form, verb):
        messages.success(request, _("Saved. Residents read it at once."))
        return redirect("statement")
    title = _("Accessibility statement")
    page = {
        "form": form,
        "title": title,
        "lead": _("What you write here stands on the public page. The rest of the text is there already."),
        "submit": _("Save the statement"),
        "back": reverse("website"),
        "crumbs": [Place(reverse("website"), _("The website")), Place("", title)],
    }
    return render(request, "website/ask.html", page)


def try_look(request: HttpRequest) -> HttpResponse:
    """The pages' parts in a colour, light and dark, with its contrasts; it is chosen in the settings."""
    permissions.require(web.who(request), "keep_website")
    form = ColorForm(request.GET if "farg" in request.GET else None, initial={"farg": looking.present()})
    color = form.cleaned_data["farg"].lower() if form.is_valid() else looking.present()
    page = {
        "form": form,
        "color": color,
        "schemes": ("light", "dark"),
        "stylesheet": reverse("look_stylesheet", args=[color.removeprefix("#")]),
        "contrasts": looking.contrasts(color),
        "crumbs": [Place(reverse("website"), _("The website")), Place("", _("Colour"))],
    }
    return render(request, "website/look.html", page)


def tried_stylesheet(request: HttpRequest, color: str) -> HttpResponse:
    """The stylesheet of a colour that is tried."""
    permissions.require(web.who(request), "keep_website")
    try:
        text = stylesheet_text(f"#{color}")
    except ValueError as fault:
        raise Http404 from fault
    return HttpResponse(text, content_type="text/css; charset=utf-8")
