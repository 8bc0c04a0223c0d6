"""The service did as it was asked, and its answer was lost: nobody is told the wrong thing."""

import pytest
from places import S3Server
from uploading import drafts

from db.address import address
from db.settings import Settings
from etl.releases.faults import fault_message
from etl.releases.publisher import Publisher
from etl.store.place import Unsure


@pytest.fixture
def faulty(tmp_path, small):
    """faulty(n) → a machine over an S3 service that keeps release 2 and then answers "internal error" n times, whatever it is asked."""
    server = S3Server(tmp_path)
    working, left = server.app, []

    def app(environ, start):
        if environ["REQUEST_METHOD"] == "PUT" and environ["PATH_INFO"].endswith("000002.json") and left and left[0] > 0:
            b"".join(working(environ, lambda *_: None))
            left[1] = True
        if left and left[1] and left[0] > 0:
            left[0] -= 1
            start("500 Internal Server Error", [("Content-Length", "0")])
            return [b""]
        return working(environ, start)

    server.app = app
    server.start()

    def over(answers: int) -> Publisher:
        publisher = Publisher(Settings(small, address(server.address), sample=False, local=tmp_path / "cache"))
        publisher.store.refresh()
        publisher.build("first")
        left[:] = [answers, False]
        return publisher

    yield over
    server.stop()


def test_an_entry_whose_answer_was_lost_is_found_to_be_ours(faulty):
    publisher = faulty(1)
    [[ready]] = drafts(publisher, 1, 1)
    assert publisher.publish(ready.draft)["release"] == 2
    assert publisher.snapshot().release == 2 and publisher.store.place.newer(0) == [1, 2]


def test_when_nobody_can_say_the_sentence_says_so_and_the_release_is_there_afterwards(faulty):
    publisher = faulty(12)
    [[ready]] = drafts(publisher, 1, 1)
    with pytest.raises(Unsure) as unsure:
        publisher.publish(ready.draft)
    assert "不能确定是否已经发布" in fault_message(unsure.value, "zh") and "not certain" in fault_message(unsure.value, "en")
    assert publisher.snapshot().release == 1
    publisher.store.refresh()
    assert publisher.snapshot().release == 2
