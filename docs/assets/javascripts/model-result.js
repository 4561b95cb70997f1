// One proposed model: why, in what it differs, how it fared, and its score part by part.
import { element, mark } from "./elements.js";
import { fill, sayReasons, sayValue } from "./model-words.js";
import { listDifferences, listReasons } from "./similar.js";

/** @typedef {import("./similar.js").Match} Match */
/** @typedef {import("./similar.js").Club} Club */
/** @typedef {import("./model-words.js").Words} Words */
/** @typedef {{words: Words, folder: string, chosen: string[], choose: (slug: string, on: boolean) => void}} Around */

const REASONS = 5;
const DIFFERENCES = 2;

/** A share in percent. @param {number} share @param {Words} words */
export const percent = (share, words) => fill(words.strings.models_percent, { share: Math.round(100 * share) });

/** How the club stood at the end of 1997, or that it is one of today. @param {Club} club @param {Words} words */
export function sayFate(club, words) {
  if (club.current) return club.ended ? words.strings.models_ended : words.strings.models_current;
  return club.situation ? fill(words.strings.model_fate, { situation: words.labels.situation[club.situation] }) : "";
}

/** @param {Club} club */
function categoryOf({ features }) {
  if (features.spread === "one") return "B1";
  return { yes: "B3", no: "B2" }[String(features.link)] ?? "";
}

/** Mark, link and place of a club. @param {Club} club @param {{words: Words, folder: string}} around @returns {(Node | string)[]} */
export function createName(club, { words, folder }) {
  const foreign = words.language === "fr" ? {} : { lang: "fr" };
  const link = element("a", { href: `${folder}${club.slug}/`, ...foreign }, [club.name]);
  const place = element("span", { class: "where" }, [`${club.town} (${club.department})`]);
  return [mark(String(club.features.territory ?? ""), categoryOf(club), club.recent), " ", link, " ", place];
}

/** @param {Match} match @param {Around} around */
export function createResult(match, around) {
  const { comparison, club } = match;
  const { words } = around;
  const share = { likeness: Math.round(100 * comparison.likeness), confidence: Math.round(100 * comparison.confidence) };
  const differences = sayReasons(listDifferences(comparison).slice(0, DIFFERENCES), words);
  const fate = element("strong", { class: `fate ${club.situation ?? ""}` }, [sayFate(club, words)]);
  return element("li", { class: "card model" }, [
    element("h3", {}, createName(club, around)),
    element("p", { class: "share" }, [createBar(comparison), ` ${fill(words.strings.model_likeness, share)} · `, fate]),
    element("p", { class: "why" }, [sayReasons(listReasons(comparison).slice(0, REASONS), words), differences ? `${words.strings.model_between} ` : "", element("span", { class: "but" }, [differences && fill(words.strings.model_but, { differences })])]),
    createChoice(club, around),
    createParts(match, words),
    ...createTwins(match, around),
  ]);
}

/** The score as a length; the words beside it say the same. @param {import("./similar.js").Comparison} comparison */
function createBar({ score, confidence }) {
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--score", String(score));
  bar.style.setProperty("--confidence", String(confidence));
  return bar;
}

/** @param {Match} match @param {Around} around */
function createTwins({ twins }, around) {
  if (!twins.length) return [];
  const key = twins.length > 1 ? "model_twins" : "model_twin";
  const items = twins.map((club) => element("li", {}, createName(club, around)));
  return [element("details", {}, [element("summary", {}, [fill(around.words.strings[key], { count: twins.length })]), element("ul", { class: "entries" }, items)])];
}

/** The score part by part. @param {Match} match @param {Words} words */
function createParts({ comparison }, words) {
  const { strings } = words;
  const head = ["models_part", "models_ours", "models_theirs", "models_alike", "models_weight"].map((key) => element("th", { scope: "col" }, [strings[key]]));
  const rows = comparison.parts.map(({ part, ours, theirs, likeness }) => [words.labels.part[part.key], sayValue(part.key, ours, words), sayValue(part.key, theirs, words), percent(likeness, words), String(part.weight)]);
  const body = rows.map(([name, ...cells]) => element("tr", {}, [element("th", { scope: "row" }, [name]), ...cells.map((cell, place) => element("td", { "data-label": strings[["models_ours", "models_theirs", "models_alike", "models_weight"][place]] }, [cell]))]));
  const table = element("table", { class: "parts-table stacked" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, body)]);
  return element("details", {}, [element("summary", {}, [strings.models_detail]), table]);
}

/** @param {Club} club @param {Around} around */
function createChoice(club, { words, chosen, choose }) {
  const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", name: "compare", value: club.slug, checked: chosen.includes(club.slug) }));
  box.addEventListener("change", () => choose(club.slug, box.checked));
  return element("p", { class: "choice" }, [element("label", {}, [box, ` ${words.strings.models_compare} `, element("span", { class: "hidden" }, [club.name])])]);
}
