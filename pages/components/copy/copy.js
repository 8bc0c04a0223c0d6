// One button that copies a text and works by mouse, touch and keyboard.

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = async () => {
    await copied(data.text);
    button.textContent = data.done;
  };
}
