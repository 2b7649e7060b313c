"""The hidden one-time key that every form carries beside its token."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts import receipts

register = template.Library()


@register.simple_tag
def receipt() -> SafeString:
    """A one-time key of a form, so that it acts once however often it is sent."""
    return format_html('<input type="hidden" name="{}" value="{}">', receipts.FIELD, receipts.new_key())
