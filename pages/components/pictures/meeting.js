// The meeting: one panel at a time over the whole window, from pictures that are all made before the first one is shown. It lies in
// the browser's top layer, outside of the page, so that neither a lost connection nor a restarted server takes it away.

const WIDE = 1280, HIGH = 720;
const meeting = { at: 0, key: null, box: null };

async function prepare(data, say) {
  const Plotly = await plotly(data.library), made = [];
  for (const panel of data.panels) {
    say(made.length);
    const svg = await Plotly.toImage(JSON.parse(panel.figure), { format: "svg", width: WIDE, height: HIGH, scale: 1 });
    const image = new Image();
    image.src = svg;
    image.alt = panel.alt;
    await image.decode();
    made.push(image);
  }
  return made;
}

function part(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

function table(rows) {
  const made = document.createElement("table");
  rows.forEach((cells, n) => {
    const line = made.insertRow();
    for (const text of cells) line.append(part(n ? "td" : "th", "", text));
  });
  return made;
}

function open(data, images, back) {
  const box = part("dialog", "meeting"), hall = part("div", "hall"), stage = part("div", "stage"), status = part("div", "status"), bar = part("div", "bar");
  box.setAttribute("aria-label", data.words.title);
  status.setAttribute("role", "status");
  stage.tabIndex = 0;
  const last = images.length - 1;
  const count = part("span", "count");
  let tabled = false, dark = false;
  const show = (n = meeting.at) => {
    meeting.at = Math.min(Math.max(n, 0), last);
    sessionStorage.setItem("meeting", JSON.stringify([meeting.key, meeting.at]));
    const panel = data.panels[meeting.at];
    hall.classList.toggle("dark", dark);
    stage.classList.toggle("tabled", tabled && !dark);
    stage.replaceChildren(dark ? "" : tabled ? sheet(panel) : images[meeting.at]);
    count.textContent = `${meeting.at + 1} / ${last + 1} · ${data.words.hint}`;
    status.textContent = data.words.place.replace("{n}", meeting.at + 1).replace("{all}", last + 1) + " " + panel.title;
  };
  const sheet = (panel) => {
    const made = part("div", "sheet");
    made.append(part("h2", "", panel.title), table(panel.table), ...panel.remarks.map((r) => part("p", "", r)));
    return made;
  };
  const go = (n) => { tabled = dark = false; show(n); };
  const full = () => document.fullscreenElement ? document.exitFullscreen() : hall.requestFullscreen?.().catch(() => { status.textContent = data.words.refused; });
  const close = () => { meeting.box = null; if (document.fullscreenElement) document.exitFullscreen(); box.close(); box.remove(); document.removeEventListener("keydown", pressed, true); back?.focus(); };
  const turn = () => { tabled = !tabled; dark = false; show(); if (tabled) stage.scrollTop = 0; };
  const acts = { ArrowRight: () => go(meeting.at + 1), ArrowLeft: () => go(meeting.at - 1), PageDown: () => go(meeting.at + 1), PageUp: () => go(meeting.at - 1),
    " ": () => go(meeting.at + 1), Home: () => go(0), End: () => go(last), t: turn, f: full, b: () => { dark = !dark; show(); }, ".": () => { dark = !dark; show(); } };
  const buttons = [["‹", data.words.previous, acts.ArrowLeft], ["›", data.words.next, acts.ArrowRight], ["T", data.words.table, acts.t],
    ["F", data.words.full, acts.f], ["✕", data.words.leave, close]].map(([sign, label, act]) => {
    const made = part("button", "", `${sign} ${label}`);
    made.type = "button";
    made.onclick = () => { act(); stage.focus(); };
    return made;
  });
  bar.append(...buttons);
  hall.append(stage, count, bar, status);  // a dialog itself may not fill the screen
  box.append(hall);
  const pressed = (event) => {  // heard on the document: the page below may take the focus away when its connection is lost
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const own = event.key === " " && event.target.tagName === "BUTTON";  // a button's own key
    event.stopPropagation();  // the page has keys of its own
    if (act && !own && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); }
  };
  document.addEventListener("keydown", pressed, true);
  box.addEventListener("cancel", (event) => { event.preventDefault(); close(); });  // Esc outside of full screen
  stage.onclick = () => { if (!tabled) go(meeting.at + 1); };
  let quiet;
  box.onmousemove = () => { box.classList.add("moved"); clearTimeout(quiet); quiet = setTimeout(() => box.classList.remove("moved"), 3000); };
  document.body.append(box);
  box.showModal();
  stage.focus();
  meeting.box = box;
  meeting.close = close;
  show();
}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".lobby");
  const key = JSON.stringify(data.panels.map((panel) => panel.figure));
  const enter = part("button", "enter", data.words.enter);
  enter.type = "button";
  const status = part("p", "");
  status.setAttribute("role", "status");
  const begin = async () => {
    if (meeting.box) return;
    if (meeting.key !== key) {
      try {
        meeting.images = await prepare(data, (n) => { status.textContent = `${data.words.preparing} ${n + 1} / ${data.panels.length}`; });
      } catch { status.textContent = data.words.failed; return; }
      const [kept, at] = JSON.parse(sessionStorage.getItem("meeting") ?? "[null, 0]");
      meeting.key = key;
      meeting.at = kept === key ? at : 0;
    }
    status.textContent = "";
    if (!meeting.box && place.isConnected) open(data, meeting.images, enter);
  };
  enter.onclick = begin;
  place.replaceChildren(enter, status);
  if (!place.dataset.begun && data.at_once) begin();  // at once when the page opens, and by the button after it was left
  place.dataset.begun = "true";
  return () => setTimeout(() => {  // gone to another page: the meeting ends; a run of the same page leaves it
    if (meeting.box && !location.pathname.endsWith("/meeting")) meeting.close();
  }, 0);
}
