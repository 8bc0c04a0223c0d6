"""A real nginx with the documented configuration, in a folder of its own."""

import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from app import free_port
from tools import ROOT

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SECRET = "a-secret-of-the-tests"
EXAMPLE = ROOT / "docs" / "deployment" / "nginx-header.conf"
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


def example(folder, app: str, port: int) -> str:
    """The documented configuration with the places of this machine; everything else stays as it is documented."""
    text = EXAMPLE.read_text("utf-8")
    for old, new in [
        (r"listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        (r"\n *ssl_certificate[^\n]*", ""),
        (r"\n *ssl_certificate_key[^\n]*", ""),
        (r"/etc/nginx/dashboard\.users", f"{folder}/users"),
        (r"http://127\.0\.0\.1:8501", app),
        (r"CHANGE-ME", SECRET),
    ]:
        text, found = re.subn(old, new, text, count=1)
        assert found == 1, old
    return text


@contextmanager
def behind_nginx(folder, app: str):
    """nginx as documented in front of the app; yields its address, and ends its process."""
    port = free_port()
    (folder / "users").write_text("zhang:{PLAIN}one\nli:{PLAIN}two\n张伟:{PLAIN}three\n", "utf-8")
    (folder / "dashboard.conf").write_text(example(folder, app, port), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # pytest's folders are its own user's alone
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), "utf-8")
    server = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"])
    try:
        for _ in range(100):
            if server.poll() is not None:
                pytest.fail((folder / "error.log").read_text())
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
            except urllib.error.HTTPError:
                break  # 401: it asks who we are
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
