// What the framework would otherwise ask the server before it begins (its own switch, held by tests/browser/test_first_paint.py).
window.__streamlit = {
  BACKEND_BASE_URL: new URL(".", location.href).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, enableCustomParentMessages: false, blockErrorDialogs: false },
};

// A choice on the first paint before its script (early.js) is there: kept, and made then. A word that an input method is putting in is known of, too.
window.waiting = [];
for (const kind of ["start", "end"]) document.addEventListener(`composition${kind}`, () => { window.composing = kind === "start"; }, true);
document.addEventListener("change", ({ target }) => { if (window.waiting && target.closest("#ahead")) window.waiting.push(target); }, true);
