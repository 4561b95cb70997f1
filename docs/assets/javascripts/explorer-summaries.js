// What the nearest clubs do: a sentence under each of the first names, from the club's own data file, once a place is chosen.
import { element } from "./elements.js";

const FIRST = 10;

/** @typedef {{text: string, lang: string}} Summary In French where the English is on its way. */

/** @type {Map<string, Promise<Summary | null>>} */
const known = new Map();

/** @param {string} address @returns {Promise<Summary | null>} */
async function load(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const { summary, en } = await answer.json();
    if (typeof summary !== "string") return null;
    return document.documentElement.lang === "en" && en?.summary ? { text: en.summary, lang: "en" } : { text: summary, lang: "fr" };
  } catch {
    return null; // The entry stays as it is: its name leads to the whole record.
  }
}

/** @param {string} address */
function loadOnce(address) {
  if (!known.has(address)) known.set(address, load(address).then((summary) => summary ?? forget(address)));
  return known.get(address);
}

/** What did not answer is asked again the next time. @param {string} address */
function forget(address) {
  known.delete(address);
  return null;
}

/** French signs keep their space, which does not break. @param {string} text */
const setFrench = (text) => text.replace(/ (?=[;:!?»%€])|(?<=«) |(?<=\d) (?=\d{3})/g, "\u00a0");

/** Describe the first clubs of a list, and no other. @param {HTMLElement} list @param {string} folder of the data files */
export function describeFirst(list, folder) {
  const entries = [...list.children];
  for (const entry of entries.slice(FIRST)) entry.querySelector(".does")?.remove();
  const bare = entries.slice(0, FIRST).filter((entry) => !entry.querySelector(".does"));
  for (const entry of /** @type {HTMLElement[]} */ (bare)) describe(entry, `${folder}clubs/${entry.dataset.slug}.json`);
}

/** @param {HTMLElement} entry @param {string} address */
async function describe(entry, address) {
  const line = element("span", { class: "does" });
  entry.append(line);
  const summary = await loadOnce(address);
  if (!summary) return line.remove();
  line.textContent = summary.lang === "fr" ? setFrench(summary.text) : summary.text;
  if (summary.lang !== document.documentElement.lang) line.lang = summary.lang;
}
