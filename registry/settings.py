"""Django's settings; what a municipality sets comes from the environment (README lists it)."""

import os
from email.utils import parseaddr
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from registry import environment

BASE_DIR = environment.ROOT
environment.load(BASE_DIR / os.environ.get("ENV_FILE", ".env"))

DEBUG = environment.flag("DEBUG")
DEMO = environment.flag("DEMO")
# In development everything has a default; in production what matters must be said.
_own = DEBUG

SECRET_KEY = environment.secret("SECRET_KEY", "only-for-development-" + "x" * 40 if _own else None)
ALLOWED_HOSTS = environment.hosts(
    "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if _own else None, anyone=_own
)
SITE_URL = environment.origin("SITE_URL", "http://127.0.0.1:8000" if _own else None)
EMBED_HOSTS = environment.hosts("EMBED_HOSTS", [])

MUNICIPALITY_NAME = environment.text("MUNICIPALITY_NAME", "Lindala kommun" if _own else None)
MUNICIPALITY_CODE = environment.code("MUNICIPALITY_CODE", "0000" if _own else None)
MUNICIPALITY_COLOR = environment.color("MUNICIPALITY_COLOR", "#00563f" if _own else None)
MUNICIPALITY_LOGO = environment.picture("MUNICIPALITY_LOGO")
MUNICIPALITY_WEBSITE = environment.address(
    "MUNICIPALITY_WEBSITE", "https://www.lindala.example" if _own else None
)
MUNICIPALITY_PHONE = environment.text("MUNICIPALITY_PHONE", "")
DATA_PROTECTION_CONTACT = environment.text("DATA_PROTECTION_CONTACT", "")
# What stands on decisions about appeal is for the municipality to write.
APPEAL_TEXT = environment.text("APPEAL_TEXT", "").replace("\\n", "\n")
TITLE_CHIEF = environment.text("TITLE_CHIEF", "kommunikationschef")
TITLE_SUPERIOR = environment.text("TITLE_SUPERIOR", "stabschef")
TITLE_UNIT = environment.text("TITLE_UNIT", "kommunikationsenheten")
PROPOSER_MAY_DECIDE = environment.flag("PROPOSER_MAY_DECIDE", True)
DELEGATION_POINT = environment.text("DELEGATION_POINT", "")

INSTALLED_APPS = [
    "accounts.apps.AccountsConfig",
    "registry.apps.RegistryConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "simple_history",
    "django_filters",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "registry.web.Sessions",
    "registry.web.LanguageByPath",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "registry.web.SignInEverywhere",
    "registry.web.RefusalPages",
]

ROOT_URLCONF = "registry.urls"
WSGI_APPLICATION = "registry.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "registry.appearance.look",
                "registry.menu.menu",
            ],
            "builtins": [
                "registry.templatetags.look",
                "registry.templatetags.once",
                "django.templatetags.i18n",
            ],
        },
    }
]
FORM_RENDERER = "registry.formlook.Renderer"

DATABASES = {
    "default": environment.database("DATABASE_URL", "sqlite:///var/register.sqlite3" if _own else None)
}
(BASE_DIR / "var").mkdir(exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3") and not DATABASES["default"]["NAME"].startswith(
    (":", "/", "file:")
):
    DATABASES["default"]["NAME"] = str(BASE_DIR / DATABASES["default"]["NAME"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The limits of sign-in must be shared by every worker: the database is what they share.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = environment.zone("TIME_ZONE", "Europe/Stockholm")
# So long after somebody has left they may be pseudonymised, by the authority's decision.
FORMER_AFTER_MONTHS = environment.whole_number("FORMER_AFTER_MONTHS", 24, least=1, most=1200)
HOLIDAYS = environment.holidays("HOLIDAYS", "06-15/08-15 12-20/01-07")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    # Only the files that our pages name, out of what npm brought.
    "registry.packages.Finder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What people upload as proof, and documents: read by the register alone, never where the web server looks.
PRIVATE_FILES = environment.folder("PRIVATE_FILES", "var/private")
WHITENOISE_ALLOW_ALL_ORIGINS = False
ICON_DIR = BASE_DIR / "node_modules" / "@tabler" / "icons" / "icons" / "outline"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["accounts.signin.InvitedPeople"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "list"

ACCOUNT_ADAPTER = "accounts.signin.Adapter"
ACCOUNT_FORMS = {"reset_password": "accounts.signin.ForgottenPassword", "login": "accounts.signin.SignIn"}
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up; allauth asks for a password at sign-in because one stands here.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "accounts.letters.OneTimeLink"
# The limits count visitors by address: in production the web server in front says whose it is.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.whole_number("TRUSTED_PROXIES", 0 if _own else 1)
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    # What a class of pupils can send from one address, and what the unit can read.
    "tip": "20/h/ip,200/h/key",
    "reauthenticate": "10/m/user",
}

SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not _own
CSRF_COOKIE_SECURE = not _own
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "registry.web.csrf_refused"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = not _own
SECURE_REDIRECT_EXEMPT = [r"^halsa/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if not _own else None
SECURE_HSTS_SECONDS = 0 if _own else 31_536_000
# The municipality's other sites under the same name are not ours to speak for.
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # Designsystemet draws its small marks as data: pictures.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

vars().update(environment.mail("EMAIL_URL", "consolemail://" if _own else "smtp://localhost:25"))
EMAIL_TIMEOUT = 20
# Without a sender of its own the register writes from where it stands.
_sender = "lindala.example" if _own else urlsplit(SITE_URL).hostname
DEFAULT_FROM_EMAIL = environment.mailbox("DEFAULT_FROM_EMAIL", f"kontoregistret@{_sender}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Whom strangers ask about the data, and whom they tell of a hole in the site.
CONTACT_EMAIL = environment.mailbox("CONTACT_EMAIL", parseaddr(DEFAULT_FROM_EMAIL)[1])
SECURITY_CONTACT = environment.contact("SECURITY_CONTACT", f"mailto:{CONTACT_EMAIL}")

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_ENABLED = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5
# The first one stops what is too much, before it reaches the disk.
FILE_UPLOAD_HANDLERS = [
    "registry.proofs.receiving.Bounded",
    "registry.proofs.receiving.InMemory",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
