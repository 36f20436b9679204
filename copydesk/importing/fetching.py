"""Fetches a page from the web, because somebody asked for it by its address.

An address may come from a stranger, and lead anywhere: into the local network, to something without
an end, from one address to the next. So every host is looked up here and asked for by the number
that was checked; time and size have bounds.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from time import monotonic
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from msgspec import Struct

from copydesk import __version__
from copydesk.errors import InputError
from copydesk.visible import visible

if TYPE_CHECKING:
    import httpx

LARGEST: Final = 20_000_000
"""Bytes of a page, as for a file."""
_PATIENCE: Final = 30.0
"""Seconds that fetching a page may take."""
_SILENCE: Final = 10.0
"""Seconds without a byte."""
_MOST_STEPS: Final = 5
"""Redirections, as many as a browser needs for any page in practice."""
_SAVE = "Save the page in a browser instead, and open the file."

LookUp = Callable[[str, int], Iterable[str]]
"""Returns the numeric addresses of a host; raises OSError where there are none."""


class Page(Struct, frozen=True):
    """What an address gave."""

    url: str
    """Where it was found in the end."""
    data: bytes
    content_type: str
    """"text/html"; "" where the server doesn't say."""
    charset: str


def fetch(
    url: str, look_up: LookUp | None = None, is_allowed: Callable[[str], bool] | None = None
) -> Page:
    """Return the page at an address.

    Args:
        url: The address, http or https.
        look_up: Looks a host up; None asks the system.
        is_allowed: Tells whether a numeric address may be asked; None allows the public ones.

    Raises:
        InputError: It can't be had, isn't public, takes too long, or is too large.
    """
    # Only here: it takes a tenth of a second to load.
    import httpx

    deadline = monotonic() + _PATIENCE
    with httpx.Client(trust_env=False, timeout=_SILENCE, follow_redirects=False) as client:
        for _step in range(_MOST_STEPS + 1):
            try:
                target = httpx.URL(url)
                request = _request(client, target, look_up or _addresses, is_allowed or _is_public)
                response = client.send(request, stream=True)
                try:
                    if not response.is_redirect:
                        return _page(url, response, deadline)
                    url = urljoin(url, response.headers["location"])
                finally:
                    response.close()
            except httpx.TimeoutException as error:
                raise _too_slow(url) from error
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                reason = str(error) or type(error).__name__
                raise InputError(f"{visible(url)} can't be had: {visible(reason)}.") from error
    raise InputError(f"{visible(url)} leads from one address to the next without an end.", _SAVE)


def _request(
    client: httpx.Client, url: httpx.URL, look_up: LookUp, is_allowed: Callable[[str], bool]
) -> httpx.Request:
    """Return the request of a page, made to a number that was checked."""
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(f"{visible(str(url))} is no address of the web (http or https).")
    port = url.port or (443 if url.scheme == "https" else 80)
    found = list(look_up(url.host, port))
    refused = [one for one in found if not is_allowed(one)]
    if refused or not found:
        raise InputError(
            f"{visible(url.host)} is no public address: only pages of the open web are fetched.",
            _SAVE,
        )
    headers = {
        "host": url.netloc.decode("ascii"),
        "user-agent": f"copydesk/{__version__}",
        "accept": "text/html, application/xhtml+xml, */*;q=0.8",
    }
    return client.build_request(
        "GET",
        url.copy_with(host=_as_host(found[0]), userinfo=b""),
        headers=headers,
        # The certificate has to be the host's, not the number's.
        extensions={"sni_hostname": url.host},
    )


def _as_host(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _addresses(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _is_public(address: str) -> bool:
    number = ip_address(address.partition("%")[0])
    inside = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    return (
        number.is_global
        and not number.is_multicast
        and (inside is None or (inside.is_global and not inside.is_multicast))
    )


def _page(url: str, response: httpx.Response, deadline: float) -> Page:
    if response.status_code != 200:
        raise InputError(
            f"{visible(url)} can't be had: the server says {response.status_code}"
            f" {visible(response.reason_phrase)}.".replace(" .", "."),
            _SAVE,
        )
    pieces, length = [], 0
    for piece in response.iter_bytes(65_536):
        length += len(piece)
        if length > LARGEST:
            raise InputError(f"{visible(url)} is larger than {LARGEST // 1_000_000} MB.", _SAVE)
        if monotonic() > deadline:
            raise _too_slow(url)
        pieces.append(piece)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(url, b"".join(pieces), kind, response.charset_encoding or "")


def _too_slow(url: str) -> InputError:
    return InputError(f"{visible(url)} took more than {int(_PATIENCE)} s.", _SAVE)
