"""The people (as in every Django project); the social-media accounts are in registry/register/."""
