"""A program that reads the interface over HTTP."""

import csv
import http.client
import io
import json
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def rows(self) -> list:
        return list(csv.DictReader(io.StringIO(self.body.decode("utf-8-sig"), newline="")))


class Program:
    def __init__(self, base: str):
        self.base = urlsplit(base)

    def ask(self, path: str, method: str = "GET", **headers) -> Answer:
        connection = http.client.HTTPConnection(self.base.netloc, timeout=30)
        connection.request(method, path if path.startswith("/") else f"{self.base.path}/{path}", headers=headers)
        response = connection.getresponse()
        answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
        return answer
