// A chart or the table of its figures in one place. What is chosen holds for the charts of that key for as long as the visit lasts.

const tabled = new Set();  // keys of the charts whose table is shown

function switched(root) {
  for (const part of root.querySelectorAll(".switch")) {
    const isTable = tabled.has(part.dataset.key);
    part.querySelector(".drawn").hidden = isTable;
    part.querySelector(".figures").hidden = !isTable;
    for (const button of part.querySelectorAll("[data-show]")) button.setAttribute("aria-pressed", String((button.dataset.show === "table") === isTable));
  }
}

function switchedBy(root, button) {
  const { key } = button.closest(".switch").dataset;
  if (button.dataset.show === "table") tabled.add(key);
  else tabled.delete(key);
  unlit();
  switched(root);
}
