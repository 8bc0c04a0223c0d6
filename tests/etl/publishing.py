"""Publishes one figure after the other until it is killed: `python tests/etl/publishing.py STORE`; says each release it has made."""

import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from db.settings import DATA, Settings
from etl.preview import preview
from etl.publish import Draft, Publisher
from etl.read import read
from etl.state import State

publisher = Publisher(Settings(DATA, Path(sys.argv[1])))
for _ in itertools.count():
    state = State.of(publisher)
    text = f"单位,指标,时期,数值\n示范区,办理各类文件,{1950 + state.release},{state.release}\n".encode()
    seen = preview(state.checked([read(text, "a.csv")]))
    entry = publisher.publish(Draft("load", state.release, "a", previewed=seen, uploads={"a.csv": text}))
    print(entry["release"], flush=True)
