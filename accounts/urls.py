"""The addresses of people, departments and sign-in; allauth's names, since it looks its pages up by them."""

from django.urls import path, re_path

from accounts import former_views, signin_views, views

urlpatterns = [
    path("logga-in/", signin_views.sign_in, name="account_login"),
    path("logga-ut/", signin_views.sign_out, name="account_logout"),
    path("losenord/glomt/", signin_views.forgotten, name="account_reset_password"),
    path("losenord/glomt/skickat/", signin_views.forgotten_done, name="account_reset_password_done"),
    path("losenord/valj/klart/", signin_views.chosen_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^losenord/valj/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        signin_views.chosen,
        name="account_reset_password_from_key",
    ),
    path("losenord/andra/", signin_views.change, name="account_change_password"),
    path("mitt-konto/", views.my_account, name="my_account"),
    path("personer/", views.people, name="people"),
    path("personer/ny/", views.person_new, name="person_new"),
    path("personer/tidigare/", former_views.former, name="former"),
    path("personer/<slug:public_id>/", views.person, name="person"),
    path("personer/<slug:public_id>/andra/", views.person_change, name="person_change"),
    path("personer/<slug:public_id>/uppdrag/", views.grant_new, name="grant_new"),
    path("personer/<slug:public_id>/uppdrag/<int:number>/", views.grant_end, name="grant_end"),
    path("personer/<slug:public_id>/<slug:verb>/", views.person_act, name="person_act"),
    path("verksamheter/", views.departments, name="departments"),
    path("verksamheter/ny/", views.department_new, name="department_new"),
    path("verksamheter/<slug:slug>/", views.department_change, name="department_change"),
]
