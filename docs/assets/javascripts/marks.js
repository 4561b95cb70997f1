// Draws the marks of the clubs: the shape says the category, the colour (in the style sheet) the rest.

const SHAPES = {
  B1: '<circle r="6.5"/>',
  B2: '<rect x="-6" y="-6" width="12" height="12"/>',
  B3: '<path d="M0-7 7 6H-7z"/>',
};

/** @param {{properties: Record<string, any>}} feature @param {any} place */
function createMark(feature, place) {
  const { t, b, now, n = 0 } = feature.properties;
  const html = `<svg viewBox="-9 -9 18 18" aria-hidden="true">${SHAPES[b] ?? SHAPES.B1}</svg>`;
  const className = ["mark", (t ?? "T0").toLowerCase(), (b ?? "B0").toLowerCase(), now ? "filled" : ""].join(" ").trim();
  return L.marker(place, { icon: L.divIcon({ html, className, iconSize: [22, 22], iconAnchor: [11 - 20 * n, 11] }), riseOnHover: true });
}

/** Clubs are named by script, as text: nothing of theirs is read as markup. */
function describe(feature, layer) {
  const { name, town } = feature.properties;
  layer.on("add", () => {
    layer.getElement()?.setAttribute("aria-label", `${name}, ${town}`);
    layer.getElement()?.setAttribute("title", `${name}, ${town}`);
  });
}

globalThis.atlasMarks = { createMark, describe };
