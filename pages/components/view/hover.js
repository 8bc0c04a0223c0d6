// What is said of the marks of a chart, in a small box beside the pointer, never under it: of a chart along time everything of the period that is
// pointed at, else of the mark that is nearest. The arrow keys go through a chart that has the focus.

const NEAR = 40, ASIDE = 16;  // px from the pointer: to a mark that is meant, and to the box
let box = null, lit = [];

function centre(mark) {
  const { left, top, width, height } = (mark.localName === "svg" ? mark.firstElementChild : mark).getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

// The marks of a chart in groups whose texts stand together, from the left, or from the top where they stand in rows.
function groups(chart) {
  const marks = [...chart.querySelectorAll("[data-text]")];
  if (!chart.querySelector("[data-period]")) return marks.map((mark) => [mark]);
  const byPlace = new Map();
  for (const mark of marks) byPlace.set(mark.dataset.at, [...(byPlace.get(mark.dataset.at) ?? []), mark]);
  return [...byPlace.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

function nearest(chart, x, y) {
  const alongTime = chart.querySelector("[data-period]");
  const far = (group) => { const [a, b] = centre(group[0]); return alongTime ? Math.abs(a - x) : Math.hypot(a - x, b - y); };
  const group = groups(chart).reduce((best, one) => (best && far(best) <= far(one) ? best : one), null);
  return group && (alongTime || far(group) <= NEAR) ? group : null;
}

function unlit() {
  lit.forEach((mark) => mark.classList.remove("at"));
  lit = [];
  if (box) box.hidden = true;
}

function pointed(chart, group, x, y) {
  unlit();
  if (!group) return;
  if (!box?.isConnected) {
    box = document.createElement("div");
    box.className = "view-box";
    box.setAttribute("role", "status");
    chart.closest(".view").parentElement.append(box);
  }
  lit = group;
  lit.forEach((mark) => mark.classList.add("at"));
  box.textContent = group.map((mark) => mark.dataset.text).join("\n");
  box.hidden = false;
  const { width, height } = box.getBoundingClientRect();
  const left = x + ASIDE + width <= innerWidth - 4 ? x + ASIDE : x - ASIDE - width;
  // On a phone there may be no room at either side: then above the pointer, or below.
  box.style.left = `${Math.max(left, 4)}px`;
  box.style.top = `${left >= 4 ? Math.min(Math.max(y - height / 2, 4), innerHeight - height - 4) : y - ASIDE - height >= 4 ? y - ASIDE - height : y + ASIDE}px`;
}

function stepped(event) {
  const chart = event.target.closest?.(".chart");
  if (!chart) return;
  if (event.key === "Escape") return void unlit();
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = groups(chart), at = all.findIndex((group) => group.includes(lit[0]));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (next) pointed(chart, next, ...centre(next[0]));
}

// Charts of their own can be reached by the keyboard; those inside a link are reached with it.
function reachable(root) {
  for (const chart of root.querySelectorAll(".chart:not([tabindex])")) if (chart.querySelector("[data-text]") && !chart.closest("a")) chart.tabIndex = 0;
}

function hovering(root) {
  if (root.onpointermove) return;
  root.onpointermove = root.onpointerdown = (event) => {
    const chart = event.target.closest?.(".chart");
    if (chart) pointed(chart, nearest(chart, event.clientX, event.clientY), event.clientX, event.clientY);
    else if (lit.length) unlit();
  };
  root.onpointerleave = unlit;
  root.addEventListener("focusout", (event) => { if (event.target.closest?.(".chart")) unlit(); });
  root.addEventListener("keydown", stepped);
  addEventListener("scroll", unlit, { capture: true, passive: true });
}
