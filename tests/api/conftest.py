"""The interface of a running dashboard, under a base path."""

import pytest
from app import serving
from program import Program


@pytest.fixture(scope="session")
def program(office_store):
    """A program that reads the interface of a dashboard over release 1."""
    with serving(office_store, flags=["--server.baseUrlPath=indicators"], started="/indicators/_stcore/health") as url:
        yield Program(f"{url}/indicators/api")
