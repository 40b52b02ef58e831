"""Start the desk: a free port, the browser, and who may come in."""

from __future__ import annotations

import ipaddress
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Final

from pipeline.serve.desk.secrets import hash_password, load_passwords
from pipeline.settings import Settings
from pipeline.store.whole import whole
from schemas.errors import UsageError

LEAST_PASSWORD: Final = 8


def run_desk(
    settings: Settings,
    *,
    host: str,
    port: int,
    passwords: Path | None,
    opens: bool,
    page: str = "",
) -> None:
    """Serve until interrupted; `page` is the one to open first.

    Raises UsageError when nothing is published, the port is taken, or others could reach the
    address and no passwords are set.
    """
    import uvicorn

    from pipeline.serve.app import LOOPBACK, create_app

    known = load_passwords(passwords) if passwords is not None else {}
    if not known and not _is_loopback(host):
        raise UsageError(
            f"{host} is ook voor anderen te bereiken.",
            remedy="Zet met --passwords wie erbij mag, of laat --host weg.",
        )
    listening = _listen(host, port)
    app = create_app(
        settings,
        passwords=known,
        hosts=LOOPBACK if _is_loopback(host) else ["*"],
    )
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    print(f"De werktafel staat op {address} (stoppen met Ctrl+C)", file=sys.stderr, flush=True)
    if opens:
        threading.Timer(0.4, webbrowser.open, [address + page]).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def add_password(path: Path | None, name: str, password: str) -> None:
    """Add somebody, or give a new password. Raises UsageError for a name or password that will
    not do."""
    if path is None:
        raise UsageError("Noem met --passwords het bestand om in te schrijven.")
    if not name.strip() or ":" in name or not name.isprintable():
        raise UsageError("Een naam is niet leeg en heeft geen dubbele punt.")
    if len(password) < LEAST_PASSWORD:
        raise UsageError(f"Een wachtwoord telt ten minste {LEAST_PASSWORD} tekens.")
    known = load_passwords(path) if path.exists() and path.stat().st_size else {}
    known[name] = hash_password(password)
    with whole(path) as part:
        part.touch(mode=0o600)
        part.write_text("".join(f"{who}:{kept}\n" for who, kept in known.items()), "utf-8")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"Op {host}:{port} kan niet geluisterd worden ({error.strerror}).",
            remedy="Kies een andere poort, of laat --port weg voor een vrije.",
        ) from error
    return listening


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
