"""Real stores on loopback: Debian's PostgreSQL with its own data folder, and an S3 service. Each can be stopped and started."""

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app import free_port

POSTGRES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None) or (
    shutil.which("initdb") and Path(shutil.which("initdb")).parent
)
NO_POSTGRES = "no PostgreSQL on this machine: apt-get install postgresql"
PASSWORD = "not-to-be-shown"


@dataclass
class Part:
    """A part of a server for one test: a database or a bucket, of which nobody else knows."""

    server: object
    address: str
    bucket: str = ""

    def start(self) -> None:
        self.server.start()

    def stop(self) -> None:
        self.server.stop()


class PostgresServer:
    """PostgreSQL in a folder, as the user postgres where we are root (it refuses root)."""

    def __init__(self, folder: Path):
        self.folder, self.port, self.is_up, self.parts = folder, free_port(), False, 0
        self.address = f"postgresql://postgres:{PASSWORD}@127.0.0.1:{self.port}/postgres"
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "--no-sync", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._run("pg_ctl", "-w", "-l", f"{self.folder}/log", "-o", options, "start")
        self.is_up = True

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")
        self.is_up = False

    def part(self) -> Part:
        """A new database."""
        import psycopg

        self.parts += 1
        with psycopg.connect(self.address, autocommit=True) as database:
            database.execute(f"create database part{self.parts}")
        return Part(self, self.address.removesuffix("postgres") + f"part{self.parts}")

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
        self.port, self.server, self.bucket, self.is_up, self.parts = free_port(), None, folder.name, False, 0
        self.address = self._address(self.bucket)

    def start(self) -> None:
        from werkzeug.serving import WSGIRequestHandler, make_server

        class Silent(WSGIRequestHandler):
            def log(self, *_):
                pass

        first = self.server is None
        self.server = make_server("127.0.0.1", self.port, self.app, threaded=False, request_handler=Silent)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.is_up = True
        if first:
            self._client.create_bucket(Bucket=self.bucket)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.is_up = False

    def part(self) -> Part:
        """A new bucket."""
        self.parts += 1
        bucket = f"{self.bucket}-{self.parts}"
        self._client.create_bucket(Bucket=bucket)
        return Part(self, self._address(bucket), bucket)

    def _address(self, bucket: str) -> str:
        return f"s3://key:{PASSWORD}@{bucket}/office?endpoint=http://127.0.0.1:{self.port}&region=us-east-1"

    @cached_property
    def _client(self):
        import boto3

        return boto3.session.Session().client("s3", endpoint_url=f"http://127.0.0.1:{self.port}", region_name="us-east-1",
                                              aws_access_key_id="key", aws_secret_access_key=PASSWORD)  # fmt: skip


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


def brought(record, *machines) -> None:
    """The releases of a Publisher in the store of some machines, and the databases in each machine's folder: as if they had published them."""
    record.store.copy(machines[0].store)
    for machine in machines:
        machine.store.refresh()
        shutil.copytree(record.store.db, machine.store.db, dirs_exist_ok=True)
