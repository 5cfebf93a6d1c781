// In every page of the preview, never in the site: loads the page again after a complete build, keeps the place on
// it, and shows what the last build had to say. Words of files come in as text only, never as markup.
(() => {
  "use strict";
  const own = new URL(".", document.currentScript.src);
  const mine = document.getElementById("dwiwarta-preview").dataset.build;
  const PLACE = "dwiwarta-place";
  const CLOSED = "dwiwarta-closed";
  let events = null;

  const keep = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* private window */ } };
  const kept = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };

  const comeBack = () => {
    const place = JSON.parse(kept(PLACE) || "null");
    keep(PLACE, "null");
    if (place && place.path === location.pathname) scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  };

  const loadAgain = () => {
    keep(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  };

  const language = (path) => path.slice(own.pathname.length - "__dwiwarta/".length).split("/")[0];

  const goOn = (follow) => {
    const here = decodeURI(location.pathname);
    if (!follow.length || follow.includes(here)) return loadAgain();
    location.assign(encodeURI(follow.find((path) => language(path) === language(here)) || follow[0]));
  };

  const make = (tag, words) => {
    const element = document.createElement(tag);
    if (words) element.textContent = words;
    return element;
  };

  const tell = (state) => {
    document.getElementById("dwiwarta-messages")?.remove();
    const said = JSON.stringify(state.messages);
    if (!state.messages.length || kept(CLOSED) === said) return;
    const box = make("section");
    box.id = "dwiwarta-messages";
    box.setAttribute("role", "status");
    box.append(make("h2", state.failed ? "Not built: this is the last good state" : "Built, with something to look at"));
    const list = make("ul");
    list.className = "dwiwarta-list";
    state.messages.forEach((message) => list.append(make("li", message)));
    const close = make("button", "Close");
    close.type = "button";
    close.addEventListener("click", () => { keep(CLOSED, said); box.remove(); });
    box.append(list, close);
    document.body.append(box);
  };

  const listen = () => {
    if (events) return;
    events = new EventSource(new URL("events", own));
    events.addEventListener("message", (event) => {
      const state = JSON.parse(event.data);
      if (state.build !== mine) goOn(state.follow);
      else tell(state);
    });
  };

  const rest = () => { events?.close(); events = null; };

  // A browser opens six connections to one host: pages that nobody looks at give theirs back, and catch up later.
  const attend = () => (document.visibilityState === "visible" ? listen() : rest());
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", attend);
  addEventListener("load", comeBack);
  attend();
})();
