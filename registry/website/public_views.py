"""What strangers read of the website itself."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from accounts import titles
from registry.public.formats import unless_known
from registry.public.opening import open_to_all
from registry.website import stating


@open_to_all("The law asks every public website to say how accessible it is.", asks=())
def statement(request: HttpRequest) -> HttpResponseBase:
    """The accessibility statement: what the municipality has filled in, in the program's own text."""
    shown = {"statement": stating.present(), "phone": settings.MUNICIPALITY_PHONE}
    return unless_known(request, render(request, "website/statement.html", shown))


@open_to_all(
    "Whoever stands in the register may read what it holds of them, whether they sign in or not.", asks=()
)
def personal_data(request: HttpRequest) -> HttpResponseBase:
    """For the staff whose data the register holds: what, why, how long, whom to ask."""
    shown = {"contact": settings.DATA_PROTECTION_CONTACT, "unit": titles.the_unit()}
    return unless_known(request, render(request, "website/personal_data.html", shown))
