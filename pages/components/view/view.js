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
    for (const years of place.querySelectorAll(".tiles")) years.scrollLeft = years.scrollWidth;  // the newest is at the right
  });
  places.slice(blocks.length).forEach((place) => place.remove());
  unlit();
  reachable(root);
}

// -- choices ----------------------------------------------------------------------------------------------------

let turn = 0, later = 0;

async function asked(view, params, push) {
  const mine = ++turn;
  const focus = document.activeElement?.name;
  view.root.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${BASE}view/${view.page}?${params}`);
    if (mine !== turn) return;
    if (answer.ok) {
      const { blocks, address } = await answer.json();
      if (mine !== turn) return;
      params = new URLSearchParams(address);
      filled(view.root, blocks);
      if (focus) view.root.querySelector(`[name="${CSS.escape(focus)}"]:is(:checked, select, .search)`)?.focus();
    }
  } catch { /* the connection has gone: Streamlit says so */ } finally { if (mine === turn) view.root.removeAttribute("aria-busy"); }
  if (push) history.pushState(history.state, "", `?${params}`);
  clearTimeout(later);
  later = setTimeout(() => view.tell("asked", String(params)), SETTLED);
}

let here = null;  // the view that stands on the page now

// Back and Forward within a page: Streamlit may not have been told of where we were.
window.addEventListener("popstate", () => {
  const at = new URL(location.href).pathname.split("/").pop();
  if (here?.root.isConnected && at === here.page) asked(here, new URLSearchParams(location.search), false);
});

function changed(view, name, value) {
  const params = new URLSearchParams(location.search);
  params.set(name, value);
  asked(view, params, true);
}

// -- a searching choice ------------------------------------------------------------------------------------------

const lists = new Map();

function options(name) {
  const params = new URLSearchParams(location.search), query = new URLSearchParams();
  for (const key of ["office", "lang", "release", "indicator"]) if (params.get(key)) query.set(key, params.get(key));
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
    if (at) taken(view, field, at);
    else if (field.value) opened(view, field, field.value).then(() => {  // typed before the list had come
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

async function copied(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");  // an office's http address is no secure context
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

function shown(root, id) {
  const place = root.querySelector(`#${CSS.escape(id)}`);
  if (!place) return;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

function clicked(view, event) {
  const door = event.target.closest("a[data-door]");
  if (door && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    const params = new URL(door.href).searchParams;
    if (door.dataset.door === view.page) return void asked(view, params, true);
    clearTimeout(later);  // a run for the choice before would end the one that opens the page
    return void view.tell("door", { page: door.dataset.door, ids: Object.fromEntries(params) });
  }
  const jump = event.target.closest("a[data-jump]");
  if (jump) { event.preventDefault(); return void shown(view.root, jump.dataset.jump); }
  const button = event.target.closest("button");
  if (button?.dataset.remove) turned(view, button.closest(".several").querySelector("input"), button.dataset.remove);
  if (button?.dataset.favourite) { button.disabled = true; view.tell("favourite", button.dataset.favourite); }
  if (button?.dataset.panel) { button.disabled = true; view.tell("panel", button.dataset.panel); }
  if (button?.dataset.copy) copied(button.previousElementSibling.textContent).then(() => { button.textContent = button.dataset.copy; });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".view");
  const view = here = { root, page: data.page, tell: setTriggerValue };
  root.lang = data.lang;
  filled(root, data.blocks);
  root.onchange = ({ target }) => { if (target.matches("select, input[type=radio]")) changed(view, target.name, target.value); };
  root.onclick = (event) => clicked(view, event);
  root.oninput = ({ target }) => { if (target.matches(".search")) opened(view, target, target.value); };
  root.onkeydown = (event) => pressed(view, event);
  root.onfocusin = ({ target }) => { if (target.matches?.(".search")) { target.select(); opened(view, target); } };
  root.addEventListener("focusin", root.onfocusin);
  root.addEventListener("focusout", ({ target }) => { if (target.matches?.(".search")) { closed(target); target.value = target.dataset.name ?? target.defaultValue; } });
  hovering(root);
  document.getElementById("ahead")?.remove();
}
