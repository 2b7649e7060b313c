"""The addresses of what is put on paper."""

from django.urls import path

from registry.paper import views

urlpatterns = [
    path("arenden/beslut/", views.decision_list, name="decision_list"),
    path("arenden/<slug:number>/beslut/<slug:public_id>/", views.decision_page, name="decision_page"),
    path("arenden/<slug:number>/beslut/<slug:public_id>/beslut.pdf", views.decision_pdf, name="decision_pdf"),
    path(
        "arenden/<slug:number>/beslut/<slug:public_id>/beslut.json", views.decision_json, name="decision_json"
    ),
    path("arenden/<slug:number>/akt.zip", views.case_file, name="case_file"),
    path("arenden/<slug:number>/diarienummer/", views.diary_number, name="case_diary"),
]
