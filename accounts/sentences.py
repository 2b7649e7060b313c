"""What a field answers to what it cannot take: our sentences, which say what to do, instead of Django's."""

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _

TOO_LONG = _("Write at most %(limit_value)d characters. Now there are %(show_value)d.")
AT_MOST = _("Write a number of at most %(limit_value)s.")
UNREADABLE = _("The text holds a character that can't be read. Write it again by hand.")
IN_THE_LIST = _("This can't be chosen. Choose something that is offered.")
CHOOSE = _("Choose something here.")
A_NUMBER = _("Write a whole number with digits, for example 24.")

OF_FIELDS = (
    (forms.Field, "required", _("Fill this in.")),
    (forms.DateField, "invalid", _("Write the day like this: 2027-06-30.")),
    (forms.IntegerField, "invalid", A_NUMBER),
    (forms.EmailField, "invalid", _("Write the whole e-mail address.")),
    (forms.ChoiceField, "required", CHOOSE),
    (forms.ModelChoiceField, "required", CHOOSE),
    (forms.ChoiceField, "invalid_choice", IN_THE_LIST),
    (forms.ModelChoiceField, "invalid_choice", IN_THE_LIST),
    (forms.MultipleChoiceField, "invalid_choice", IN_THE_LIST),
    (forms.MultipleChoiceField, "invalid_list", IN_THE_LIST),
)
"""Which kind of field answers what to which trouble."""

OF_RULES = (
    (validators.MaxLengthValidator, TOO_LONG),
    (validators.MinValueValidator, _("Write a number of at least %(limit_value)s.")),
    (validators.MaxValueValidator, AT_MOST),
    (validators.EmailValidator, _("Write the whole e-mail address.")),
    (validators.ProhibitNullCharactersValidator, UNREADABLE),
)
"""Which rule answers what."""


def speak_plainly() -> None:
    """Makes every field of every form answer so; what a form says better itself stands.

    It is done where Django keeps its own sentences, so that no new form can forget it.
    """
    for field, trouble, sentence in OF_FIELDS:
        field.default_error_messages = {**field.__dict__.get("default_error_messages", {}), trouble: sentence}
    for rule, sentence in OF_RULES:
        rule.message = sentence
