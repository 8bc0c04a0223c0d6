// Resolves with the time at which everything that is expected stands on the page and is painted: `said` anywhere, `drawn` in charts, images complete.
window.__begun = 0;
for (const kind of ["keydown", "click", "change"]) window.addEventListener(kind, () => { window.__begun = performance.now(); }, true);
window.__roots = function* (root) {
  yield root;
  for (const element of root.querySelectorAll("*")) if (element.shadowRoot) yield* window.__roots(element.shadowRoot);
};
window.__is = ({ said, drawn }) => {
  if (!document.body) return false;
  let text = "", charts = "", complete = true;
  for (const root of window.__roots(document)) {
    text += (root.body ?? root).textContent;
    for (const chart of root.querySelectorAll(".main-svg, .chart")) charts += " " + chart.textContent;
    for (const image of root.querySelectorAll("img")) complete &&= image.complete;
  }
  return complete && said.every((one) => text.includes(one)) && drawn.every((one) => charts.includes(one));
};
window.__painted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
// What is seen first answers choices and doors as soon as its script is there (operable), and is taken over by the framework when that is up.
window.__once = (is) => new Promise((done, failed) => {
  const end = performance.now() + 30_000;
  const look = () => {
    if (is()) requestAnimationFrame(() => done(performance.now()));
    else if (performance.now() > end) failed(new Error("not within 30 s"));
    else setTimeout(look, 8);
  };
  look();
});
window.__takenOver = () => window.__once(() => !document.getElementById("ahead"));
window.__operable = () => window.__once(() => !document.querySelector("#ahead:not([data-operable])"));
window.__watch = (expected) => window.__once(() => window.__is(expected) && window.__painted());
