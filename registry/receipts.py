"""The one-time key of a form; it lives with the people, whose pages have forms too."""

from accounts.receipts import FIELD, Receipt, new_key, once

__all__ = ["FIELD", "Receipt", "new_key", "once"]
