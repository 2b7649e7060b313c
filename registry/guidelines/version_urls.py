"""The addresses of the guideline: its versions, what residents read, and the signed link."""

from django.urls import path

from registry.guidelines import draft_views, public_views, version_views

ONE = "riktlinjer/<slug:public_id>/"

urlpatterns = [
    path("riktlinje/", public_views.guideline, name="guideline_public"),
    path("laskvitto/<str:token>/", public_views.read, name="guideline_read"),
    path("riktlinjer/", version_views.guidelines, name="guidelines"),
    path("riktlinjer/ny/", draft_views.new, name="guideline_new"),
    path(ONE, version_views.guideline, name="guideline"),
    path(f"{ONE}skillnad/", version_views.difference, name="guideline_difference"),
    path(f"{ONE}lasare/", version_views.readers, name="guideline_readers"),
    path(f"{ONE}jag-har-last/", version_views.acknowledge, name="guideline_acknowledge"),
    path(f"{ONE}andra/", draft_views.change, name="guideline_change"),
    path(f"{ONE}anta/", draft_views.adopt, name="guideline_adopt"),
    path(f"{ONE}kasta/", draft_views.discard, name="guideline_discard"),
    path(f"{ONE}krav/", draft_views.requirements, name="guideline_requirements"),
    path(f"{ONE}krav/nytt/", draft_views.requirement_new, name="requirement_new"),
    path(f"{ONE}krav/<slug:key>/", draft_views.requirement_change, name="requirement_change"),
    path(f"{ONE}krav/<slug:key>/ta-bort/", draft_views.requirement_remove, name="requirement_remove"),
    path(f"{ONE}krav/<slug:key>/flytta/", draft_views.requirement_move, name="requirement_move"),
]
