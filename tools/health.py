"""A container's health check: exit code 0 when /halsa/ of the site on this machine answers 200."""

from __future__ import annotations

import os
import sys
import urllib.request


def main() -> int:
    """Asks with the site's own host name, since Django refuses every other one."""
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip(" .*") or "localhost"
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/halsa/"
    try:
        question = urllib.request.Request(address, headers={"Host": host})
        with urllib.request.urlopen(question, timeout=4) as answer:
            return 0 if answer.status == 200 else 1
    except OSError as fault:
        print(f"{address}: {fault}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
