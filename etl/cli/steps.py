"""How far a command is, told on standard error: a bar while it lasts."""

import sys
import time

from etl.releases.names import STEPS
from wording.language import translator

BAR = 8  # characters of the progress bar for each step


class Steps:
    """Called with each step as it begins. seconds: step → how long it took, of those that are over."""

    def __init__(self, lang: str):
        self.t = translator(lang)
        self.step, self.since = "", 0.0
        self.seconds: dict[str, float] = {}

    def __call__(self, step: str) -> None:
        self.finish()
        self.step, self.since = step, time.monotonic()
        if sys.stderr.isatty():
            done = list(STEPS).index(step)
            bar = "█" * done * BAR + "░" * (len(STEPS) - done) * BAR
            print(f"\r[{bar}] {self.t(STEPS[step])}", end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        """The step that lasts is over."""
        if self.step:
            if sys.stderr.isatty():
                print("\r\033[K", end="", file=sys.stderr, flush=True)
            self.seconds[self.step] = self.seconds.get(self.step, 0) + time.monotonic() - self.since
        self.step = ""
