"""The pages for strangers: they never ask who it is, and answer everybody with the same bytes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from registry.public import embedding, formerly, listing, proof, themes
from registry.public.describing import DOCUMENTS, FOR_MACHINES, TOLD, Document
from registry.public.fields import MEANINGS
from registry.public.formats import FORMATS, VERSION, Format, unless_known
from registry.public.forms import EmbedForm
from registry.public.opening import open_to_all
from registry.public.searching import BrokenCursor, Filters
from registry.web import broken, missing


@open_to_all("The list of accounts is what the register is for.", asks=Filters.ASKED)
def listed(request: HttpRequest, form: Format) -> HttpResponseBase:
    """The list, as a page or as data, with what was asked for."""
    try:
        response = form.render(form, request, Filters.read(request.GET, closed=form.data))
    except BrokenCursor:
        response = not_understood(request, form)
    if form.data:
        response["Access-Control-Allow-Origin"] = "*"
    return response


def not_understood(request: HttpRequest, form: Format | None) -> HttpResponse:
    """The answer to a place in the list that we have not given out."""
    sentence = _("The address leads to a place in the list that does not exist. Start from the beginning.")
    if form and form.data:
        return JsonResponse({"version": VERSION, "error": sentence}, status=400)
    return broken(request)


# One of the documents says where the history ends, which every act moves on.
@open_to_all("Programs must learn what the data are, and where the pages of the site are.", asks=None)
def described(request: HttpRequest, document: Document) -> HttpResponseBase:
    """A document that tells programs about the data or the site."""
    response = document.answer(request)
    if document.data:
        response["Access-Control-Allow-Origin"] = "*"
    return response


@open_to_all("Everybody may read about an account that speaks in the municipality's name.", asks=())
def account(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """One account, also when it is closed or warned of."""
    entry = listing.one(public_id)
    if entry is None:
        return missing(request)
    successor = listing.one(entry.successor) if entry.successor else None
    shown = {
        "entry": entry,
        "successor": successor,
        "trusted": proof.trusted(entry),
        "code": proof.code(entry.page),
        "profile_text": proof.text_for_profile(entry),
        "structured": proof.structured(entry),
    }
    return unless_known(request, render(request, "public/account.html", shown))


@open_to_all("Whoever stands in front of the sign must be able to see the same page.", asks=())
def sign(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A sign to print for a wall, with a code that leads to the account's page."""
    entry = listing.one(public_id)
    if entry is None:
        return missing(request)
    shown = {"entry": entry, "trusted": proof.trusted(entry), "code": proof.code(entry.page)}
    return unless_known(request, render(request, "public/sign.html", shown))


@open_to_all("Whoever meets an old account must be able to see that it is no longer ours.", asks=("sida",))
def closed(request: HttpRequest) -> HttpResponseBase:
    """The accounts that were ours, the latest closed first."""
    try:
        shown = formerly.page(request.GET.get("sida", ""))
    except BrokenCursor:
        return not_understood(request, None)
    return unless_known(request, render(request, "public/closed.html", {"page": shown}))


@open_to_all("Whoever would rather look around than search finds the accounts by theme.", asks=())
def by_theme(request: HttpRequest) -> HttpResponseBase:
    """The themes that have accounts."""
    return unless_known(request, render(request, "public/themes.html", {"themes": themes.shown()}))


@open_to_all("Whoever would rather look around than search finds the accounts by theme.", asks=("sida",))
def theme(request: HttpRequest, key: str) -> HttpResponseBase:
    """The accounts of one theme."""
    if not themes.label_of(key):
        return missing(request)
    try:
        shown = themes.page(key, request.GET.get("sida", ""))
    except BrokenCursor:
        return not_understood(request, None)
    return unless_known(request, render(request, "public/theme.html", {"page": shown}))


@open_to_all(
    "The municipality's own website shows the list, and its readers are strangers.", asks=embedding.ASKED
)
def embedded(request: HttpRequest) -> HttpResponseBase:
    """The list for the municipality's own website: a fragment, or a page for an iframe."""
    wish = embedding.Wish.read(request.GET)
    return unless_known(request, (embedding.framed if wish.whole else embedding.fragment)(request, wish))


@open_to_all("Web editors build what they paste without an account in the register.", asks=embedding.ASKED)
def embedding_built(request: HttpRequest) -> HttpResponseBase:
    """What a web editor pastes into the municipality's website, and how it will look."""
    form = EmbedForm(request.GET)
    wish = embedding.Wish.read(request.GET)
    shown = {
        **embedding.shown(wish, embedding.by_class(wish)),
        "form": form,
        "snippets": embedding.snippets(wish),
        "hosts": settings.EMBED_HOSTS,
        "site": settings.SITE_URL,
    }
    return unless_known(request, render(request, "public/embedding.html", shown))


@open_to_all("The municipality's own website loads it.", asks=())
def embedding_script(request: HttpRequest, name: str) -> HttpResponseBase:
    """A script for the municipality's own website, at an address that never changes."""
    body = embedding.script(name)
    return unless_known(request, HttpResponse(body, content_type="text/javascript; charset=utf-8"))


@open_to_all("What the list is, and what its data mean.", asks=())
def about(request: HttpRequest) -> HttpResponseBase:
    """About the list: who keeps it, how it is used, every field of the data."""
    shown = {
        "fields": MEANINGS.items(),
        "formats": [form for form in FORMATS if form.data],
        "documents": [(reverse(row.key), TOLD[row.key]) for row in (*DOCUMENTS, *FOR_MACHINES) if row.data],
        "version": VERSION,
        "site": settings.SITE_URL,
    }
    return unless_known(request, render(request, "public/about.html", shown))
