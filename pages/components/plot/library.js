// plotly.js, fetched once for everything on a page.

let library = null;  // one Plotly for all charts of the page, fetched once

function plotly(address) {
  library ??= window.Plotly ? Promise.resolve(window.Plotly) : new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    script.onload = () => done(window.Plotly);
    script.onerror = () => { library = null; failed(new Error(script.src)); };
    document.head.append(script);
  });
  return library;
}

// A figure as it is on so many px: what it keeps for less width (charts/figure.py), and a hair more room at both ends of its axes,
// for Plotly leaves out the lines at the very ends.
function fitted(figure, width) {
  const { margin } = figure.layout;
  for (const { below, data, xaxis, yaxis, margin: narrow, ...words } of figure.layout.meta?.narrower ?? []) {
    if (width >= below) continue;
    (data ?? []).forEach((more, n) => Object.assign(figure.data[n], more));
    Object.assign(figure.layout.xaxis, xaxis);
    Object.assign(figure.layout.yaxis, yaxis);
    Object.assign(margin, narrow);
    Object.assign(figure.layout, words);
  }
  const { yaxis } = figure.layout;
  if (yaxis.range) {
    const [low, high] = yaxis.range, hair = (high - low) * 1.2 / (figure.layout.height - margin.t - margin.b);
    yaxis.range = [low - hair, high + hair];
  }
  return figure;
}
