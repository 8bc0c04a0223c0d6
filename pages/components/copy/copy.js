// A text to take along: shown as it is, copied by one button that works by mouse, touch and keyboard, without HTTPS too.

async function copied(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");  // an office's http address is no secure context
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("p");
  said.textContent = data.text;
  said.hidden = !data.shown;
  button.textContent = data.label;
  button.onclick = async () => {
    await copied(data.text);
    button.textContent = data.done;
  };
}
