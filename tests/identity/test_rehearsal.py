"""The page under Streamlit's AppTest, as the tests of other pages run it: no connection, no [auth]."""

import getpass

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from visitor import PAGE


@pytest.fixture
def listening():
    """listening(address): what the app is told to listen on, put back afterwards."""
    before = st.get_option("server.address")
    yield lambda address: st._config.set_option("server.address", address)
    st._config.set_option("server.address", before)


def test_the_page_runs_in_an_apptest_and_the_account_may_publish(listening):
    listening("127.0.0.1")
    page = AppTest.from_file(str(PAGE), default_timeout=30).run()
    assert not page.exception and not page.warning
    assert [c.value for c in page.caption] == [f"发布人：{getpass.getuser()}"]


def test_the_page_runs_in_an_apptest_and_refuses_on_another_address(listening):
    listening("0.0.0.0")
    page = AppTest.from_file(str(PAGE), default_timeout=30).run()
    page.button[0].click().run()
    assert not page.exception and "0.0.0.0" in page.error[0].value.replace("\\", "")
