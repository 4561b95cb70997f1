// Up to four clubs and the plan, side by side.
import { element } from "./elements.js";
import { createName, percent, sayFate } from "./model-result.js";
import { sayValue } from "./model-words.js";
import { compare } from "./similar.js";

/** @typedef {import("./similar.js").Club} Club */
/** @typedef {import("./similar.js").Features} Features */
/** @typedef {import("./similar.js").Part} Part */
/** @typedef {import("./model-words.js").Words} Words */

/** A table with one line for each part that the plan or a club states. @param {Features} plan @param {Club[]} clubs @param {{parts: Part[], words: Words, folder: string}} around */
export function createComparison(plan, clubs, around) {
  const { parts, words } = around;
  const columns = [plan, ...clubs.map(({ features }) => features)];
  const stated = parts.filter(({ key }) => columns.some((features) => key in features));
  const comparisons = clubs.map(({ features }) => compare(parts, plan, features));
  return element("table", { class: "compare-table" }, [
    element("thead", {}, [createHead(clubs, around)]),
    element("tbody", {}, [
      createRow(words.strings.models_alike, ["", ...comparisons.map(({ likeness }) => percent(likeness, words))]),
      createRow(words.strings.models_compared, ["", ...comparisons.map(({ confidence }) => percent(confidence, words))]),
      ...stated.map(({ key }) => createRow(words.labels.part[key], columns.map((features) => (key in features ? sayValue(key, features[key], words) : "")), words.strings.models_unsaid)),
      createRow(words.strings.models_fate, ["", ...clubs.map((club) => sayFate(club, words))]),
    ]),
  ]);
}

/** @param {Club[]} clubs @param {{words: Words, folder: string}} around */
function createHead(clubs, around) {
  const corner = element("td", {}, []);
  const plan = element("th", { scope: "col" }, [around.words.strings.models_ours]);
  return element("tr", {}, [corner, plan, ...clubs.map((club) => element("th", { scope: "col" }, createName(club, around)))]);
}

/** @param {string} name @param {string[]} cells @param {string} [silent] What stands where nothing is stated. */
function createRow(name, cells, silent = "") {
  return element("tr", {}, [element("th", { scope: "row" }, [name]), ...cells.map((cell) => element("td", cell ? {} : { class: "silent" }, [cell || silent]))]);
}
