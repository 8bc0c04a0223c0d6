// One chart of a page: draws a Plotly figure in the page's own ink, redraws it in place, and fits it to its column and to paper.

// The figure names its inks by placeholders, for the server does not know whether the page is light or dark.
function inked(figure, inks, place) {
  const style = getComputedStyle(place);
  let text = figure;
  for (const [placeholder, [variable, share]] of Object.entries(inks)) {
    const colour = style.getPropertyValue(variable).trim() || "#888888";
    text = text.replaceAll(placeholder, share === 1 ? colour : mixed(colour, style.getPropertyValue("--st-background-color").trim(), share));
  }
  return JSON.parse(text);
}

function mixed(ink, ground, share) {
  const parts = (hex) => [1, 3, 5].map((n) => parseInt(hex.slice(n, n + 2), 16));
  if (!/^#[0-9a-f]{6}/i.test(ink) || !/^#[0-9a-f]{6}/i.test(ground)) return ink;
  const back = parts(ground);
  return "#" + parts(ink).map((c, n) => Math.round(c * share + back[n] * (1 - share)).toString(16).padStart(2, "0")).join("");
}

const watched = new WeakMap();  // place → {observer, width, draw}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".plot");
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", data.alt);
  const figure = inked(data.figure, data.inks, parentElement);
  place.style.minHeight = `${figure.layout.height}px`;
  const draw = async () => {
    const Plotly = await plotly(data.library);
    const width = place.clientWidth;
    if (!width || !place.isConnected) return;
    const fit = fitted(structuredClone(figure), width), { height } = fit.layout;
    await Plotly.react(place, fit.data, { ...fit.layout, width }, data.config);
    place.style.minHeight = `${height}px`;
    place.style.setProperty("--ratio", `${width} / ${height}`);
    for (const svg of place.querySelectorAll(".main-svg")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    place.dataset.drawn = "true";
  };
  const entry = watched.get(place) ?? { width: 0 };
  entry.draw = draw;
  entry.observer ??= new ResizeObserver(() => {
    if (place.clientWidth !== entry.width) { entry.width = place.clientWidth; entry.draw(); }
  });
  if (!watched.has(place)) { watched.set(place, entry); entry.observer.observe(place); }
  place.dataset.drawn = "false";
  draw();
  return () => {
    entry.observer.disconnect();
    if (window.Plotly) window.Plotly.purge(place);
  };
}
