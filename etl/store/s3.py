"""The shared record in a bucket of an S3 service: the folder's own names; a conditional put is the create-if-absent.

log/000001.json  blobs/<sha256>
"""

import os
from urllib.parse import unquote

from db.address import Address
from etl.store.entry import NAME
from etl.store.place import Away, Lacking

PROBE = "probe"  # an object that shows once whether the service heeds the condition


class S3:
    """A place in a bucket. Credentials come from the address or, better, from where boto3 looks for them."""

    kind = "s3"

    def __init__(self, address: Address):
        try:
            import boto3
            import botocore.exceptions as faults
        except ImportError:
            raise Lacking("package", store="S3", package="boto3") from None
        self.address, self.boto3, self.faults = address, boto3, faults
        self.bucket = address.parts.netloc.rpartition("@")[2]
        self.prefix = f"{address.parts.path.strip('/')}/".lstrip("/")
        self.heeds_condition = False
        self._clients = {}

    def newer(self, than: int) -> list[int]:
        numbers, start = [], f"{self.prefix}log/{than:06d}.json"
        while True:
            listed = self._ask("list_objects_v2", Prefix=f"{self.prefix}log/", StartAfter=start)
            keys = [one["Key"] for one in listed.get("Contents", [])]
            numbers += [int(key[-11:-5]) for key in keys if NAME.fullmatch(key.removeprefix(f"{self.prefix}log/"))]
            if (
                not listed["IsTruncated"] or not keys or keys[-1] <= start
            ):  # a page that leads no further would be asked for without end
                return numbers
            start = keys[-1]

    def entry(self, number: int) -> bytes | None:
        return self._get(f"log/{number:06d}.json")

    def add(self, number: int, data: bytes) -> bool:
        self._probe()
        return self._put(f"log/{number:06d}.json", data)

    def blob(self, name: str) -> bytes | None:
        return self._get(f"blobs/{name}")

    def keep(self, name: str, data: bytes) -> bool:
        return self._put(f"blobs/{name}", data)

    def mend_entry(self, number: int, data: bytes) -> None:
        self._ask("put_object", Key=f"{self.prefix}log/{number:06d}.json", Body=data)

    def mend_blob(self, name: str, data: bytes) -> None:
        self._ask("put_object", Key=f"{self.prefix}blobs/{name}", Body=data)

    def _probe(self) -> None:
        """Refuse a service that ignores the condition: two publishers would overwrite each other there."""
        if not self.heeds_condition:
            self._put(PROBE, b"")
            if self._put(PROBE, b""):
                raise Lacking("condition", place=self.address)
            self.heeds_condition = True

    def _put(self, key: str, data: bytes) -> bool:
        """Whether the object was created; False where it is there already."""
        return (
            self._ask("put_object", ("PreconditionFailed", "412"), Key=self.prefix + key, Body=data, IfNoneMatch="*") is not None
        )

    def _get(self, key: str) -> bytes | None:
        answer = self._ask("get_object", ("NoSuchKey", "404"), Key=self.prefix + key)
        return answer and answer["Body"]

    def _ask(self, verb: str, no: tuple[str, ...] = (), **given):
        """The service's answer, with a body read whole; None where it says one of the codes in `no`."""
        try:
            answer = getattr(self._client, verb)(Bucket=self.bucket, **given)
            return {**answer, "Body": answer["Body"].read()} if "Body" in answer else answer
        except self.faults.ClientError as error:
            if error.response["Error"]["Code"] in no:
                return None
            raise Away(self.address, self.address.hidden(str(error))) from None
        except (self.faults.BotoCoreError, self.faults.HTTPClientError, OSError) as error:
            raise Away(self.address, self.address.hidden(str(error))) from None

    @property
    def _client(self):
        """The client of this process: a connection must not be shared with a forked one."""
        if os.getpid() not in self._clients:
            self._clients = {os.getpid(): self._connected()}
        return self._clients[os.getpid()]

    def _connected(self):
        from botocore.config import Config

        parts = self.address.parts
        key, secret = (unquote(word) if word else None for word in (parts.username, parts.password))
        return self.boto3.session.Session().client(
            "s3",
            endpoint_url=self.address.option("endpoint"),
            region_name=self.address.option("region"),
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=Config(connect_timeout=3, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 2}),
        )
