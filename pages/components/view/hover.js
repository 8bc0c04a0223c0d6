// What is said of the marks of a chart, in a small box beside the pointer, never under it: of a chart along time everything of the period that is
// pointed at, else of the mark that is nearest. The arrow keys go through a chart that has the focus, up and down from row to row where it has rows
// that are doors; Enter opens the door that they stand on.

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

// The door that a mark of a chart, or the name of its row, is: [address, what is said of it], undefined for none.
function behind(mark) {
  const doors = mark?.closest("[data-doors]");
  return doors && JSON.parse(doors.dataset.doors)[mark.dataset.id];
}

// What the keyboard goes through: of a chart of rows also the marks of which nothing is said under the pointer, the row's own mark before the others.
function stops(chart) {
  if (chart.querySelector("[data-period]") || !chart.closest("[data-doors]")) return groups(chart);
  const marks = [...chart.querySelectorAll("[data-text], [data-id]:not(text)")].filter((mark) => mark.dataset.text || behind(mark));
  const order = new Map(marks.map((mark) => [mark, [Math.round(centre(mark)[1]), Number(Boolean(mark.dataset.text)), centre(mark)[0]]]));
  const before = (a, b) => a.map((part, n) => part - b[n]).find((part) => part) ?? 0;
  return marks.sort((a, b) => before(order.get(a), order.get(b))).map((mark) => [mark]);
}

const isOfRow = (group, id) => id !== undefined && group[0].dataset.id === id;

function next(all, at, key) {
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  if (at < 0) return all[step > 0 ? 0 : all.length - 1];
  let to = at + step;
  const { id } = all[at][0].dataset;
  if (key === "ArrowDown" || key === "ArrowUp") {
    while (all[to] && isOfRow(all[to], id)) to += step;
    while (all[to - 1] && isOfRow(all[to - 1], all[to]?.[0].dataset.id)) to -= 1;  // the row's own mark
  }
  return all[to] ?? all[at];
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

const text = (group) => group.map((mark) => mark.dataset.text ?? behind(mark)?.[1]).join("\n");

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
  box.textContent = text(group);
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
  if (event.key === "Enter" && chart.contains(lit[0])) return void through(shown, lit[0]);
  if (!["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  const all = stops(chart), group = all.length ? next(all, all.findIndex((one) => one.includes(lit[0])), event.key) : null;
  if (!group) return;
  group[0].scrollIntoView({ block: "nearest" });
  stoodOn(chart, group);
  requestAnimationFrame(() => { if (document.activeElement === chart) stoodOn(chart, group); });  // scrolling has hidden it
}

function stoodOn(chart, group) {
  pointed(chart, group, ...centre(group[0]));
  if (behind(group[0])) box.textContent += " ↵";
}

// Charts of their own can be reached by the keyboard; those inside a link are reached with it.
function reachable(root) {
  for (const chart of root.querySelectorAll(".chart:not([tabindex])")) if (chart.querySelector("[data-text]") || chart.closest("[data-doors]")) if (!chart.closest("a")) chart.tabIndex = 0;
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
