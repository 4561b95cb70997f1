// Brings the map that Folium wrote to life: popups, areas, colours, full screen; shows the clubs it is told to.

/** @typedef {{name: string, town: string, slug: string, t?: string, b?: string, kind?: string, ended?: number, km?: number, of?: [number, number], in?: string[]}} Club */

const FRANCE = [[42.3, -4.8], [51.1, 8.2]];

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
  const state = [club.kind === "current" ? words.now : words.then, club.ended ? words.ended : ""].filter(Boolean).join(" · ");
  return element("div", { class: "map-popup" }, [
    element("strong", { lang: "fr" }, [club.name]),
    element("p", {}, [club.town]),
    element("p", { class: "small" }, [codes]),
    element("p", { class: "small" }, [state]),
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

/** Show the area of the club whose popup is open. @param {(slug: string) => void} opened */
function followSelection(map, layers, departments, words, opened) {
  let reach = null;
  for (const [slug, layer] of layers) {
    const club = layer.feature.properties;
    layer.bindPopup(() => createPopup(club, words));
    layer.on("popupopen", () => {
      reach?.remove();
      reach = createReach(club, layer.getLatLng(), departments)?.addTo(map) ?? null;
      opened(slug);
    });
    layer.on("popupclose", () => {
      reach?.remove();
      opened("");
    });
  }
}

/** @param {HTMLElement} frame */
function offerFullScreen(frame, map) {
  const button = frame.querySelector("button.map-full");
  button.hidden = !document.fullscreenEnabled;
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

function prepare(frame, map, words) {
  frame.querySelector(".map-canvas").hidden = false;
  frame.querySelector(".map-tools").hidden = false;
  frame.querySelector(".map-still").hidden = true;
  map.invalidateSize();
  map.fitBounds(FRANCE, { animate: false });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  offerFullScreen(frame, map);
  closeOnEscape(frame, map);
}

/**
 * @param {HTMLElement} frame
 * @param {Record<string, string>} words
 * @param {{opened: (slug: string) => void, moved: (view: {lat: number, lon: number, zoom: number}) => void}} tell
 */
export function createMap(frame, words, tell) {
  const [map, group, departments] = [globalThis.atlas_map, globalThis.geo_json_clubs, globalThis.geo_json_departments];
  const layers = new Map(group.getLayers().map((layer) => [layer.feature.properties.slug, layer]));
  let here = null;
  prepare(frame, map, words);
  followSelection(map, layers, departments, words, tell.opened);
  map.on("dragend zoomend", () => {
    const { lat, lng } = map.getCenter();
    if (map.atlasMoved) tell.moved({ lat, lon: lng, zoom: map.getZoom() });
  });
  for (const kind of ["pointerdown", "wheel", "keydown"]) map.getContainer().addEventListener(kind, () => (map.atlasMoved = true), { passive: true });
  return {
    features: [...layers.values()].map((layer) => layer.feature),
    /** @param {Set<string>} slugs */
    show(slugs) {
      for (const [slug, layer] of layers) globalThis.atlasMarks.show(layer, slugs.has(slug));
      globalThis.atlasMarks.redraw(map);
    },
    /** @param {string} slug */
    point: (slug) => globalThis.atlasMarks.point(map, layers.get(slug)),
    /** @param {string} slug */
    open(slug) {
      const layer = layers.get(slug);
      if (!layer) return;
      map.setView(layer.getLatLng(), Math.max(map.getZoom(), 9), { animate: false });
      layer.openPopup();
    },
    close: () => map.closePopup(),
    /** Where the reader is. @param {{lat: number, lon: number} | null} place @param {boolean} follow  whether the map goes there */
    setHere(place, follow) {
      here?.remove();
      here = place && L.circleMarker([place.lat, place.lon], { radius: 7, className: "atlas-here", interactive: false }).addTo(map);
      if (place && follow) map.setView([place.lat, place.lon], 8, { animate: false });
    },
    /** @param {{lat: number, lon: number, zoom: number}} view */
    setView: (view) => map.setView([view.lat, view.lon], view.zoom, { animate: false }),
    resize: () => map.invalidateSize(),
  };
}
