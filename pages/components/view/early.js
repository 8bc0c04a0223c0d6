// The first paint can be used before the framework is up: a choice or a door is drawn at once, and done again by the page when it takes over.
import start from "./view.js";

const ahead = document.getElementById("ahead");
if (ahead) {
  const done = (what, value) => {
    const query = what === "door" ? new URLSearchParams(value.ids).toString() : value;
    const page = what === "door" ? value.page : ahead.dataset.page;
    if (window.follow) window.follow(page, query); else window.early = { page, query };
  };
  start({ data: { page: ahead.dataset.page, lang: ahead.lang, views: [], blocks: null }, parentElement: ahead, setTriggerValue: done });
  const last = window.waiting.pop();
  window.waiting = null;
  last?.dispatchEvent(new Event("change", { bubbles: true }));
}
