// Panels as pictures: drawn by plotly.js from figures of 1280 × 720 that hold everything, saved at any multiple, the same everywhere.

const WIDE = 1280, HIGH = 720;
const drawn = new Map();  // "format scale figure" → promise of a data address, so that nothing is drawn twice

function picture(data, panel, format, scale) {
  const key = `${format} ${scale} ${panel.figure}`;
  if (!drawn.has(key)) {
    const made = plotly(data.library).then((Plotly) =>
      Plotly.toImage(JSON.parse(panel.figure), { format, width: WIDE, height: HIGH, scale }));
    made.catch(() => drawn.delete(key));
    drawn.set(key, made);
  }
  return drawn.get(key);
}

// What a data address holds; not fetched, for a site's policy may forbid to fetch from anywhere but itself.
function bytes(address) {
  const [, base64, content] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(address);
  return base64 ? Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)) : new TextEncoder().encode(decodeURIComponent(content));
}

function save(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// A ZIP that stores its files as they are: PNG is compressed already. Names in UTF-8 (bit 11 of the flags), see PKWARE's APPNOTE 4.4.
const CRC = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });

function zip(files) {
  const parts = [], index = [], now = new Date();
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const day = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  let place = 0;
  for (const [name, content] of files) {
    const title = new TextEncoder().encode(name);
    const crc = ~content.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;
    const common = [[20, 2], [0x0800, 2], [0, 2], [time, 2], [day, 2], [crc, 4], [content.length, 4], [content.length, 4], [title.length, 2], [0, 2]];
    const head = packed([[0x04034B50, 4], ...common]);
    index.push(packed([[0x02014B50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]]), title);
    parts.push(head, title, content);
    place += head.length + title.length + content.length;
  }
  const size = index.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...parts, ...index, packed([[0x06054B50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [place, 4], [0, 2]])]);
}

function packed(fields) {
  return Uint8Array.from(fields.flatMap(([value, width]) => Array.from({ length: width }, (_, n) => (value >>> (8 * n)) & 255)));
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.onclick = async () => {
    made.disabled = true;
    try { await act(made); } finally { made.disabled = false; made.focus(); }
  };
  return made;
}

// One panel: its picture at 1920 × 1080, so that the browser's own "copy image" takes the same, and what can be done with it.
function one(data, place) {
  const [panel] = data.panels, words = data.words;
  const image = new Image(WIDE, HIGH);
  image.alt = panel.alt;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const png = (scale) => async () => save(bytes(await picture(data, panel, "png", scale)), `${panel.name}.png`, "image/png");
  const buttons = [button("PNG 1920×1080", png(1.5)), button("PNG 3840×2160", png(3)),
    button("SVG", async () => save(bytes(await picture(data, panel, "svg", 1)), `${panel.name}.svg`, "image/svg+xml"))];
  if (window.isSecureContext && window.ClipboardItem) buttons.push(button(words.copy, async () => {
    const content = picture(data, panel, "png", 1.5).then(bytes).then((b) => new Blob([b], { type: "image/png" }));
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": content })]);
      status.textContent = words.copied;
    } catch { status.textContent = words.by_hand; }
  }));
  else status.textContent = words.by_hand;
  const bar = document.createElement("div");
  bar.className = "bar";
  bar.append(...buttons, status);
  place.replaceChildren(image, bar);
  picture(data, panel, "png", 1.5).then((address) => { image.src = address; place.dataset.drawn = "true"; }, () => { status.textContent = words.failed; });
}

// All panels of a set in one file, numbered in their order.
function all(data, place) {
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "bar";
  bar.append(button(data.words.all, async () => {
    const files = [];
    try {
      for (const [n, panel] of data.panels.entries()) {
        status.textContent = `${n + 1} / ${data.panels.length}`;
        files.push([`${String(n + 1).padStart(2, "0")}_${panel.name}.png`, bytes(await picture(data, panel, "png", 3))]);
      }
      save(zip(files), `${data.name}.zip`, "application/zip");
      status.textContent = "";
    } catch { status.textContent = data.words.failed; }
  }), status);
  place.replaceChildren(bar);
}

const shown = new WeakMap();

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".picture");
  const text = JSON.stringify(data);
  if (shown.get(place) === text) return;
  shown.set(place, text);
  place.dataset.drawn = "false";
  (data.mode === "one" ? one : all)(data, place);
}
