"""Reading an address: which account on which platform, one identity key however it was pasted.

`table` holds a frozen row for each platform; `recognise` reads a text with it; `lookalike` says which hosts
only resemble a platform's. Nothing here touches the network, the database or the clock.
"""

from registry.register.platforms.answer import Recognised
from registry.register.platforms.recognise import platform_choices, recognise, recognise_on
from registry.register.platforms.row import Platform
from registry.register.platforms.table import BY_KEY, PLATFORMS

__all__ = ["BY_KEY", "PLATFORMS", "Platform", "Recognised", "platform_choices", "recognise", "recognise_on"]
