"""Every address of the site; Swedish ones stand bare, the same pages in English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from registry import appearance

urlpatterns = [
    path("", include(appearance.urlpatterns)),
    path("", include("registry.public.rooturls")),
    *i18n_patterns(
        path("", include("registry.public.urls")),
        path("", include("accounts.urls")),
        path("", include("registry.register.urls")),
        # Before the cases: «/arenden/beslut/» is no case's number, «diarienummer» no move's word.
        path("", include("registry.paper.urls")),
        path("", include("registry.cases.urls")),
        path("", include("registry.desk.urls")),
        path("", include("registry.guidelines.review_urls")),
        path("", include("registry.removals.urls")),
        path("", include("registry.tips.urls")),
        path("", include("registry.guidelines.version_urls")),
        path("", include("registry.website.urls")),
        path("", include("registry.overview.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "registry.web.broken"
handler403 = "registry.web.forbidden"
handler404 = "registry.web.missing"
handler500 = "registry.web.fault"
