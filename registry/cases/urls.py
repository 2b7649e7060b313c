"""The cases' addresses."""

from django.urls import path

from registry.cases import entrance, manager_views, views
from registry.cases.closure import views as closures

urlpatterns = [
    path("arenden/", views.cases, name="cases"),
    path("arenden/anmal/", entrance.report, name="report"),
    path("arenden/ansok/", entrance.apply, name="apply"),
    path("arenden/forsta/", entrance.understand, name="understand"),
    path("arenden/liknande/", entrance.alike, name="similar"),
    path("arenden/utkast/<slug:public_id>/", entrance.draft, name="draft"),
    path("arenden/<slug:number>/", views.case, name="case"),
    path("arenden/<slug:number>/komplettera/", entrance.complete, name="case_complete"),
    path("arenden/<slug:number>/meddelande/", views.message, name="case_message"),
    path("arenden/<slug:number>/last/", views.messages_read, name="case_read"),
    path("arenden/<slug:number>/steg/", closures.step_new, name="step_new"),
    path("arenden/<slug:number>/steg/<slug:public_id>/", closures.step_done, name="step_done"),
    path("arenden/<slug:number>/steg/<slug:public_id>/stryk/", closures.step_strike, name="step_strike"),
    path("arenden/<slug:number>/steg/<slug:public_id>/bevis/", closures.step_proof, name="step_proof"),
    path("register/<slug:public_id>/avsluta/", closures.propose, name="account_close"),
    path("arenden/<slug:number>/<slug:verb>/", views.act, name="case_act"),
    path("chef/<str:token>/", manager_views.answer, name="manager"),
]
