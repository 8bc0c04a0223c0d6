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
