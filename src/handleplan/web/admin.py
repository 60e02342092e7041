"""Django's administration: people's accounts. Their roles are given on the site (handleplan.web.people)."""

from typing import ClassVar

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from handleplan.record.models import User

admin.site.unregister(Group)
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = _("Handleplan: administration")
admin.site.index_title = _("Brugere")


@admin.register(User)
class PersonAdmin(UserAdmin):
    """A person is known by the e-mail address. An account that is out of use is made inactive, not deleted."""

    ordering = ("email",)
    list_display = ("email", "first_name", "last_name", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    filter_horizontal: ClassVar[tuple[str, ...]] = ()
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Personen"), {"fields": ("first_name", "last_name")}),
        (_("Adgang"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "password1", "password2")}),)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """What somebody did here stays theirs."""
        return False
