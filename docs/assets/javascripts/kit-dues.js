// What a year of dues brings in, in euros of 2025 and francs of 1997, against the most usual case of the study.
import { fill } from "./model-words.js";

/** @typedef {{companies: number, francs: number, euros: number}} Income  a year's; francs of 1997, euros of 2025 */

/** @param {number} companies @param {number} dues  a company's a year @param {"francs" | "euros"} currency @param {number} rate  euros of 2025 to a franc of 1997 @returns {Income} */
export function computeIncome(companies, dues, currency, rate) {
  const total = companies * dues;
  return currency === "euros" ? { companies, euros: total, francs: total / rate } : { companies, euros: total * rate, francs: total };
}

/** Where an income stands against the study's limits: itself allowed, nothing where it gives none. @param {number} francs @param {DOMStringMap} data */
export function judge(francs, { low, high, below, within, above }) {
  if (low === undefined || high === undefined) return "";
  if (francs < Number(low)) return below ?? "";
  return (francs > Number(high) ? above : within) ?? "";
}

/** @param {HTMLFormElement} form @returns {Income} */
function readIncome(form) {
  const answers = new FormData(form);
  const currency = answers.get("currency") === "euros" ? "euros" : "francs";
  return computeIncome(Number(answers.get("companies")), Number(answers.get("dues")), currency, Number(form.dataset.rate));
}

/** @param {Income} income @param {DOMStringMap} data */
function sayIncome(income, data) {
  const [companies, euros, francs] = [income.companies, income.euros, income.francs].map(sayNumber);
  return `${fill(data.total ?? "", { companies, euros, francs })} ${judge(income.francs, data)}`;
}

/** @param {number} value */
const sayNumber = (value) => Math.round(value).toLocaleString(document.documentElement.lang);

/** Show the form and answer it at every change. @param {HTMLFormElement} form */
export function createDues(form) {
  const place = /** @type {HTMLElement} */ (form.querySelector("output"));
  const answer = () => {
    place.textContent = form.checkValidity() ? sayIncome(readIncome(form), form.dataset) : (form.dataset.unclear ?? "");
  };
  form.addEventListener("input", answer);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  answer();
}
