"""Django's administration: people and their roles. Everything else comes from documents."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from handleplan.record.models import Membership, User

admin.site.unregister(Group)
admin.site.site_header = admin.site.site_title = _("Handleplan: administration")
admin.site.index_title = _("Brugere og roller")


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 1


@admin.register(User)
class PersonAdmin(UserAdmin):
    """A person is known by the e-mail address, and may do what the roles say."""

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
    inlines: ClassVar = [MembershipInline]
