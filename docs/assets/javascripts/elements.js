// Elements of a page made from data: text goes in as text, never as markup.

/** @param {string} tag @param {Record<string, string | boolean>} attributes @param {(Node | string)[]} children @returns {HTMLElement} */
export function element(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

const SHAPES = { B2: ["rect", { x: "-6", y: "-6", width: "12", height: "12" }], B3: ["path", { d: "M0-7 7 6H-7z" }] };

/** The mark of a club: colour says territory, shape says category. @param {string} territory @param {string} category @param {boolean} filled */
export function mark(territory, category, filled) {
  const [tag, attributes] = SHAPES[/** @type {"B2" | "B3"} */ (category)] ?? ["circle", { r: "6.5" }];
  const classes = `mark ${territory ? territory.toLowerCase() : "t0"}${filled ? " filled" : ""}`;
  const picture = draw("svg", { class: classes, viewBox: "-9 -9 18 18", "aria-hidden": "true" });
  picture.append(draw(String(tag), /** @type {Record<string, string>} */ (attributes)));
  return picture;
}

/** @param {string} tag @param {Record<string, string>} attributes */
function draw(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
