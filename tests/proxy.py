"""A real nginx with the documented configuration, in a folder of its own."""

import os
import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager, suppress

import pytest
from app import free_port
from tools import ROOT

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SECRET = "a-secret-of-the-tests"
MAIN = """{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/dashboard.conf;
}}
"""
with_nginx = pytest.mark.skipif(not NGINX, reason="no nginx on this machine: apt-get install nginx")


def documented(name: str, changes: list) -> str:
    """A configuration of docs/deployment with the places of this machine; everything else stays as it is documented."""
    text = (ROOT / "docs" / "deployment" / name).read_text("utf-8")
    for old, new in changes:
        text, count = re.subn(old, new, text, count=1)
        assert count == 1, old
    return text


@contextmanager
def nginx(folder, text: str, port: int):
    """nginx with this configuration, and its end."""
    (folder / "users").write_text("zhang:{PLAIN}one\nli:{PLAIN}two\n张伟:{PLAIN}three\n", "utf-8")
    (folder / "dashboard.conf").write_text(text, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # pytest's folders are its own user's alone
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), "utf-8")
    server = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"])
    try:
        for _ in range(100):
            if server.poll() is not None:
                pytest.fail((folder / "error.log").read_text())
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def behind_nginx(folder, app: str):
    """nginx-header.conf in front of the app; yields its address, and ends its process."""
    port = free_port()
    text = documented("nginx-header.conf", [
        (r"listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        (r"\n *ssl_certificate[^\n]*", ""),
        (r"\n *ssl_certificate_key[^\n]*", ""),
        (r"/etc/nginx/dashboard\.users", f"{folder}/users"),
        (r"http://127\.0\.0\.1:8501", app),
        (r"CHANGE-ME", SECRET),
    ])  # fmt: skip
    with nginx(folder, text, port):
        yield f"http://127.0.0.1:{port}"
