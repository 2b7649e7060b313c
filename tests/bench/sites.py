"""What granian serves in the benchmark besides the register itself: named by BENCH_SITE.

bare: Django without the shelf. drf: the same rows by a plain Django REST framework list.
"""

import os
from typing import Any

from django.conf import settings

settings.ROOT_URLCONF = "tests.bench.sites"
if os.environ["BENCH_SITE"] == "drf":
    settings.INSTALLED_APPS.append("rest_framework")
    settings.REST_FRAMEWORK = {"UNAUTHENTICATED_USER": None, "DEFAULT_AUTHENTICATION_CLASSES": []}

from django.core.wsgi import get_wsgi_application  # noqa: E402

django = get_wsgi_application()

from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

from accounts.door import public  # noqa: E402
from registry.public.counts import counts  # noqa: E402
from registry.public.searching import Filters  # noqa: E402
from registry.urls import urlpatterns as ours  # noqa: E402


@public("It says nothing.")
def empty(request: HttpRequest) -> HttpResponse:
    """What Django and the middleware cost alone."""
    return HttpResponse(b"")


urlpatterns = [path("tom/", empty, name="empty"), *ours]


def drf_list() -> Any:
    """A list of the same rows and columns as Django REST framework's documentation makes it."""
    from rest_framework import generics, pagination, serializers

    from registry.public.listing import COLUMNS
    from registry.register.models import SocialAccount

    class AccountSerializer(serializers.ModelSerializer[Any]):
        department = serializers.CharField(source="department.name")
        department_slug = serializers.CharField(source="department.slug")

        class Meta:
            model = SocialAccount
            fields = (
                "department",
                "department_slug",
                "successor",
                *(set(COLUMNS) - {"department_id", "successor_id"}),
            )

    class Fifty(pagination.PageNumberPagination):
        page_size = 50

    class Accounts(generics.ListAPIView[Any]):
        queryset = (
            SocialAccount.objects.filter(listed=1).select_related("department").order_by("sort_name", "id")
        )
        serializer_class = AccountSerializer
        pagination_class = Fifty

    return public("The benchmark's.")(Accounts.as_view())


if os.environ["BENCH_SITE"] == "drf":
    urlpatterns.insert(0, path("drf/", drf_list(), name="drf"))


def application(environ: dict[str, Any], start: Any) -> Any:
    """Django alone; what a search has counted is forgotten before the next one."""
    if "q=" in environ["QUERY_STRING"]:
        for question in list(counts.found):
            if any(isinstance(part, Filters) and part.q for part in question if isinstance(question, tuple)):
                del counts.found[question]
    return django(environ, start)
