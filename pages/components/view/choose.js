// A searching choice: a field whose list is fetched when it is opened, and found in by name and pinyin; by mouse, keyboard and screen reader.

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
    item.onmousedown = (event) => { event.preventDefault(); choose(view, field, item); };
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

function choose(view, field, item) {
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
    if (at && isOfText) choose(view, field, at);
    else if (typed) opened(view, field, typed).then(() => {  // typed before the list had come
      const first = field.parentElement.querySelector("li.at");
      if (first) choose(view, field, first);
    });
  }
  else if (event.key === "Backspace" && !field.value && several(field).length) turned(view, field, several(field).at(-1));
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!at) return void opened(view, field);
    mark(field, (event.key === "ArrowDown" ? at.nextElementSibling : at.previousElementSibling) ?? at);
  }
}
