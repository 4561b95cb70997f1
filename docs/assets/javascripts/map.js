// Brings the map that Folium wrote to life: colourings, popups, perimeters, full screen, a link to one club.

/** @typedef {{name: string, town: string, slug: string, t?: string, b?: string, km?: number, of?: [number, number], in?: string[]}} Club */

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function element(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** @param {Club} club @param {Record<string, string>} words */
function createPopup(club, words) {
  const codes = [club.t, club.b].filter(Boolean).map((code) => `${code} ${words[code]}`).join(" · ");
  return element("div", { class: "map-popup" }, [
    element("strong", { lang: "fr" }, [club.name]),
    element("p", {}, [club.town]),
    element("p", { class: "small" }, [codes]),
    element("a", { href: `../clubs/${club.slug}/` }, [words.open]),
  ]);
}

/** The shape a club covers: a circle, or whole départements taken from the base map. */
function createReach(club, place, departments) {
  if (club.in) {
    const features = departments.toGeoJSON().features.filter((feature) => club.in.includes(feature.properties.code));
    return L.geoJSON(features, { className: "atlas-reach", interactive: false });
  }
  return club.km ? L.circle(club.of ?? place, { radius: club.km * 1000, className: "atlas-reach", interactive: false }) : null;
}

/** Show the perimeter of the club whose popup is open. */
function followSelection(map, clubs, departments, words) {
  let reach = null;
  const clear = () => reach?.remove();
  clubs.eachLayer((layer) => {
    const club = layer.feature.properties;
    layer.bindPopup(() => createPopup(club, words));
    layer.on("popupopen", () => {
      clear();
      reach = createReach(club, layer.getLatLng(), departments)?.addTo(map) ?? null;
    });
    layer.on("popupclose", clear);
  });
}

/** @param {HTMLElement} frame */
function offerColours(frame) {
  for (const input of frame.querySelectorAll("input[name=map-colour]")) {
    input.addEventListener("change", () => {
      frame.dataset.colour = input.value;
    });
  }
}

/** @param {HTMLElement} frame */
function offerFullScreen(frame, map) {
  const button = frame.querySelector("button.map-full");
  if (!document.fullscreenEnabled) {
    button.hidden = true;
    return;
  }
  button.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : frame.requestFullscreen()));
  document.addEventListener("fullscreenchange", () => {
    button.textContent = document.fullscreenElement ? button.dataset.leave : button.dataset.enter;
    map.invalidateSize();
  });
}

/** Escape closes the popup wherever in the map the keyboard is, and gives it back to the map. */
function closeOnEscape(frame, map) {
  frame.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !frame.querySelector(".map-popup")) return;
    map.closePopup();
    map.getContainer().focus();
  });
}

/** Open the club that the address names: /carte/?club=meito */
function openWanted(map, clubs) {
  const wanted = new URLSearchParams(location.search).get("club");
  clubs.eachLayer((layer) => {
    if (wanted && layer.feature.properties.slug === wanted) {
      map.setView(layer.getLatLng(), 9);
      layer.openPopup();
    }
  });
}

function start() {
  const frame = document.querySelector(".map-frame");
  const map = globalThis.atlas_map;
  if (!frame || !map) return;
  const words = JSON.parse(frame.dataset.words);
  const [clubs, departments] = [globalThis.geo_json_clubs, globalThis.geo_json_departments];
  frame.querySelector(".map-canvas").hidden = false;
  frame.querySelector(".map-tools").hidden = false;
  frame.querySelector(".map-still").hidden = true;
  map.invalidateSize();
  map.fitBounds([[42.3, -4.8], [51.1, 8.2]]);
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  followSelection(map, clubs, departments, words);
  offerColours(frame);
  offerFullScreen(frame, map);
  closeOnEscape(frame, map);
  openWanted(map, clubs);
}

start();
