"""What the server (granian) loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")

application = get_wsgi_application()

from registry.start import refuse_demo_people  # noqa: E402 (the apps must be ready)

refuse_demo_people()
