"""Two replicas of the dashboard over one shared store, and the documented nginx with TLS before them."""

import shutil
import subprocess
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app import free_port
from places import POSTGRES, running
from proxy import SECRET, documented, nginx
from replica import Replica


@dataclass
class Site:
    url: str
    certificate: Path
    replicas: list
    store: object


def certificate(folder: Path) -> Path:
    """A certificate of our own for this machine."""
    name = folder / "dashboard.crt"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
               "subjectAltName=IP:127.0.0.1", "-keyout", folder / "dashboard.key", "-out", name]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return name


@contextmanager
def standing(many: int = 2, kind: str = "postgresql" if POSTGRES else "folder", **settings):
    """A site of so many replicas over a store of that kind; settings: of its replicas, as environment variables."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="site-"))
        stack.callback(shutil.rmtree, folder)
        folder.chmod(0o755)  # the user postgres must get in
        (folder / "store").mkdir()
        store = stack.enter_context(running(kind, folder / "store"))
        replicas = [Replica(store.address, folder / f"replica{n}", **settings) for n in range(1, many + 1)]
        for replica in replicas:
            stack.callback(replica.stop)
            replica.start()
        for replica in replicas:
            replica.wait()
        port, trusted = free_port(), certificate(folder)
        stack.enter_context(nginx(folder, configuration(folder, port, replicas), port))
        yield Site(f"https://127.0.0.1:{port}/indicators/", trusted, replicas, store)


def configuration(folder: Path, port: int, replicas: list) -> str:
    """docs/deployment/nginx.conf with the places of this machine; it also tells which replica has answered."""
    changes = [
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
        (r"/etc/nginx/dashboard\.crt", f"{folder}/dashboard.crt"),
        (r"/etc/nginx/dashboard\.key", f"{folder}/dashboard.key"),
        (r"/etc/nginx/dashboard\.users", f"{folder}/users"),
        (r"127\.0\.0\.1:8501", f"127.0.0.1:{replicas[0].port}"),
        (r"127\.0\.0\.1:8502", f"127.0.0.1:{replicas[-1].port}"),
        (r"CHANGE-ME", SECRET),
        (r"server_tokens       off;", r"server_tokens off; add_header X-Replica $upstream_addr always;"),
    ]
    return documented("nginx.conf", changes)
