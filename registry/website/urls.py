"""The addresses about the website itself: its statement, whose data it holds, and how it looks."""

from django.urls import path

from registry.website import public_views, views

urlpatterns = [
    path("tillganglighet/", public_views.statement, name="statement"),
    path("om/personuppgifter/", public_views.personal_data, name="personal_data"),
    path("webbplatsen/", views.website, name="website"),
    path("webbplatsen/tillganglighet/", views.change_statement, name="statement_change"),
    path("webbplatsen/utseende/", views.try_look, name="look_try"),
    path("webbplatsen/utseende/<slug:color>.css", views.tried_stylesheet, name="look_stylesheet"),
]
