// Makes the search button of the header; the dialog behind it is loaded when it is first wanted.

const FIELDS = "input, textarea, select, [contenteditable]";

/** @param {string} [query] */
async function open(query) {
  const { openSearch } = await import("./search-dialog.js");
  await openSearch(query);
}

/** The link that leads to the lists without a script becomes a button that looks the same. @param {HTMLAnchorElement} link */
function makeButton(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  link.querySelector(".search-without")?.remove();
  button.append(...link.childNodes);
  button.addEventListener("click", () => open());
  link.replaceWith(button);
}

/** "/" where nothing is being typed, Ctrl K or ⌘ K anywhere. @param {KeyboardEvent} event */
function isShortcut(event) {
  if (event.key.toLowerCase() === "k") return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const typing = event.target instanceof Element && event.target.closest(FIELDS);
  return event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** @param {KeyboardEvent} event */
function openOnShortcut(event) {
  if (!isShortcut(event)) return;
  event.preventDefault();
  open();
}

for (const link of document.querySelectorAll("a.search-open")) makeButton(/** @type {HTMLAnchorElement} */ (link));
document.addEventListener("keydown", openOnShortcut);
const wanted = new URLSearchParams(location.search).get("q");
if (wanted) open(wanted);
