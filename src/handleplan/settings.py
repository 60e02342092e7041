"""Django's settings, read from the environment; docs/deploy.md lists the variables.

HANDLEPLAN_DATA     the folder of all state (default: data/ below the folder that the program is started in)
DATABASE_URL        where the database is (default: SQLite in HANDLEPLAN_DATA)
HANDLEPLAN_HOSTS    the host names that the site answers to, comma-separated (default: this machine only)
HANDLEPLAN_CONTACT  the e-mail address that the accessibility statement names (default: none)
HANDLEPLAN_SMTP     the mail server: smtp+tls://user:password@host:587 (default: none, mail stays on the site)
HANDLEPLAN_MAIL_FROM  the sender of all mail (default: HANDLEPLAN_CONTACT)
HANDLEPLAN_MAIL_HOUR  the hour from which reminders go out on working days (default: 8)
HANDLEPLAN_ADDRESS  the address that links in mail begin with (default: the first of HANDLEPLAN_HOSTS)
HANDLEPLAN_DEBUG    "1" shows errors in the browser; never on a server
HANDLEPLAN_READ_SECONDS, HANDLEPLAN_READ_MEGABYTES
                    the most time and memory that the reading of one file may take (default: 60 and 1000)
"""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _

from handleplan.forms.limits import limits_from

PACKAGE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("HANDLEPLAN_DATA", "data")).absolute()


def kept_secret(file: Path) -> str:
    """The secret in ``file``; made on the first call, so that every installation has its own."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(50))
    return file.read_text()


SECRET_KEY = os.environ.get("HANDLEPLAN_SECRET") or kept_secret(DATA / "secret")
CONTACT = os.environ.get("HANDLEPLAN_CONTACT", "")
DEBUG = os.environ.get("HANDLEPLAN_DEBUG") == "1"
HOSTS = [host for host in os.environ.get("HANDLEPLAN_HOSTS", "").split(",") if host]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "handleplan.record",
    "handleplan.insight",
    "handleplan.intake",
    "handleplan.web",
    # After web, whose templates replace theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "handleplan.web.middleware.no_null_characters",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "handleplan.web.middleware.content_security_policy",
    "handleplan.web.middleware.lasting_addresses",
    "handleplan.web.account.required_code.required_code",
]

ROOT_URLCONF = "handleplan.urls"
WSGI_APPLICATION = "handleplan.wsgi.application"
AUTH_USER_MODEL = "record.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "me"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "front"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

# One has an account by invitation only (handleplan.web.people): nothing here leads to allauth's open sign-up.
ACCOUNT_ADAPTER = "handleplan.web.account.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Handleplan: "
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "handleplan.web.account.forms.LogInForm",
    "reauthenticate": "handleplan.web.account.forms.ConfirmPasswordForm",
    "change_password": "handleplan.web.account.forms.ChangePasswordForm",
    "reset_password": "handleplan.web.account.forms.ForgottenPasswordForm",
    "reset_password_from_key": "handleplan.web.account.forms.NewPasswordForm",
}
MFA_ADAPTER = "handleplan.web.account.adapter.CodeAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Handleplan"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute wrong
MFA_FORMS = {
    "authenticate": "handleplan.web.account.forms.CodeForm",
    "reauthenticate": "handleplan.web.account.forms.ConfirmCodeForm",
    "activate_totp": "handleplan.web.account.forms.SetUpCodeForm",
}
# Behind a proxy (docs/deploy.md) its X-Forwarded-For says who asks: tries to log in are counted by person.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HOSTS else 0
# Tries to log in are counted in the database: every process of the site counts the same ones.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{DATA / 'handleplan.sqlite3'}", conn_max_age=600),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer (WAL), and a writer takes its lock at once instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
# Long work is a row in the database, made in the transaction that asks for it; ``handleplan serve`` runs a worker.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

MAIL_HOUR = int(os.environ.get("HANDLEPLAN_MAIL_HOUR", "8"))
SITE_ADDRESS = os.environ.get("HANDLEPLAN_ADDRESS") or (f"https://{HOSTS[0]}" if HOSTS else "http://localhost:8000")
DEFAULT_FROM_EMAIL = os.environ.get("HANDLEPLAN_MAIL_FROM") or CONTACT or "handleplan@localhost"
EMAIL_BACKEND = "handleplan.record.mail.backend.LocalMailBackend"
EMAIL_TIMEOUT = 30
SMTP = urlsplit(os.environ.get("HANDLEPLAN_SMTP", ""))
if SMTP.scheme:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = SMTP.hostname or "localhost", SMTP.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(SMTP.username or ""), unquote(SMTP.password or "")
    EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP.scheme == "smtp+tls", SMTP.scheme == "smtps"

LANGUAGE_CODE = "da"
# English joins when the texts are translated: until then a page would call its Danish words English.
LANGUAGES = [("da", _("Dansk"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
READ_LIMITS = limits_from(os.environ)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
if HOSTS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
