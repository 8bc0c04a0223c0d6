"""Two replicas of the dashboard over one shared store, and the documented nginx with TLS before them."""

import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from app import free_port
from given import written
from places import POSTGRES, running
from proxy import NGINX, SECRET, documented, nginx
from replica import Replica

EXAMPLE = "nginx.conf"
YEARLY = "office,indicator,period,value\n" + "".join(
    f"{office},{indicator},{year},{n * (year - 2000)}\n"
    for n, office in enumerate(("east", "north"), start=3)
    for indicator in ("visits", "letters", "sent", "score")
    for year in range(2019, 2025)
)


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


@pytest.fixture(scope="session")
def site():
    """The whole site; a test that ends a replica starts it again."""
    if not NGINX:
        pytest.skip("no nginx on this machine: apt-get install nginx")
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="site-"))
        stack.callback(shutil.rmtree, folder)
        folder.chmod(0o755)
        (folder / "store").mkdir()
        store = stack.enter_context(running("postgresql" if POSTGRES else "folder", folder / "store"))
        data = written(folder / "data", yearly=YEARLY)
        replicas = [Replica(store.address, folder / f"replica{n}", DASHBOARD_DATA=str(data)) for n in (1, 2)]
        for replica in replicas:
            stack.callback(replica.stop)
            replica.start()
        for replica in replicas:
            replica.wait()
        port = free_port()
        text = documented(EXAMPLE, [
            (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
            (r"/etc/nginx/dashboard\.crt", str(certificate(folder))),
            (r"/etc/nginx/dashboard\.key", f"{folder}/dashboard.key"),
            (r"/etc/nginx/dashboard\.users", f"{folder}/users"),
            (r"127\.0\.0\.1:8501", f"127.0.0.1:{replicas[0].port}"),
            (r"127\.0\.0\.1:8502", f"127.0.0.1:{replicas[1].port}"),
            (r"CHANGE-ME", SECRET),
            (r"server_tokens       off;", r"server_tokens off; add_header X-Replica $upstream_addr always;"),
        ])  # fmt: skip
        stack.enter_context(nginx(folder, text, port))
        yield Site(f"https://127.0.0.1:{port}/indicators/", folder / "dashboard.crt", replicas, store)
