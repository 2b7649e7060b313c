"""The register's addresses."""

from django.urls import path

from registry.register import views, warning_views

urlpatterns = [
    path("register/", views.register, name="register"),
    path("register/<slug:public_id>/", views.account_file, name="account_file"),
    path("register/<slug:public_id>/andra/", views.change, name="account_change"),
    path("register/<slug:public_id>/kontoansvarig/", views.appoint, name="account_appoint"),
    path("register/<slug:public_id>/lamna-over/", views.hand_over, name="account_hand_over"),
    path("register/<slug:public_id>/personer/", views.add_person, name="account_add_person"),
    path("register/<slug:public_id>/personer/<int:part>/", views.remove_person, name="account_remove_person"),
    path("register/<slug:public_id>/lankar-tillbaka/", views.note_proof, name="account_proof"),
    path("register/<slug:public_id>/senaste-inlagg/", views.last_post, name="account_last_post"),
    path("register/<slug:public_id>/sett/", views.mark_seen, name="account_seen"),
    path("register/<slug:public_id>/varna/", warning_views.warn, name="account_warn"),
    path("register/<slug:public_id>/varning-upphor/", warning_views.lift, name="account_lift_warning"),
    path("register/<slug:public_id>/kapat/", warning_views.hijacked, name="account_incident"),
    path("register/<slug:public_id>/krav/<slug:key>/", views.requirement_done, name="account_requirement"),
]
