// Shows what an acronym means beside it, on focus and on hover; without it the link leads to the glossary.

const BUBBLE = "term-bubble";
let timer = 0;

/** @returns {HTMLElement} The one bubble of the page, made when it is first needed. */
function findBubble() {
  const found = document.getElementById(BUBBLE);
  if (found) return found;
  const bubble = document.createElement("span");
  bubble.id = BUBBLE;
  bubble.setAttribute("role", "tooltip");
  bubble.hidden = true;
  bubble.addEventListener("pointerenter", () => clearTimeout(timer));
  bubble.addEventListener("pointerleave", hideSoon);
  (document.querySelector("article") ?? document.body).append(bubble);
  return bubble;
}

/** @param {HTMLElement} term */
function show(term) {
  clearTimeout(timer);
  hide();
  const bubble = findBubble();
  bubble.textContent = term.dataset.explain ?? "";
  bubble.hidden = false;
  term.setAttribute("aria-describedby", BUBBLE);
  place(bubble, term.getBoundingClientRect());
}

/** Below the word, inside the window; above it when there is no room below. @param {HTMLElement} bubble @param {DOMRect} word */
function place(bubble, word) {
  const room = document.documentElement.clientWidth - bubble.offsetWidth - 8;
  const below = word.bottom + bubble.offsetHeight + 8 < window.innerHeight;
  bubble.style.left = `${Math.max(8, Math.min(word.left, room))}px`;
  bubble.style.top = `${below ? word.bottom + 4 : word.top - bubble.offsetHeight - 4}px`;
}

function hide() {
  const bubble = document.getElementById(BUBBLE);
  if (!bubble || bubble.hidden) return;
  bubble.hidden = true;
  document.querySelector(`[aria-describedby="${BUBBLE}"]`)?.removeAttribute("aria-describedby");
}

/** The bubble stays by its word while the page scrolls. */
function follow() {
  const term = document.querySelector(`[aria-describedby="${BUBBLE}"]`);
  if (term) place(findBubble(), term.getBoundingClientRect());
}

/** Late enough to let the pointer reach the bubble. */
function hideSoon() {
  clearTimeout(timer);
  timer = setTimeout(hide, 250);
}

/** @param {Event} event @returns {HTMLElement | null} */
const termOf = (event) => (event.target instanceof Element ? event.target.closest("a.term") : null);

/** @param {Event} event */
function enter(event) {
  const term = termOf(event);
  if (term) show(term);
}

/** @param {Event} event */
function leave(event) {
  if (termOf(event)) hideSoon();
}

document.addEventListener("pointerover", enter);
document.addEventListener("pointerout", leave);
document.addEventListener("focusin", enter);
document.addEventListener("focusout", leave);
document.addEventListener("scroll", follow, { passive: true });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
