// The box that finds a club of the atlas by name, acronym or town, and the record of the one chosen.
import { Combobox } from "./combobox.js";
import { element } from "./elements.js";
import { fold } from "./fold.js";
import { sourcesOf } from "./form-values.js";
import { fill } from "./model-words.js";

/** @typedef {{slug: string, name: string, also: string, town: string, department: string, folded: string}} Club `folded` is all that it is found by. */

const SHOWN = 10;

/** @param {string} address @returns {Promise<Club[]>} */
export async function loadClubs(address) {
  const rows = await loadJson(address);
  return rows.map((/** @type {string[]} */ row) => createClub(row));
}

/** @param {string[]} row @returns {Club} */
function createClub([slug, name, also, town, department]) {
  return { slug, name, also, town, department, folded: ` ${fold(`${name} ${also} ${town} ${department}`)}` };
}

/** The record of a club, from the open data. @param {string} folder @param {string} slug @returns {Promise<import("./form-values.js").Fields>} */
export const loadRecord = (folder, slug) => loadJson(`${folder}${slug}.json`);

/** The sources that the record cites already, by number, and the numbers that new ones will have. @param {HTMLFormElement} form @param {import("./form-values.js").Fields | null} base @param {Record<string, string>} words */
export function numberSources(form, base, words) {
  const known = sourcesOf(base);
  const box = /** @type {HTMLElement} */ (form.querySelector(".form-known"));
  box.hidden = !known.length;
  box.querySelector("ol")?.replaceChildren(...known.map(({ title }) => element("li", {}, [String(title)])));
  for (const [slot, legend] of form.querySelectorAll(".form-source > legend").entries()) {
    legend.textContent = fill(words.form_source_n, { number: known.length + slot + 1 });
  }
}

/** @param {string} address */
async function loadJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

/** The clubs in which each word that was typed begins one, those whose name begins so first. @param {Club[]} clubs @param {string} text */
export function findClubs(clubs, text) {
  const typed = fold(text);
  const words = typed.split(" ").filter(Boolean);
  const found = words.length ? clubs.filter(({ folded }) => words.every((word) => folded.includes(` ${word}`))) : [];
  const first = (/** @type {Club} */ club) => Number(!fold(club.name).startsWith(typed));
  return found.sort((a, b) => first(a) - first(b) || (a.slug < b.slug ? -1 : 1));
}

/** Bind the box; `choose` hears of the club that is taken. @param {HTMLElement} frame @param {Club[]} clubs @param {Record<string, string>} words @param {(club: Club) => void} choose */
export function bindClubs(frame, clubs, words, choose) {
  const [input, list, status] = ["input", "ul", "[role=status]"].map((selector) => /** @type {any} */ (frame.querySelector(selector)));
  const box = new Combobox({
    input,
    list,
    search: async (text) => {
      const found = findClubs(clubs, text);
      status.textContent = text.trim() ? sayCount(found.length, words) : "";
      return found.slice(0, SHOWN);
    },
    describe: (club) => [element("b", {}, [club.name]), element("span", {}, [[club.also, `${club.town} (${club.department})`].filter(Boolean).join(" · ")])],
    nameOf: (club) => club.name,
    choose,
    enter: (found) => found.length === 1 && box.take(found[0]),
  });
}

/** @param {number} count @param {Record<string, string>} words */
function sayCount(count, words) {
  if (count > SHOWN) return fill(words.form_clubs_more, { count: SHOWN });
  return fill(words[`form_clubs_${["none", "one"][count] ?? "many"}`], { count });
}
