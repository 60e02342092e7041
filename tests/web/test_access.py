"""docs/access.md says who sees and may what at every address; here every role goes to every address and looks.

How to add an address stands at the top of access_samples.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from .access_samples import POSTED, ROLES, World, build_world

TABLE = Path(__file__).parents[2] / "docs" / "access.md"
ONE_ROW = {"admin": "admin:index"}
"""Parts of the site that count as one address, and the one that stands for them all."""


@pytest.fixture(autouse=True)
def passwords_that_take_no_time(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class Address(NamedTuple):
    """An address by its name in the code, or by itself where it has none."""

    name: str
    words: tuple[str, ...]
    path: str

    def of(self, arguments: dict[str, Any]) -> str:
        name = ONE_ROW.get(self.name, self.name)
        return reverse(name, kwargs=arguments) if self.path == "" else self.path


class Row(NamedTuple):
    name: str
    method: str
    answers: dict[str, str]


def test_every_address_stands_in_the_table_and_the_table_names_no_other(db):
    written, there = {row.name for row in rows()}, {address.name: address for address in addresses()}
    lacking = [address for name, address in there.items() if name not in written]
    assert not lacking, "Add to docs/access.md, when each cell is what it should be:\n" + "\n".join(suggested(lacking))
    assert written <= there.keys()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_what_the_table_says(db, role):
    world, there = build_world(is_public="public" in role), {address.name: address for address in addresses()}
    wrong = {}
    for row in rows():
        found = answer(world, there[row.name], row.method, role)
        if found != row.answers[role]:
            wrong[f"{row.method} {row.name}"] = f"{found}, and the table says {row.answers[role]}"
    assert wrong == {}


def answer(world: World, address: Address, method: str, role: str) -> str:
    """What a person of that role gets there, in the table's words; nothing that it changes stays changed."""
    person, client = world.people[role], Client()
    with transaction.atomic():
        if not isinstance(person, AnonymousUser):
            client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
        path = address.of(world.arguments(address.name, dict.fromkeys(address.words), person))
        ask = client.post if method == "POST" else client.get
        response = ask(path, POSTED.get(address.name, {}) if method == "POST" else {}, follow=method == "GET")
        transaction.set_rollback(True)
    if response.status_code in (403, 404):
        return str(response.status_code)
    if response.status_code == 405:
        return "no such method"
    if method == "GET":
        led_to = response.redirect_chain[-1][0] if response.redirect_chain else ""
    else:
        led_to = response.get("Location", "")
    if led_to.startswith("/log-ind"):
        return "login"
    return "sees" if method == "GET" else "may"


def suggested(lacking: Sequence[Address]) -> list[str]:
    """The rows as the site answers today."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    unnamed = []
    for role in ROLES:
        with transaction.atomic():
            world = build_world(is_public="public" in role)
            for address in lacking:
                try:
                    found[address.name].append({way: answer(world, address, way, role) for way in ("GET", "POST")})
                except KeyError as word:
                    unnamed.append(f"{address.name}: put {word} in access_samples.py first")
            transaction.set_rollback(True)
    table = []
    for name, answers in found.items():
        method = "POST" if any(one["GET"] == "no such method" for one in answers) else "GET"
        table.append(f"| `{name}` | {method} | " + " | ".join(one[method] for one in answers) + " |")
    return sorted(set(unnamed)) + table


def rows() -> list[Row]:
    """The table, as it is written."""
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            name, method, *answers = (cell.strip().strip("`") for cell in line.strip().strip("|").split("|"))
            found.append(Row(name, method, dict(zip(ROLES, answers, strict=True))))
    return found


def addresses() -> list[Address]:
    """Every address of the site; those of one part that count as one come once."""
    found = {address.name: address for address in _below(get_resolver().url_patterns)}
    return list(found.values())


def _below(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if pattern.namespace in ONE_ROW:
                yield Address(pattern.namespace, (), "")
            else:
                yield from _below(pattern.url_patterns, route)
        elif pattern.name:
            yield Address(pattern.name, tuple(re.findall(r"<(?:\w+:)?(\w+)>", route)), "")
        else:
            yield Address(route, (), f"/{route}")
