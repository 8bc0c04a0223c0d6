// A field for one file: chosen with a button or dropped, put to the address that the page gave out, told in the page's words.

const states = new WeakMap();  // field → { busy, message, fault }: what a redrawing of the page must not forget

function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

function filled(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}

// The status of the answer, 0 where there was none.
function put(address, file, onProgress) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("PUT", new URL(address, document.baseURI).href);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.floor((100 * event.loaded) / event.total));
    request.onload = () => done(request.status);
    request.onerror = request.onabort = () => done(0);
    request.send(file);
  });
}

// What is wrong with the files before they are sent; "" where one can be.
function refusal(files, data) {
  if (files.length > 1 && !data.several) return data.words.several;
  return files.map((file) => fault(file, data)).find((message) => message) ?? "";
}

function fault(file, data) {
  if (!data.types.some((ending) => file.name.toLowerCase().endsWith(`.${ending}`))) return filled(data.words.type, { name: file.name });
  if (file.size > data.most) return filled(data.words.large, { name: file.name, size: (file.size / (1 << 20)).toFixed(1) });
  return "";
}

export default function ({ data, parentElement, setTriggerValue }) {
  const at = (name) => parentElement.querySelector(name);
  const field = at(".field"), input = at("input"), choose = at(".choose"), remove = at(".remove"), bar = at("progress"), note = at("p");
  const state = states.get(field) ?? { busy: false, message: "", fault: false };
  states.set(field, state);

  const draw = () => {
    const { given, words } = data;
    at(".given").textContent = given.map((file) => `${file.name} · ${size(file.size)}`).join("　");
    at(".drop").textContent = words.drop;
    at(".limit").textContent = given.length ? "" : words.limit;
    choose.hidden = false;  // until it has its words
    choose.textContent = given.length && !data.several ? words.other : words.choose;
    remove.textContent = words.remove;
    remove.setAttribute("aria-label", [words.remove, ...given.map((file) => file.name)].join(" "));
    remove.hidden = !given.length;
    for (const button of [choose, remove]) button.setAttribute("aria-disabled", state.busy);  // a disabled one would lose the focus
    bar.hidden = !state.busy;
    note.textContent = state.message;
    note.className = state.fault ? "fault" : "";
  };
  const tell = (message, fault) => { Object.assign(state, { message, fault }); draw(); };

  const send = async (files) => {
    if (state.busy || !files.length) return;
    const refused = refusal(files, data);
    if (refused) {
      input.value = "";
      return tell(refused, true);
    }
    state.busy = true;
    let message = "";
    for (const file of files) {
      const status = await put(data.address, file, (share) => {
        bar.value = share;
        tell(filled(data.words.sending, { name: file.name, share }), false);
      });
      const words = status === 413 ? data.words.large : status === 404 ? data.words.gone : data.words.failed;
      if (status !== 204) message = filled(words, { name: file.name, size: (file.size / (1 << 20)).toFixed(1) });
    }
    state.busy = false;
    input.value = "";
    tell(message, message !== "");
    setTriggerValue("arrived", Date.now());
  };

  field.setAttribute("aria-label", data.label);
  input.setAttribute("aria-label", data.label);
  input.multiple = data.several;
  input.accept = data.types.map((ending) => `.${ending}`).join(",");
  input.onchange = () => send([...input.files]);
  choose.onclick = () => state.busy || input.click();
  remove.onclick = () => {
    if (state.busy) return;
    choose.focus();  // for this button goes with the file
    tell("", false);
    setTriggerValue("removed", Date.now());
  };
  field.ondragover = (event) => { event.preventDefault(); field.classList.add("over"); };
  field.ondragleave = () => field.classList.remove("over");
  field.ondrop = (event) => {
    event.preventDefault();
    field.classList.remove("over");
    send([...event.dataTransfer.files]);
  };
  draw();
  send([...input.files]);  // chosen before anybody listened
}
