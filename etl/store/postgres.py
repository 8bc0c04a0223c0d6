"""The shared record in PostgreSQL: two tables (db/sql/store/schema.sql); the primary key is the create-if-absent."""

from typing import Any

import db
from db.address import Address
from etl.store.place import Away, Lacking

PATIENCE: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


class Postgres:
    """A place in a PostgreSQL database. Every question has a connection of its own, which any thread and process may ask."""

    kind = "postgresql"

    def __init__(self, address: Address):
        try:
            import psycopg
        except ImportError:
            raise Lacking("package", store="PostgreSQL", package="psycopg") from None
        self.address, self.driver = address, psycopg

    def newer(self, than: int) -> list[int]:
        return [number for (number,) in self._ask("newer", than=than)]

    def entry(self, number: int) -> bytes | None:
        return self._only("entry", number=number)

    def add(self, number: int, data: bytes) -> bool:
        return bool(self._ask("add", number=number, data=data))

    def blob(self, name: str) -> bytes | None:
        return self._only("blob", name=name)

    def keep(self, name: str, data: bytes) -> bool:
        return bool(self._ask("keep", name=name, data=data))

    def mend_entry(self, number: int, data: bytes) -> None:
        self._ask("mend_entry", number=number, data=data)

    def mend_blob(self, name: str, data: bytes) -> None:
        self._ask("mend_blob", name=name, data=data)

    def _only(self, query: str, **parameters) -> bytes | None:
        rows = self._ask(query, **parameters)
        return bytes(rows[0][0]) if rows else None

    def _ask(self, query: str, **parameters) -> list[tuple]:
        """The rows of db/sql/store/<query>.sql; the tables are made when they are first missed."""
        try:
            with self.driver.connect(self.address.full, autocommit=True, **PATIENCE) as con:
                try:
                    return con.execute(db.sql(f"store/{query}").encode(), parameters).fetchall()
                except self.driver.errors.UndefinedTable:
                    con.execute(db.sql("store/schema").encode())
                    return con.execute(db.sql(f"store/{query}").encode(), parameters).fetchall()
        except self.driver.Error as error:
            raise Away(self.address, self.address.hidden(str(error).strip().partition("\n")[0])) from None
