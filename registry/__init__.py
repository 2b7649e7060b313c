"""The Django project and the register of official social-media accounts; the people are in accounts/."""
