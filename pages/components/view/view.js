// A page's reading part: each block stays in its place and is filled anew only where it changed. Blocks come with the first paint (front.py) and from
// /view/…, never with a run of the page: that says only what should stand here. A choice is drawn at once; Streamlit is told a moment later, so
// that address and panels follow. A door opens its page without a reload.

const SETTLED = 250;  // ms after which Streamlit is told of a choice: whoever goes through a list does not make a page run at each step
const BASE = new URL(".", document.baseURI).href;

function filled(root, blocks) {
  const open = new Set([...root.querySelectorAll("details[open][id]")].map((fold) => fold.id));
  const places = [...root.children];
  blocks.forEach((html, n) => {
    let place = places[n];
    if (!place) root.append(place = document.createElement("div"));
    if (place.drawn === html) return;
    place.drawn = html;
    place.innerHTML = html;
    for (const fold of place.querySelectorAll("details[id]")) if (open.has(fold.id)) fold.open = true;
    intoSight(place);
  });
  places.slice(blocks.length).forEach((place) => place.remove());
  unlit();
  ready(root);
}

// What the script adds to blocks that stand newly in their place.
function ready(root) {
  reachable(root);
  switched(root);
  walled(root);
}

// On a phone segments move sideways within their frame, and so do small charts: what is chosen, and the newest, are in sight; the page itself stays
// where it is.
function intoSight(place) {
  for (const chosen of place.querySelectorAll(".segments :checked")) {
    const segment = chosen.parentElement, frame = segment.parentElement;
    frame.scrollLeft = segment.offsetLeft - (frame.clientWidth - segment.offsetWidth) / 2;
  }
  for (const years of place.querySelectorAll(".tiles")) years.scrollLeft = years.scrollWidth;
}

const sorted = (query) => { const params = new URLSearchParams(query); params.sort(); return String(params); };
const isHere = (query) => sorted(query) === sorted(location.search);
// What is drawn in a place, as one text: page, choices, release and program.
const content = ({ page, query, version }) => `${page}?${sorted(query)} ${version}`;

// Takes over what is drawn in another place.
function adopted(root, place, what) {
  root.replaceChildren(...place.children);
  root.content = what;
  intoSight(root);
  ready(root);
}

function drawn(view, answer) {
  filled(view.root, answer.blocks);
  view.root.content = content(answer);
}

// -- choices and doors -------------------------------------------------------------------------------------------

let turn = 0, later = 0, pending = null, restoring = false;  // restoring: the focus comes back to a field, which is no reason to open its list
const scrolled = new Map();  // address → how far it was scrolled when it was left
const main = () => document.getElementById("ahead") ?? document.querySelector("[data-testid=stMain]") ?? document.scrollingElement;

// The view itself, or the one that has taken its place meanwhile.
const alive = (view) => view.root.isConnected ? view : shown;

async function fetched(view, page, query) {
  const mine = ++turn;
  view.root.setAttribute("aria-busy", "true");
  let answer = null;
  try {
    const got = await fetch(`${BASE}view/${page}?${query}`);
    if (got.ok) answer = await got.json();
  } catch { /* the connection has gone: Streamlit says so */ }
  if (mine !== turn) return undefined;  // something else was asked meanwhile
  alive(view).root.removeAttribute("aria-busy");
  return answer;
}

// Draws a page for these parameters, with one entry in the history; then tells Streamlit. changed: the choice that was made, to which others
// may have to give way.
async function drawPage(view, page, params, changed = "") {
  const focus = document.activeElement?.name;
  const answer = await fetched(view, page, `${params}${changed && `&changed=${changed}`}`);
  if (answer === undefined) return;
  view = alive(view);
  const query = answer?.query ?? String(params), moves = page !== view.page;
  if (answer) {
    scrolled.set(location.href, main().scrollTop);
    drawn(view, answer);
    if (moves) {
      const mine = turn;
      view.root.left = true;
      await idle();
      if (mine !== turn) return;
    }
    moved = performance.now();
    push({}, "", `${BASE}${page}?${query}`);
    restoring = true;
    if (moves) main().scrollTop = 0;
    else if (focus) view.root.querySelector(`[name="${CSS.escape(focus)}"]:is(:checked, select, .search)`)?.focus();
    restoring = false;
    view.page = page;
  } else moved = -LATE;  // a page of the framework's own, which enters its address itself
  tellSoon(view, page, query, moves);
}

function tellSoon(view, page, query, moves) {
  pending = moves ? () => view.tell("door", { page, ids: Object.fromEntries(new URLSearchParams(query)) }) : () => view.tell("choices", query);
  clearTimeout(later);
  later = setTimeout(tellNow, moves ? 0 : view.settled);
}

// A run that goes on for the page before would take its address back when it is over.
async function idle() {
  const app = document.querySelector("[data-testid=stApp]");
  for (let n = 0; n < 40 && app?.dataset.testScriptState === "running"; n++) await new Promise((done) => setTimeout(done, 50));
}

function tellNow() {
  clearTimeout(later);
  const tell = pending;
  pending = null;
  tell?.();
}

function changed(view, name, value) {
  const params = new URLSearchParams(location.search);
  params.set(name, value);
  drawPage(view, view.page, params, name);
}

// -- what is clicked ---------------------------------------------------------------------------------------------

function jumped(root, id) {
  const place = root.querySelector(`#${CSS.escape(id)}`);
  if (!place) return;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

// Opens what a mark of a chart is a door to; whether it is one.
function through(view, mark) {
  const [way] = behind(mark) ?? [];
  if (way) drawPage(view, way.split("?")[0], new URLSearchParams(way.slice(way.indexOf("?"))));
  return Boolean(way);
}

function clicked(view, event) {
  const jump = event.target.closest("a[data-jump]");
  if (jump) { event.preventDefault(); return void jumped(view.root, jump.dataset.jump); }
  if (steppedOn(event.target.closest("[data-wall]"))) return void event.preventDefault();
  const door = event.target.closest("a[data-door]");
  if (door && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    return void drawPage(view, door.dataset.door, new URL(door.href).searchParams);
  }
  if (through(view, event.target.closest("[data-id]"))) return;
  const button = event.target.closest("button");
  if (button?.dataset.show) switchedBy(view.root, button);
  if (button?.dataset.remove) turned(view, button.closest(".several").querySelector("input"), button.dataset.remove);
  if (button?.dataset.favourite) { button.disabled = true; view.tell("favourite", button.dataset.favourite); }
  if (button?.dataset.panel) { button.disabled = true; view.tell("panel", button.dataset.panel); }
  if (button?.dataset.copy) copied(button.dataset.link ? new URL(button.dataset.link, BASE).href : button.previousElementSibling.textContent).then(() => { button.textContent = button.dataset.copy; });
}

let shown = null, leftBack = false;  // the view on the page; whether Back or Forward has been pressed, so that scrolling comes back too

// A run for what was chosen before may end when another choice was made, or Back was pressed: Streamlit would then enter the address of before into
// the history, and the page would go back to it. What it enters is void for a while, unless the visitor has turned to something of its own.
const LATE = 3_000;  // ms
const OF_ALL = ["lang", "favourites", "panels", "words", "made", "release"];  // what Streamlit itself may change in an address
let moved = -LATE;
const push = history.pushState.bind(history);
const own = (search) => { const params = new URLSearchParams(search); OF_ALL.forEach((name) => params.delete(name)); return sorted(params); };
history.pushState = (state, title, url) => {
  const target = new URL(url, location.href), isLate = performance.now() - moved < LATE;
  const isOther = target.pathname !== location.pathname || own(target.search) !== own(location.search);
  if (target.href !== location.href && !(isLate && isOther)) push(state, title, url);
};

// Streamlit's run after Back may send what it sent last, and then nothing is drawn: so the view goes back by itself.
window.addEventListener("popstate", async () => {
  pending = null;
  leftBack = true;
  moved = performance.now();
  const page = location.pathname.slice(new URL(BASE).pathname.length);
  if (!shown?.root.isConnected || page !== shown.page) return;
  const answer = await fetched(shown, page, location.search.slice(1));
  if (!answer) return;
  drawn(shown, answer);
  main().scrollTop = scrolled.get(location.href) ?? 0;
});

// Whoever turns to something else on the page finds it told of the last choice; a page of the menu that is a view is drawn at once.
window.addEventListener("pointerdown", (event) => { if (shown && !shown.root.contains(event.target)) { tellNow(); moved = -LATE; } }, true);
window.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-testid=stSidebarNavLink]");
  if (!link || !shown?.root.isConnected || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const page = new URL(link.href).pathname.slice(new URL(BASE).pathname.length);
  if (!shown.views.includes(page)) return;
  event.preventDefault();
  event.stopPropagation();
  drawPage(shown, page, new URLSearchParams(location.search));
}, true);

let kept = [];  // what was chosen or pressed before the framework was up, for it to be told; null from then on

// The first paint can be used at once: what it would tell the framework is kept for it. (A choice made before this script was there waits, ahead.js.)
export function early() {
  const ahead = document.getElementById("ahead");
  if (!ahead) return;
  const tell = (what, value) => kept ? kept.push([what, value]) : shown.tell(what, value);
  mounted({ data: { ...ahead.dataset, lang: ahead.lang, views: [] }, parentElement: ahead, setTriggerValue: tell });
  const last = window.waiting?.pop();
  window.waiting = null;
  ahead.dataset.operable = "true";  // for who measures (tests/bench)
  last?.dispatchEvent(new Event("change", { bubbles: true }));
}

// The first paint has done its work: what stands in it is taken as it is. What was done on it meanwhile Streamlit is told now; who is writing in a field
// goes on writing, and a word that is only half put in by an input method is waited for.
function takenOver(view) {
  const ahead = document.getElementById("ahead"), place = ahead?.querySelector(".view");
  if (!ahead) return;
  if (window.composing) return void ahead.addEventListener("compositionend", () => setTimeout(takenOver, 0, shown), { once: true });
  const at = ahead.scrollTop, here = place.contains(document.activeElement) ? document.activeElement : null;
  const written = here?.value, typed = here?.dataset.typed ?? (written !== here?.defaultValue ? written : ""), waiting = window.waiting?.pop();
  if (view.root.content === undefined) adopted(view.root, place, place.content ?? content(ahead.dataset));
  ahead.remove();
  main().scrollTop = at;
  if (here?.name) goneOn(view, here.name, written, typed);
  replayed(view, waiting);
}

function replayed(view, waiting) {
  const way = kept.findLast(([what]) => what === "door" || what === "choices"), others = kept.filter(([what]) => what !== "door" && what !== "choices");
  kept = window.waiting = null;
  for (const [what, value] of others) view.tell(what, value);
  if (waiting) return void changed(view, waiting.name, waiting.value);
  if (!way) return;
  view.root.left = way[0] === "door";
  pending = () => view.tell(...way);
  tellNow();
}

// The focus, and what is being searched for, in the field of the same name.
function goneOn(view, name, written, typed) {
  const field = view.root.querySelector(`[name="${CSS.escape(name)}"]:is(:checked, select, .search)`);
  if (!field) return;
  restoring = true;
  field.focus({ preventScroll: true });
  restoring = false;
  if (!field.matches(".search")) return;
  field.value = written;
  field.dataset.typed = typed;
  opened(view, field, typed);
}

// The search in the menu (pages/reading/show.py): `/` goes there, Enter opens the first hit as soon as the hits are those of what was typed.
const searching = () => document.querySelector("[data-testid=stSidebar] input[type=search]");
const isTyping = (place) => place.matches?.("input, textarea, select, [contenteditable=true]");
window.addEventListener("keydown", (event) => {
  const field = searching();
  if (["Enter", " "].includes(event.key) && !shown?.root.contains(event.target)) moved = -LATE;  // a link of the menu, by keyboard
  if (!field) return;
  if (event.key === "/" && !isTyping(event.target)) { event.preventDefault(); field.focus(); field.select(); }
  if (event.key === "Enter" && event.target === field && field.value.trim()) { moved = -LATE; setTimeout(firstHit, 500, 20); }
}, true);
function firstHit(tries) {
  const app = document.querySelector("[data-testid=stApp]");
  const hit = document.querySelector("[data-testid=stSidebar] .st-key-results a");
  if (hit && app?.dataset.testScriptState === "notRunning") hit.click();
  else if (tries) setTimeout(firstHit, 100, tries - 1);
}

// The style sheet of this script's own folder and fingerprint: it is there with the first paint, or asked for now.
function styled() {
  const address = import.meta.url.replace(/js$/, "css");
  if ([...document.styleSheets].some((sheet) => sheet.href === address)) return undefined;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  document.head.append(link);
  return new Promise((done) => { link.onload = link.onerror = done; });
}

// Where the page's run says what is not drawn yet, it is fetched; where that does not work, the next run brings it along.
async function redrawn(view, wanted) {
  const [answer] = await Promise.all([fetched(view, view.page, wanted.query), styled()]);
  if (answer) drawn(alive(view), answer);
  else if (answer === null && view.root.content !== content(wanted)) view.tell("blocks", wanted.query);
}

export function mounted({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".view");
  if (root.left) return;  // what the page before has to say when another is drawn already; the other brings a place of its own
  const before = shown?.root;
  const isAhead = Boolean(document.getElementById("ahead")?.contains(root));
  const view = shown = { root, page: data.page, query: data.query, views: data.views, tell: setTriggerValue, settled: isAhead ? 0 : SETTLED };
  root.lang = data.lang;
  if (isAhead) { intoSight(root); ready(root); }
  else {
    takenOver(view);
    if (root.content === undefined && before?.content === content(data)) adopted(root, before, before.content);
    const isNew = root.content !== content(data) && (root.content === undefined || isHere(data.query));  // or a run of a choice before comes late
    if (isNew && data.blocks) drawn(view, data);
    else if (isNew) redrawn(view, data);
  }
  if (leftBack) { main().scrollTop = scrolled.get(location.href) ?? 0; leftBack = false; }
  root.onchange = ({ target }) => { if (target.matches("select, input[type=radio]")) changed(view, target.name, target.value); };
  root.oninput = ({ target }) => { if (target.matches(".search")) opened(view, target, target.dataset.typed = target.value); };
  root.onkeydown = (event) => pressed(view, event);
  root.onclick = (event) => { const field = event.target.closest(".search"); if (field) opened(view, field, field.dataset.typed = ""); clicked(view, event); };
  if (root.listens) return;
  root.listens = true;  // one listener each, however often the page runs
  root.addEventListener("focusin", ({ target }) => { if (target.matches?.(".search") && !restoring) { target.select(); opened(view, target, target.dataset.typed = ""); } });
  root.addEventListener("focusout", ({ target }) => { if (target.matches?.(".search") && !window.composing) { closed(target); target.value = target.dataset.name ?? target.defaultValue; } });
  hovering(root);
}
