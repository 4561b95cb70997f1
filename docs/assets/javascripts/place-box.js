// Binds every box that finds a commune: the choice opens the explorer there, or, on the explorer itself, is told to the page.
import { locate, NoPositionError } from "./around.js";
import { Combobox } from "./combobox.js";
import { find } from "./places.js";

/** @typedef {import("./place-pages.js").Place} Place */

const DECIMALS = 3;

/** @param {HTMLElement} form */
function startBox(form) {
  const [input, list, button] = [form.querySelector("input"), form.querySelector("ul"), form.querySelector("button")];
  if (!input || !list) return;
  const say = createVoice(form);
  const choose = (/** @type {Place} */ place) => goTo(form, place);
  const box = new Combobox({
    input,
    list,
    search: (text, signal) => search(text, signal, say),
    describe: (place) => describe(place, form),
    nameOf: (place) => `${place.name} (${place.department.code})`,
    choose,
    enter: (places) => (places.length === 1 ? box.take(places[0]) : places.length && say("choose", places.length)),
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  button?.addEventListener("click", () => goAround(form, say));
  if (input.value) box.ask();
}

/** @typedef {(key: string, count?: number) => void} Voice Writes one of the page’s sentences beside the box; an empty key, none. */

/** @param {HTMLElement} form @returns {Voice} */
function createVoice(form) {
  const status = form.querySelector("[role=status]");
  const words = readWords(form);
  return (key, count = 0) => {
    if (status) status.textContent = (words[key] ?? "").replace("{count}", String(count));
  };
}

/** @param {HTMLElement} form @returns {Record<string, string>} */
const readWords = (form) => JSON.parse(form.dataset.words ?? "{}");

/** @param {string} text @param {AbortSignal} signal @param {Voice} say */
async function search(text, signal, say) {
  try {
    const found = await find(text, signal);
    say(nameOutcome(text, found), found.places.length);
    return found.places;
  } catch {
    if (!signal.aborted) say("failed");
    return [];
  }
}

/** The key of the sentence to say. @param {string} text @param {{places: Place[], more: boolean, guessed: boolean}} found */
function nameOutcome(text, { places, more, guessed }) {
  if (!text.trim()) return "";
  if (!places.length) return "none";
  if (guessed) return "guessed";
  if (more) return "more";
  return places.length === 1 ? "one" : "count";
}

/** Name, then département and postcodes: what tells homonyms apart. @param {Place} place @param {HTMLElement} form */
function describe(place, form) {
  const codes = place.postcodes.length > 2 ? `${place.postcodes[0]}…` : place.postcodes.join(", ");
  const today = place.old ? `${(readWords(form).today ?? "").replace("{name}", place.name)} · ` : "";
  return [create("b", place.old || place.name), create("span", `${today}${place.department.name} (${place.department.code}) · ${codes}`)];
}

/** @param {string} tag @param {string} text */
function create(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** @param {HTMLElement} form @param {Place} place */
function goTo(form, { insee, name, department, lat, lon }) {
  leave(form, { insee, name, department, lat, lon }, `?lieu=${encodeURIComponent(insee)}`);
}

/** Ask the device. The position goes behind the #, which no server is sent. @param {HTMLElement} form @param {Voice} say */
async function goAround(form, say) {
  say("locating");
  try {
    const here = await locate();
    say("located");
    leave(form, here, `#position=${here.lat.toFixed(DECIMALS)},${here.lon.toFixed(DECIMALS)}`);
  } catch (error) {
    if (!(error instanceof NoPositionError)) throw error;
    say(error.reason);
  }
}

/** @param {HTMLElement} form @param {object} detail @param {string} end of the explorer’s address */
function leave(form, detail, end) {
  if ("stay" in form.dataset) form.dispatchEvent(new CustomEvent("atlas:place", { bubbles: true, detail }));
  else location.assign(/** @type {HTMLFormElement} */ (form).action + end);
}

for (const form of document.querySelectorAll(".place-box")) startBox(/** @type {HTMLElement} */ (form));
