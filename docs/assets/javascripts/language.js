// Takes the filters and the place on the page along to the other language: both editions name them alike.

/** @param {Event} event */
function takeAlong(event) {
  const link = event.currentTarget;
  const target = new URL(link.href);
  link.href = `${target.origin}${target.pathname}${location.search}${location.hash}`;
}

for (const link of document.querySelectorAll("a.language-switch")) link.addEventListener("click", takeAlong);
