// The commune of a plan: chosen in the box above the form, kept as `lieu` with the answers, said with its département.
import { fill } from "./model-words.js";
import { findByInsee } from "./places.js";

/** What shows the commune of the answers. @param {HTMLFormElement} form @returns {(insee: string) => void} */
export function createPlace(form) {
  const line = /** @type {HTMLElement | null} */ (document.querySelector(".plan-place"));
  const field = form.elements.namedItem("lieu");
  if (!line || !(field instanceof HTMLInputElement)) return () => {};
  document.addEventListener("atlas:place", (event) => setPlace(field, /** @type {CustomEvent} */ (event).detail.insee));
  line.querySelector("button")?.addEventListener("click", () => forget(field));
  let shown = "";
  return (insee) => {
    if (insee === shown) return;
    shown = insee;
    show(line, insee, () => insee === shown);
  };
}

/** @param {HTMLInputElement} field @param {string} insee */
function setPlace(field, insee) {
  field.value = insee;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Back to no commune, with the keyboard in the box. @param {HTMLInputElement} field */
function forget(field) {
  setPlace(field, "");
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".place-box input"));
  if (!box) return;
  box.value = "";
  box.focus();
}

/** @param {HTMLElement} line @param {string} insee @param {() => boolean} isCurrent Whether the reader has not chosen another meanwhile. */
async function show(line, insee, isCurrent) {
  // Without the directory the commune stays in the address, and nothing is said of it.
  const place = insee ? await findByInsee(insee).catch(() => null) : null;
  if (!isCurrent()) return;
  line.hidden = !place;
  const [said, link] = [line.querySelector("span"), line.querySelector("a")];
  if (said) said.textContent = place ? fill(line.dataset.said ?? "", { name: place.name, department: place.department.name, code: place.department.code }) : "";
  if (link) link.search = place ? `?lieu=${encodeURIComponent(insee)}` : "";
}
