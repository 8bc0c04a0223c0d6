// A page's reading part: each block stays in its place and is filled anew only where it changed. A choice is drawn at once, from /view/…;
// Streamlit is told a moment later, so that address, files and panels follow. A door opens its page without a reload.

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
    for (const chosen of place.querySelectorAll(".segments :checked")) intoSight(chosen.parentElement);
    for (const years of place.querySelectorAll(".tiles")) years.scrollLeft = years.scrollWidth;  // the newest is at the right
  });
  places.slice(blocks.length).forEach((place) => place.remove());
  unlit();
  reachable(root);
}

// On a phone segments move sideways within their frame; the page itself stays where it is.
function intoSight(segment) {
  const frame = segment.parentElement;
  frame.scrollLeft = segment.offsetLeft - (frame.clientWidth - segment.offsetWidth) / 2;
}

// -- choices and doors -------------------------------------------------------------------------------------------

let turn = 0, later = 0, pending = null, restoring = false;  // restoring: the focus comes back to a field, which is no reason to open its list
const scrolled = new Map();  // address → how far it was scrolled when it was left
const main = () => document.getElementById("ahead") ?? document.querySelector("[data-testid=stMain]") ?? document.scrollingElement;

async function fetched(view, page, query) {
  const mine = ++turn;
  view.root.setAttribute("aria-busy", "true");
  let answer = null;
  try {
    const got = await fetch(`${BASE}view/${page}?${query}`);
    if (got.ok) answer = await got.json();
  } catch { /* the connection has gone: Streamlit says so */ }
  if (mine !== turn) return undefined;  // something else was asked meanwhile
  view.root.removeAttribute("aria-busy");
  return answer;
}

// Draws a page for these parameters, with one entry in the history; then tells Streamlit. changed: the choice that was made, to which others
// may have to give way.
async function asked(view, page, params, changed = "") {
  const focus = document.activeElement?.name;
  const answer = await fetched(view, page, `${params}${changed && `&changed=${changed}`}`);
  if (answer === undefined) return;
  const query = answer?.query ?? String(params), moves = page !== view.page;
  if (answer) {
    scrolled.set(location.href, main().scrollTop);
    filled(view.root, answer.blocks);
    if (moves) {
      const mine = turn;
      view.root.left = true;
      await idle();
      if (mine !== turn) return;
    }
    history.pushState({}, "", `${BASE}${page}?${query}`);
    restoring = true;
    if (moves) main().scrollTop = 0;
    else if (focus) view.root.querySelector(`[name="${CSS.escape(focus)}"]:is(:checked, select, .search)`)?.focus();
    restoring = false;
    view.page = page;
  }
  pending = moves ? () => view.tell("door", { page, ids: Object.fromEntries(new URLSearchParams(query)) }) : () => view.tell("asked", query);
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
  asked(view, view.page, params, name);
}

// -- a searching choice ------------------------------------------------------------------------------------------

const lists = new Map();

function options(name) {
  const params = new URLSearchParams(location.search), query = new URLSearchParams();
  for (const key of ["office", "lang", "release", ...(name === "peers" ? ["indicator"] : [])]) if (params.get(key)) query.set(key, params.get(key));
  const address = `${BASE}view/options/${name}?${query}`;
  if (!lists.has(address)) lists.set(address, fetch(address).then((answer) => answer.ok ? answer.json() : []).catch(() => []));
  return lists.get(address);
}

const MOST_SHOWN = 100;

function matching(all, text) {
  const wanted = text.toLowerCase().replace(/\s+/g, "");
  if (!wanted) return all;
  const plain = ([, name]) => name.toLowerCase().replace(/\s+/g, "");
  const begins = all.filter((one) => plain(one).startsWith(wanted));
  return [...begins, ...all.filter((one) => !begins.includes(one) && (plain(one).includes(wanted) || one[2].split(" ").some((sound) => sound.startsWith(wanted))))];
}

async function opened(view, field, text = "") {
  const all = await options(field.name);
  if (document.activeElement !== field) return;
  closed(field);
  const list = document.createElement("ul");
  list.role = "listbox";
  list.id = `list-${field.name}`;
  list.dataset.text = text;
  matching(all.filter(([id]) => !several(field).includes(id)), text).slice(0, MOST_SHOWN).forEach(([id, name], n) => {
    const item = document.createElement("li");
    item.role = "option";
    item.id = `${list.id}-${n}`;
    item.textContent = name;
    item.dataset.value = id;
    item.setAttribute("aria-selected", String(id === field.dataset.value));
    item.onmousedown = (event) => { event.preventDefault(); taken(view, field, item); };
    list.append(item);
  });
  field.parentElement.append(list);
  field.setAttribute("aria-expanded", "true");
  field.setAttribute("aria-controls", list.id);
  mark(field, list.querySelector('[aria-selected="true"]') && !text ? list.querySelector('[aria-selected="true"]') : list.firstElementChild);
}

function mark(field, item) {
  field.parentElement.querySelectorAll("li.at").forEach((other) => other.classList.remove("at"));
  if (!item) { field.removeAttribute("aria-activedescendant"); return; }
  item.classList.add("at");
  field.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

function closed(field) {
  field.parentElement.querySelector("ul")?.remove();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

// The ids that are chosen in a field of several.
function several(field) { return (field.dataset.chosen ?? "").split(",").filter(Boolean); }

function turned(view, field, id) {
  const ids = several(field);
  changed(view, field.name, (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]).join(","));
}

function taken(view, field, item) {
  closed(field);
  if (field.dataset.chosen !== undefined) { field.value = ""; return void turned(view, field, item.dataset.value); }
  field.value = item.textContent;
  field.dataset.name = field.value;
  if (item.dataset.value !== field.dataset.value) changed(view, field.name, item.dataset.value);
}

function pressed(view, event) {
  const field = event.target.closest?.(".search");
  if (!field) return;
  const at = field.parentElement.querySelector("li.at");
  if (event.key === "Escape") { closed(field); field.value = field.dataset.name ?? field.defaultValue; }
  else if (event.key === "Enter") {
    event.preventDefault();
    const typed = field.dataset.typed ?? "", isOfText = field.parentElement.querySelector("ul")?.dataset.text === typed;
    if (at && isOfText) taken(view, field, at);
    else if (typed) opened(view, field, typed).then(() => {  // typed before the list had come
      const first = field.parentElement.querySelector("li.at");
      if (first) taken(view, field, first);
    });
  }
  else if (event.key === "Backspace" && !field.value && several(field).length) turned(view, field, several(field).at(-1));
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!at) return void opened(view, field);
    mark(field, (event.key === "ArrowDown" ? at.nextElementSibling : at.previousElementSibling) ?? at);
  }
}

// -- what is clicked ---------------------------------------------------------------------------------------------

function jumped(root, id) {
  const place = root.querySelector(`#${CSS.escape(id)}`);
  if (!place) return;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

// Where a mark of a chart, or the name of its row, leads: "page?ids", undefined for nowhere.
function behind(mark) {
  const doors = mark?.closest("[data-doors]");
  return doors && JSON.parse(doors.dataset.doors)[mark.dataset.id];
}

function clicked(view, event) {
  const jump = event.target.closest("a[data-jump]");
  if (jump) { event.preventDefault(); return void jumped(view.root, jump.dataset.jump); }
  const door = event.target.closest("a[data-door]");
  if (door && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    return void asked(view, door.dataset.door, new URL(door.href).searchParams);
  }
  const way = behind(event.target.closest("[data-id]"));
  if (way) return void asked(view, way.split("?")[0], new URLSearchParams(way.slice(way.indexOf("?"))));
  const button = event.target.closest("button");
  if (button?.dataset.remove) turned(view, button.closest(".several").querySelector("input"), button.dataset.remove);
  if (button?.dataset.favourite) { button.disabled = true; view.tell("favourite", button.dataset.favourite); }
  if (button?.dataset.panel) { button.disabled = true; view.tell("panel", button.dataset.panel); }
  if (button?.dataset.copy) copied(button.previousElementSibling.textContent).then(() => { button.textContent = button.dataset.copy; });
}

let shown = null, leftBack = false;  // the view on the page; whether Back or Forward has been pressed, so that scrolling comes back too

// Streamlit's run after Back may send what it sent last, and then nothing is drawn: so the view goes back by itself.
window.addEventListener("popstate", async () => {
  pending = null;
  leftBack = true;
  const page = location.pathname.slice(new URL(BASE).pathname.length);
  if (!shown?.root.isConnected || page !== shown.page) return;
  const answer = await fetched(shown, page, location.search.slice(1));
  if (!answer) return;
  filled(shown.root, answer.blocks);
  main().scrollTop = scrolled.get(location.href) ?? 0;
});

// Whoever turns to something else on the page finds it told of the last choice; a page of the menu that is a view is drawn at once.
window.addEventListener("pointerdown", (event) => { if (shown && !shown.root.contains(event.target)) tellNow(); }, true);
window.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-testid=stSidebarNavLink]");
  if (!link || !shown?.root.isConnected || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const page = new URL(link.href).pathname.slice(new URL(BASE).pathname.length);
  if (!shown.views.includes(page)) return;
  event.preventDefault();
  event.stopPropagation();
  asked(shown, page, new URLSearchParams(location.search));
}, true);

const sorted = (query) => { const params = new URLSearchParams(query); params.sort(); return String(params); };
const isHere = (query) => sorted(query) === sorted(location.search);

// The first paint (pages/shell/front.py) has done its work. What was clicked on it meanwhile and Streamlit has not run yet is done now.
function takenOver(view) {
  const ahead = document.getElementById("ahead");
  if (!ahead) return;
  const at = ahead.scrollTop, early = window.early, waiting = window.waiting?.pop();
  ahead.remove();
  window.early = window.waiting = null;
  main().scrollTop = at;
  window.follow = (page, query) => asked(shown, page, new URLSearchParams(query));  // for an answer that comes to the first paint later
  if (waiting) return void changed(view, waiting.name, waiting.value);
  if (early && (early.page !== view.page || early.query !== view.query)) asked(view, early.page, new URLSearchParams(early.query));
}

// The search in the menu (pages/reading/show.py): `/` goes there, Enter opens the first hit as soon as the hits are those of what was typed.
const searching = () => document.querySelector("[data-testid=stSidebar] input[type=search]");
const isTyping = (place) => place.matches?.("input, textarea, select, [contenteditable=true]");
window.addEventListener("keydown", (event) => {
  const field = searching();
  if (!field) return;
  if (event.key === "/" && !isTyping(event.target)) { event.preventDefault(); field.focus(); field.select(); }
  if (event.key === "Enter" && event.target === field && field.value.trim()) setTimeout(firstHit, 500, 20);
}, true);
function firstHit(tries) {
  const app = document.querySelector("[data-testid=stApp]");
  const hit = document.querySelector("[data-testid=stSidebar] .st-key-found a");
  if (hit && app?.dataset.testScriptState === "notRunning") hit.click();
  else if (tries) setTimeout(firstHit, 100, tries - 1);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".view");
  if (root.left) return;  // what the page before has to say when another is drawn already; the other brings a place of its own
  const view = shown = { root, page: data.page, query: data.query, views: data.views, tell: setTriggerValue, settled: data.blocks ? SETTLED : 0 };
  root.lang = data.lang;
  if (data.blocks && (!root.children.length || isHere(data.query))) filled(root, data.blocks);  // or a run of a choice before comes late
  if (data.blocks) takenOver(view);
  if (leftBack) { main().scrollTop = scrolled.get(location.href) ?? 0; leftBack = false; }
  root.onchange = ({ target }) => { if (target.matches("select, input[type=radio]")) changed(view, target.name, target.value); };
  root.oninput = ({ target }) => { if (target.matches(".search")) opened(view, target, target.dataset.typed = target.value); };
  root.onkeydown = (event) => pressed(view, event);
  root.onclick = (event) => { const field = event.target.closest(".search"); if (field) opened(view, field, field.dataset.typed = ""); clicked(view, event); };
  if (root.listens) return;
  root.listens = true;  // one listener each, however often the page runs
  root.addEventListener("focusin", ({ target }) => { if (target.matches?.(".search") && !restoring) { target.select(); opened(view, target, target.dataset.typed = ""); } });
  root.addEventListener("focusout", ({ target }) => { if (target.matches?.(".search")) { closed(target); target.value = target.dataset.name ?? target.defaultValue; } });
  hovering(root);
}
