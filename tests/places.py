"""Real stores on loopback: Debian's PostgreSQL with its own data folder, and an S3 service. Each can be stopped and started."""

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path

from app import free_port

POSTGRES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None) or (
    shutil.which("initdb") and Path(shutil.which("initdb")).parent
)
NO_POSTGRES = "no PostgreSQL on this machine: apt-get install postgresql"
PASSWORD = "not-to-be-shown"


class PostgresServer:
    """PostgreSQL in a folder, as the user postgres where we are root (it refuses root)."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()
        self.address = f"postgresql://postgres:{PASSWORD}@127.0.0.1:{self.port}/postgres"
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "--no-sync", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._run("pg_ctl", "-w", "-l", f"{self.folder}/log", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments) -> None:
        become = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        command = [*become, POSTGRES / program, "-D", f"{self.folder}/data", *arguments]
        done = subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 0, done.stderr


class S3Server:
    """moto's S3 service over real HTTP, one request at a time (its own conditional put is not safe between threads).

    None of the real S3 servers can be installed from Debian or PyPI."""

    def __init__(self, folder: Path):
        from moto.server import DomainDispatcherApplication, create_backend_app

        self.app = DomainDispatcherApplication(create_backend_app)
        self.port, self.server, self.bucket = free_port(), None, folder.name
        endpoint = f"http://127.0.0.1:{self.port}"
        self.address = f"s3://key:{PASSWORD}@{self.bucket}/office?endpoint={endpoint}&region=us-east-1"

    def start(self) -> None:
        from werkzeug.serving import WSGIRequestHandler, make_server

        class Silent(WSGIRequestHandler):
            def log(self, *_):
                pass

        first = self.server is None
        self.server = make_server("127.0.0.1", self.port, self.app, threaded=False, request_handler=Silent)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        if first:
            self._make_bucket()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _make_bucket(self) -> None:
        import boto3

        client = boto3.session.Session().client("s3", endpoint_url=f"http://127.0.0.1:{self.port}", region_name="us-east-1",
                                                aws_access_key_id="key", aws_secret_access_key=PASSWORD)  # fmt: skip
        client.create_bucket(Bucket=self.bucket)


class Folder:
    """A folder that every replica sees."""

    def __init__(self, folder: Path):
        self.address = folder / "releases"


class AsPlace:
    """A folder store as the place of a shared one, to be read from."""

    kind, address = "folder", "folder"

    def __init__(self, store):
        self.store = store

    def newer(self, than: int) -> list:
        return [number for number in self.store.numbers() if number > than]

    def entry(self, number: int) -> bytes:
        return self.store.entry_bytes(number)

    def blob(self, name: str) -> bytes:
        return self.store.get(name)


KINDS = {"folder": Folder, "postgresql": PostgresServer, "s3": S3Server}


@contextmanager
def running(kind: str, folder: Path):
    """A store of this kind, and its end."""
    server = KINDS[kind](folder)
    if kind == "folder":
        yield server
        return
    server.start()
    try:
        yield server
    finally:
        server.stop()
