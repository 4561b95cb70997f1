// Narrows a list to the entries that hold the words typed; the list is whole without it.
import { fold } from "./fold.js";

/** @param {HTMLFormElement} form */
function startFilter(form) {
  const list = document.getElementById(form.dataset.target ?? "");
  const field = form.querySelector("input");
  const output = form.querySelector("output");
  if (!list || !field || !output) return;
  const items = [...list.children].map((element) => ({ element, text: fold(element.textContent ?? "") }));
  field.value = new URLSearchParams(location.search).get(field.name) ?? "";
  const apply = () => say(output, narrow(items, field.value), items.length);
  form.addEventListener("input", () => {
    apply();
    remember(field);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

/** Hide what lacks one of the words; how many are left. @param {{element: Element, text: string}[]} items @param {string} wanted */
function narrow(items, wanted) {
  const words = fold(wanted).split(/\s+/).filter(Boolean);
  for (const { element, text } of items) element.toggleAttribute("hidden", !words.every((word) => text.includes(word)));
  return items.filter(({ element }) => !element.hasAttribute("hidden")).length;
}

/** @param {HTMLOutputElement} output @param {number} shown @param {number} all */
function say(output, shown, all) {
  const words = (shown ? output.dataset.words : output.dataset.none) ?? "";
  output.textContent = words.replace("{shown}", String(shown)).replace("{all}", String(all));
}

/** Keep the words in the address, so that the link shows the same list. @param {HTMLInputElement} field */
function remember(field) {
  const query = new URLSearchParams(location.search);
  if (field.value) query.set(field.name, field.value);
  else query.delete(field.name);
  const text = query.toString();
  history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
}

for (const form of document.querySelectorAll("form.list-filter")) startFilter(/** @type {HTMLFormElement} */ (form));
