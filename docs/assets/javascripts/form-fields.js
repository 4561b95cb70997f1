// The questions on the page: what stands in them, which are asked, and what is wrong beside each.

/** @typedef {import("./form-values.js").Question} Question */
/** @typedef {import("./form-values.js").Texts} Texts */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */
/** @typedef {{name: string, text: string}} Told A fault in words. */

/** The frame of a question. @param {ParentNode} page @param {string} name @returns {HTMLElement} */
export const frameOf = (page, name) => /** @type {HTMLElement} */ (page.querySelector(`[data-question="${name}"]`));

/** @param {ParentNode} frame @returns {Field[]} */
const fieldsOf = (frame) => [...frame.querySelectorAll(":is(input, select, textarea):not([type=hidden])")].map((field) => /** @type {Field} */ (field));

/** What is typed, by question; the commune chosen stands under `town` and `insee`. @param {HTMLFormElement} form @param {Question[]} questions @returns {Texts} */
export function readFields(form, questions) {
  const texts = Object.fromEntries(questions.map(({ name }) => [name, readField(frameOf(form, name))]));
  return { ...texts, town: hiddenOf(form, "town").value, insee: hiddenOf(form, "insee").value };
}

/** @param {HTMLElement} frame */
function readField(frame) {
  const fields = fieldsOf(frame);
  const ticked = fields.filter((field) => field.type === "checkbox" && /** @type {HTMLInputElement} */ (field).checked);
  return fields[0].type === "checkbox" ? ticked.map(({ value }) => value).join(" ") : fields[0].value.trim();
}

/** @param {HTMLFormElement} form @param {string} name */
const hiddenOf = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** Put texts into the form; a question without one is emptied. @param {HTMLFormElement} form @param {Question[]} questions @param {Texts} texts */
export function fillFields(form, questions, texts) {
  for (const { name } of questions) fillField(frameOf(form, name), texts[name] ?? "");
  hiddenOf(form, "town").value = texts.town ?? "";
  hiddenOf(form, "insee").value = texts.insee ?? "";
  for (const details of form.querySelectorAll("details")) details.open = readAny(details);
}

/** @param {HTMLElement} details */
const readAny = (details) => fieldsOf(details).some((field) => (field.type === "checkbox" ? /** @type {HTMLInputElement} */ (field).checked : field.value));

/** @param {HTMLElement} frame @param {string} text */
function fillField(frame, text) {
  for (const field of fieldsOf(frame)) {
    if (field.type === "checkbox") /** @type {HTMLInputElement} */ (field).checked = text.split(" ").includes(field.value);
    else field.value = text;
  }
}

/** Leave in sight only what is asked. @param {HTMLFormElement} form @param {Question[]} questions @param {Question[]} asked */
export function showAsked(form, questions, asked) {
  for (const question of questions) frameOf(form, question.name).hidden = !asked.includes(question);
  for (const group of form.querySelectorAll("[data-group]")) {
    const frames = [...group.querySelectorAll("[data-question]")];
    group.toggleAttribute("hidden", frames.every((frame) => frame.hasAttribute("hidden")));
  }
}

/** Say at a question what is wrong with its answer, or that nothing is. @param {ParentNode} page @param {string} name @param {string[]} texts */
export function showFault(page, name, texts) {
  const frame = frameOf(page, name);
  const line = /** @type {HTMLElement} */ (frame.querySelector(".form-fault"));
  line.hidden = !texts.length;
  line.textContent = texts.join(" · ");
  if (texts.length) reveal(frame);
  const described = frame instanceof HTMLFieldSetElement ? frame : fieldsOf(frame)[0];
  const others = (described.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== line.id);
  described.setAttribute("aria-describedby", [...(texts.length ? [line.id] : []), ...others].join(" "));
  for (const field of fieldsOf(frame)) markInvalid(field, texts.length > 0);
}

/** @param {Field} field @param {boolean} invalid */
function markInvalid(field, invalid) {
  if (invalid) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/** Move the keyboard to the answer of a question, opening what hides it. @param {ParentNode} page @param {string} name */
export function focusQuestion(page, name) {
  const frame = frameOf(page, name);
  reveal(frame);
  fieldsOf(frame)[0].focus();
}

/** Open what hides a question. @param {HTMLElement} frame */
function reveal(frame) {
  const details = frame.closest("details");
  if (details) details.open = true;
}

/** The list of all faults above the form, each a link to its question; the keyboard goes there. @param {HTMLElement} page @param {string} title @param {Told[]} told */
export function showSummary(page, title, told) {
  const box = /** @type {HTMLElement} */ (page.querySelector(".form-faults"));
  box.hidden = !told.length;
  /** @type {HTMLElement} */ (box.querySelector("h2")).textContent = title;
  /** @type {HTMLElement} */ (box.querySelector("ul")).replaceChildren(...told.map((one) => createItem(page, one)));
  if (told.length) box.focus();
}

/** @param {HTMLElement} page @param {Told} told */
function createItem(page, { name, text }) {
  const [item, link] = [document.createElement("li"), document.createElement("a")];
  link.href = `#${fieldsOf(frameOf(page, name))[0].id}`;
  link.textContent = `${labelOf(page, name)} : ${text}`.replace(" :", document.documentElement.lang === "fr" ? "\u00a0:" : ":");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    focusQuestion(page, name);
  });
  item.append(link);
  return item;
}

/** The words of a question, without what stands beside them. @param {ParentNode} page @param {string} name */
function labelOf(page, name) {
  const label = frameOf(page, name).querySelector("label, legend");
  return label?.firstChild?.textContent?.trim() || label?.textContent?.trim() || "";
}
