// The choices of the explorer: boxes to tick, each with how many clubs it would leave.

/** The codes of each facet of the form. @param {HTMLFormElement} form */
export function knownCodes(form) {
  const known = new Map();
  for (const facet of form.querySelectorAll("[data-facet]")) {
    known.set(facet.dataset.facet, new Set([...facet.querySelectorAll("input")].map((box) => box.value)));
  }
  return known;
}

/** Which property of the map answers each facet. @param {HTMLFormElement} form */
export const keysOf = (form) => new Map([...form.querySelectorAll("[data-facet]")].map((facet) => [facet.dataset.facet, facet.dataset.key]));

/**
 * Put a state into the form.
 * @param {HTMLFormElement} form @param {import("./explorer-state.js").State} state @param {boolean} placed  whether distances are known
 */
export function fillForm(form, state, placed) {
  for (const box of form.querySelectorAll("[data-facet] input")) box.checked = state.chosen.get(box.name)?.has(box.value) ?? false;
  form.elements.words.value = state.words;
  form.elements.least.value = state.members[0] ?? "";
  form.elements.most.value = state.members[1] ?? "";
  form.elements.radius.value = state.radius ?? "";
  form.elements.sort.value = state.sort || (placed ? "distance" : "name");
}

/** Take what the form says into a state. @param {HTMLFormElement} form @param {import("./explorer-state.js").State} state */
export function readForm(form, state) {
  const chosen = new Map();
  for (const box of form.querySelectorAll("[data-facet] input:checked")) {
    chosen.set(box.name, (chosen.get(box.name) ?? new Set()).add(box.value));
  }
  const number = (field) => (field.value === "" || !field.validity.valid ? null : Number(field.value));
  const { words, least, most, radius, sort } = form.elements;
  return { ...state, chosen, words: words.value, members: [number(least), number(most)], radius: number(radius), sort: sort.value };
}

/** Show the counts, and dim what would give nothing. @param {HTMLFormElement} form @param {Map<string, Map<string, number>>} counts */
export function showCounts(form, counts) {
  for (const box of form.querySelectorAll("[data-facet] input")) {
    const number = counts.get(box.name)?.get(box.value) ?? 0;
    const label = box.closest("label");
    label.querySelector(".count").textContent = String(number);
    label.classList.toggle("empty", number === 0 && !box.checked);
  }
}

/**
 * The choices in force as buttons that take them back.
 * @param {HTMLElement} place @param {HTMLFormElement} form @param {() => void} changed
 */
export function showChosen(place, form, changed) {
  const boxes = [...form.querySelectorAll("[data-facet] input:checked")];
  place.replaceChildren(
    ...boxes.map((box) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${box.closest("label").querySelector(".words").textContent} ×`;
      button.setAttribute("aria-label", place.dataset.remove.replace("{choice}", box.closest("label").querySelector(".words").textContent));
      button.addEventListener("click", () => {
        box.checked = false;
        changed();
        (place.querySelector("button") ?? form.elements.words).focus();
      });
      return button;
    }),
  );
}
