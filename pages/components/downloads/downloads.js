const MOST = 10000, SOON = 1000, STEP = 25; // ms: a page that runs longer is asked all the same; in which a run begins after a field was changed

export default function () {
  if (document.body.dataset.downloads) return;
  document.body.dataset.downloads = "wait";
  addEventListener("change", () => { changed = performance.now(); }, true);
  new MutationObserver(() => { changed = -SOON; }).observe(app(), { attributes: true, attributeFilter: ["data-test-script-state"] });
  addEventListener("click", held, true); // before the framework learns of it
}

let changed = -SOON; // when a field was, of which the page does not know yet
const app = () => document.querySelector("[data-testid=stApp]");
const isBehind = () => app().dataset.testScriptState !== "notRunning" || !!document.querySelector("[data-stale=true]")
  || performance.now() - changed < SOON;
const inside = (button) => button?.closest("[data-testid=stDownloadButton]");
const alike = (label) => [...document.querySelectorAll("[data-testid=stDownloadButton] button")].filter((one) => one.innerText === label);

async function held(event) {
  const button = event.target.closest?.("button");
  if (!inside(button) || !isBehind()) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  const label = button.innerText, place = alike(label).indexOf(button), until = performance.now() + MOST;
  while (isBehind() && performance.now() < until) await new Promise((done) => setTimeout(done, STEP));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); // until the button has its new file
  removeEventListener("click", held, true);
  (button.isConnected ? button : alike(label)[place])?.click();
  addEventListener("click", held, true);
}
