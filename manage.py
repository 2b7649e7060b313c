#!/usr/bin/env python
"""The register's commands; «manage.py help» lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        # A wrong setting is for the person who installs: one sentence, no stack of calls.
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
