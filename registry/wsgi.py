"""What the server (granian) loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")

django = get_wsgi_application()

from registry.public.shelf import Shelf  # noqa: E402 (the apps must be ready)
from registry.start import refuse_demo_people  # noqa: E402

refuse_demo_people()

application = Shelf(django)
