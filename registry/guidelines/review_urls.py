"""The addresses of reviews."""

from django.urls import path

from registry.guidelines import mending_views, promise_views, review_views

SHORTCOMING = "granskning/brister/<slug:review>/<slug:key>/"

urlpatterns = [
    path("granskning/", review_views.reviews, name="reviews"),
    path("granskning/ny/", review_views.round_new, name="round_new"),
    path("granskning/uppgifter/", promise_views.promises, name="promises"),
    path("granskning/brister/", mending_views.shortcomings, name="shortcomings"),
    path(SHORTCOMING, mending_views.shortcoming, name="shortcoming"),
    path(f"{SHORTCOMING}rattat/", mending_views.mended, name="shortcoming_mended"),
    path(f"{SHORTCOMING}sett/", mending_views.seen, name="shortcoming_seen"),
    path(f"{SHORTCOMING}inte-rattat/", mending_views.sent_back, name="shortcoming_back"),
    path(f"{SHORTCOMING}bild/", mending_views.proof, name="shortcoming_proof"),
    path("granskning/<slug:public_id>/", review_views.round_file, name="round"),
    path("granskning/<slug:public_id>/<slug:review>/", review_views.sitting, name="review"),
    path("bekrafta/<str:token>/", promise_views.by_link, name="promise"),
]
