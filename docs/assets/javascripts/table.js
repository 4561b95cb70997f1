// Sorts and filters the table of clubs; the page is whole without it.
import { fold } from "./fold.js";

/** @typedef {{rows: HTMLTableRowElement[], form: HTMLFormElement, table: HTMLTableElement, count: HTMLOutputElement}} Parts */

const FILTERS = ["territory", "category", "kind", "situation"];

/** @returns {Parts | null} */
function findParts() {
  const table = document.querySelector("table.clubs-table");
  const form = document.querySelector("form.table-tools");
  const count = document.querySelector("output.table-count");
  return table && form && count ? { table, form, count, rows: [...table.tBodies[0].rows] } : null;
}

/** The choices of the form, empty ones left out. @param {HTMLFormElement} form */
function readChoices(form) {
  const choices = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value) choices.set(name, String(value));
  }
  return choices;
}

/** @param {HTMLTableRowElement} row @param {URLSearchParams} choices */
function answers(row, choices) {
  const words = fold(choices.get("words") ?? "").split(/\s+/).filter(Boolean);
  const text = fold(row.textContent ?? "");
  return words.every((word) => text.includes(word)) && FILTERS.every((name) => !choices.has(name) || row.dataset[name] === choices.get(name));
}

/** @param {Parts} parts */
function applyFilter({ rows, form, count }) {
  const choices = readChoices(form);
  for (const row of rows) row.hidden = !answers(row, choices);
  const shown = rows.filter((row) => !row.hidden).length;
  const words = shown ? count.dataset.words : count.dataset.none;
  count.textContent = (words ?? "").replace("{shown}", String(shown)).replace("{all}", String(rows.length));
  return choices;
}

/** The value a cell is sorted by. @param {HTMLTableRowElement} row @param {number} column @param {string} kind */
function sortKey(row, column, kind) {
  const cell = row.cells[column];
  if (kind === "number") return cell.dataset.value ? Number(cell.dataset.value) : null;
  return (cell.textContent ?? "").trim() || null;
}

/** Rows without a value stay last, whichever way the others go. */
function compare(a, b, direction, collator) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction * (typeof a === "number" ? a - b : collator.compare(a, b));
}

/** @param {Parts} parts @param {HTMLTableCellElement} header @param {"ascending" | "descending"} order */
function sortBy({ table, rows }, header, order) {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const kind = header.dataset.kind ?? "text";
  const keyed = rows.map((row) => ({ row, key: sortKey(row, header.cellIndex, kind) }));
  keyed.sort((a, b) => compare(a.key, b.key, order === "ascending" ? 1 : -1, collator));
  table.tBodies[0].append(...keyed.map(({ row }) => row));
  for (const other of table.tHead?.rows[0].cells ?? []) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", order);
}

/** Put a button in each column title. @param {Parts} parts @param {() => void} remember */
function addSorting(parts, remember) {
  for (const header of parts.table.tHead?.rows[0].cells ?? []) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = header.dataset.label ?? "";
    button.append(...header.childNodes);
    button.addEventListener("click", () => {
      sortBy(parts, header, header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");
      remember();
    });
    header.append(button);
  }
}

/** Write the choices and the order into the address, so that the link shows the same table. @param {Parts} parts @param {URLSearchParams} choices */
function rememberState({ table }, choices) {
  const sorted = table.querySelector("th[aria-sort]");
  if (sorted) choices.set("sort", (sorted.getAttribute("aria-sort") === "descending" ? "-" : "") + sorted.dataset.key);
  const query = choices.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

/** Take the choices and the order from the address. @param {Parts} parts */
function restoreState(parts) {
  const wanted = new URLSearchParams(location.search);
  for (const field of parts.form.elements) {
    if (field.name && wanted.has(field.name)) field.value = wanted.get(field.name) ?? "";
  }
  const sort = wanted.get("sort") ?? "";
  const header = parts.table.querySelector(`th[data-key="${CSS.escape(sort.replace(/^-/, ""))}"]`);
  if (header) sortBy(parts, header, sort.startsWith("-") ? "descending" : "ascending");
}

function start() {
  const parts = findParts();
  if (!parts) return;
  const update = () => rememberState(parts, applyFilter(parts));
  addSorting(parts, update);
  restoreState(parts);
  applyFilter(parts);
  parts.form.hidden = false;
  parts.form.addEventListener("input", update);
  parts.form.addEventListener("submit", (event) => event.preventDefault());
  parts.form.addEventListener("reset", () => setTimeout(update));
}

start();
