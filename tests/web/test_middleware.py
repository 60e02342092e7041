"""What every answer of the site has in common."""

import re

import pytest

from pages import addresses_of


@pytest.mark.parametrize("address", ["/", "/soeg", "/log-ind", "/findes-ikke/", "/admin/login/"])
def test_every_answer_forbids_what_the_site_did_not_send(client, db, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_no_page_holds_a_script_or_a_style_of_its_own(client, policy, pool):
    """The policy would silently drop them."""
    for address in ("/", "/soeg?q=handicap", *addresses_of(policy).values(), *addresses_of(pool).values()):
        response = client.get(address)
        if "text/html" in response["Content-Type"]:
            html = response.content.decode()
            assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", html), address
            assert all("src=" in script for script in re.findall(r"<script[^>]*>", html)), address
