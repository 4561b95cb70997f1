// Draws the marks of the clubs: the shape says the category, the colour (in the style sheet) the rest.
// A few hundred are elements of the page, which the keyboard reaches; thousands are drawn on a canvas.

const SHAPES = {
  B1: '<circle r="6.5"/>',
  B2: '<rect x="-6" y="-6" width="12" height="12"/>',
  B3: '<path d="M0-7 7 6H-7z"/>',
};
const MANY = 500;

/** What a mark looks like: the classes of the style sheet that say so. */
const classesOf = ({ t, b, now }) => ["mark", (t ?? "T0").toLowerCase(), (b ?? "B0").toLowerCase(), now ? "filled" : ""].join(" ").trim();

/** The drawing of a category. @param {string | undefined} b */
const shapeOf = (b) => SHAPES[b] ?? SHAPES.B1;

/** @param {{properties: Record<string, any>}} feature @param {any} place */
function createElementMark(feature, place) {
  const { b, n = 0 } = feature.properties;
  const html = `<svg viewBox="-9 -9 18 18" aria-hidden="true">${shapeOf(b)}</svg>`;
  const icon = L.divIcon({ html, className: classesOf(feature.properties), iconSize: [22, 22], iconAnchor: [11 - 20 * n, 11] });
  return L.marker(place, { icon, riseOnHover: true });
}

/** The colour that the style sheet gives a mark, in the theme and the colouring of the moment. @param {string} classes */
function colourOf(map, classes) {
  const probe = document.createElement("i");
  probe.className = classes;
  map.getContainer().append(probe);
  const colour = getComputedStyle(probe).getPropertyValue("--mark").trim();
  probe.remove();
  return colour;
}

const CanvasMark = globalThis.L?.CircleMarker.extend({
  _updatePath() {
    const { _ctx: context } = this._renderer;
    if (!this._renderer._drawing || this.options.absent || this._empty()) return;
    const { x, y } = this._point;
    const { b, now } = this.feature.properties;
    const classes = classesOf(this.feature.properties);
    const colours = (this._renderer.atlasColours ??= new Map());
    if (!colours.has(classes)) colours.set(classes, colourOf(this._map, classes));
    context.beginPath();
    if (b === "B2") context.rect(x - 4, y - 4, 8, 8);
    else if (b === "B3") context.moveTo(x, y - 5), context.lineTo(x + 5, y + 4), context.lineTo(x - 5, y + 4), context.closePath();
    else context.arc(x, y, 4.5, 0, 2 * Math.PI);
    context.lineWidth = this.options.pointed ? 5 : 2;
    context.strokeStyle = context.fillStyle = colours.get(classes);
    if (now || this.options.pointed) context.fill();
    context.stroke();
  },
});

const canvas = globalThis.L?.canvas({ padding: 0.3 });

/** @param {number} count  how many clubs the map shows in all */
const createMark = (count) => (feature, place) =>
  count <= MANY ? createElementMark(feature, place) : new CanvasMark(place, { radius: 6, renderer: canvas });

/** Clubs are named by script, as text: nothing of theirs is read as markup. */
function describe(feature, layer) {
  const { name, town } = feature.properties;
  layer.on("add", () => {
    layer.getElement?.()?.setAttribute("aria-label", `${name}, ${town}`);
    layer.getElement?.()?.setAttribute("title", `${name}, ${town}`);
  });
}

/** Show or hide one mark. @param {any} layer @param {boolean} visible */
function show(layer, visible) {
  layer.options.absent = !visible;
  layer.options.interactive = visible;
  const icon = layer.getElement?.();
  if (icon) icon.hidden = !visible;
}

/** Draw the canvas again, with the colours of the moment. */
function redraw(map) {
  if (!canvas || !map.hasLayer(canvas)) return;
  canvas.atlasColours = new Map();
  canvas._redrawBounds = null;
  canvas._clear();
  canvas._draw();
}

/** Make one mark stand out, and the one before it no more. */
function point(map, layer) {
  for (const icon of map.getContainer().querySelectorAll(".mark.pointed")) icon.classList.remove("pointed");
  layer?.getElement?.()?.classList.add("pointed");
}

globalThis.atlasMarks = { createMark, describe, show, redraw, point, classesOf, shapeOf };
