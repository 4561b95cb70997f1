// What a reader takes away: the link, the clubs shown as a file, the frame for another site.

/** @param {HTMLElement} status @param {Record<string, string>} words */
export async function copyLink(status, words) {
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = words.copied;
  } catch {
    status.textContent = `${words.copy_failed} ${location.href}`;
  }
}

/** Give a file to the browser. @param {string} name @param {string} type @param {string} content */
export function saveFile(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The rows of a CSV, quoted line ends included; each as it stands in the file. @param {string} text */
export function splitRows(text) {
  const rows = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '"') quoted = !quoted;
    if (text[i] === "\n" && !quoted) {
      rows.push(text.slice(start, i + 1));
      start = i + 1;
    }
  }
  return start < text.length ? [...rows, text.slice(start)] : rows;
}

/** Only the clubs shown, from the open data of the whole atlas. @param {string} text @param {Set<string>} slugs */
export function filterCsv(text, slugs) {
  const [head, ...rows] = splitRows(text);
  return head + rows.filter((row) => slugs.has(row.slice(0, row.indexOf(",")).replaceAll('"', ""))).join("");
}

/** @param {string} text @param {Set<string>} slugs */
export function filterGeojson(text, slugs) {
  const collection = JSON.parse(text);
  const features = collection.features.filter((feature) => slugs.has(feature.properties.slug));
  return `${JSON.stringify({ ...collection, features }, null, 1)}\n`;
}

/**
 * @param {"csv" | "geojson"} format @param {string} folder  of the open data @param {Set<string>} slugs
 * @param {HTMLElement} status @param {Record<string, string>} words
 */
export async function download(format, folder, slugs, status, words) {
  status.textContent = words.downloading;
  try {
    const answer = await fetch(`${folder}clubs.${format}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    if (format === "csv") saveFile("clubs.csv", "text/csv", filterCsv(text, slugs));
    else saveFile("clubs.geojson", "application/geo+json", filterGeojson(text, slugs));
    status.textContent = "";
  } catch {
    status.textContent = words.data_failed;
  }
}

/** The code of a frame that shows the same clubs elsewhere. @param {string} query  of the state @param {string} title */
export function frameCode(query, title) {
  const address = new URL(`?${query ? `${query}&` : ""}embed=1`, location.href);
  const escaped = address.href.replaceAll("&", "&amp;").replaceAll('"', "%22");
  return `<iframe src="${escaped}" title="${title}" width="100%" height="560" loading="lazy" style="border:0"></iframe>`;
}
