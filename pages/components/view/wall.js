// A screen on a wall (views/wall.py) goes on by itself: each turn is asked for anew, and so of the newest release. It waits while it is paused, and
// while somebody stands on one of its charts with the keyboard; where a turn cannot be fetched, it stays and tries again.

let toTurn = 0, isPaused = false;

const turns = () => shown?.root.isConnected ? shown.root.querySelector(".turns") : null;

function walled(root) {
  clearTimeout(toTurn);
  const bar = root.querySelector(".turns");
  if (!bar) return;
  timed(bar);
  bar.classList.toggle("paused", isPaused);
  bar.querySelector("[data-wall=pause]").setAttribute("aria-pressed", String(isPaused));
  if (!isPaused) toTurn = setTimeout(gone, bar.dataset.seconds * 1000);
}

function gone() {
  if (document.activeElement?.closest(".charts")) walled(shown.root);
  else turnedTo("after");
}

async function turnedTo(way) {
  const link = turns()?.querySelector(`[data-wall="${way}"]`);
  if (!link) return;
  clearTimeout(toTurn);
  const focus = document.activeElement?.dataset.wall;
  const answer = await fetched(shown, "wall", new URL(link.href).searchParams);
  if (answer === undefined || !turns()) return;
  if (!answer) return void walled(shown.root);
  history.replaceState(history.state, "", `${BASE}wall?${answer.query}`);
  drawn(shown, answer);
  if (focus) turns()?.querySelector(`[data-wall="${focus}"]`)?.focus();
}

// What is pressed in the bar; whether that was all.
function steppedOn(part) {
  const way = part?.dataset.wall;
  if (way === "pause") { isPaused = !isPaused; walled(shown.root); }
  else if (way === "before" || way === "after") turnedTo(way);
  else return false;
  return true;
}

function timed(bar) {
  const clock = bar.querySelector(".clock"), now = new Date();
  const text = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  if (clock.textContent !== text) clock.textContent = text;
}
setInterval(() => { const bar = turns(); if (bar) timed(bar); }, 1000);

const KEYS = { ArrowRight: "after", PageDown: "after", ArrowLeft: "before", PageUp: "before", " ": "pause", Escape: "leave" };
window.addEventListener("keydown", (event) => {
  const way = KEYS[event.key], bar = turns();
  if (!way || !bar || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === " " && event.target.closest?.("button")) return;
  event.preventDefault();
  bar.querySelector(`[data-wall="${way}"]`).click();
});
