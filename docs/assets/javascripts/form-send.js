// The file leaves the page: copied, downloaded, or as an address that opens the repository with everything filled in.
import { saveFile } from "./explorer-share.js";
import { fill } from "./model-words.js";

/** @typedef {import("./form-values.js").Way} Way */
/** @typedef {{slug: string, text: string, way: Way, title: string}} File */

/** Hosts refuse longer addresses. */
const LONGEST = 6000;

/** The address of a new file, filled in. @param {string} repository @param {File} file */
export const addressOfFile = (repository, { slug, text }) => `${repository}/new/main/clubs?${query({ filename: `${slug}.yml`, value: text })}`;

/** The address of a message, filled in. @param {string} repository @param {File} file */
export const addressOfIssue = (repository, { title, text }) => `${repository}/issues/new?${query({ title, body: `\`\`\`yaml\n${text}\`\`\`\n` })}`;

/** @param {Record<string, string>} values */
const query = (values) => Object.entries(values).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");

/** Show the file and the ways to send it, and move the keyboard there. @param {HTMLElement} page @param {File} file */
export function showFile(page, file) {
  const ready = /** @type {HTMLElement} */ (page.querySelector(".form-ready"));
  /** @type {HTMLTextAreaElement} */ (find(ready, "#form-file")).value = file.text;
  find(ready, ".form-file-name").textContent = `${file.slug}.yml`;
  find(ready, ".form-copied").textContent = "";
  if (page.dataset.repository) showLinks(ready, page.dataset.repository, file);
  ready.hidden = false;
  find(ready, "h2").focus();
}

/** @param {HTMLElement} ready @param {string} repository @param {File} file */
function showLinks(ready, repository, file) {
  const [whole, message] = [addressOfFile(repository, file), addressOfIssue(repository, file)];
  const fits = { file: file.way === "add" && whole.length <= LONGEST, issue: message.length <= LONGEST };
  setLink(find(ready, ".form-send-file"), whole, fits.file);
  setLink(find(ready, ".form-send-issue"), message, fits.issue);
  setLink(find(ready, ".form-send-empty"), `${repository}/issues/new?${query({ title: file.title })}`, true);
  find(ready, ".form-short").hidden = !fits.file && !fits.issue;
  find(ready, ".form-long").hidden = fits.issue;
}

/** @param {HTMLElement} link @param {string} address @param {boolean} shown */
function setLink(link, address, shown) {
  /** @type {HTMLAnchorElement} */ (link).href = address;
  const item = link.closest("li");
  if (item) item.hidden = !shown;
}

/** Copy and download, as the buttons say. @param {HTMLElement} page @param {Record<string, string>} words */
export function listenToSend(page, words) {
  const area = /** @type {HTMLTextAreaElement} */ (find(page, "#form-file"));
  find(page, "[data-action=copy]").addEventListener("click", () => copy(area, find(page, ".form-copied"), words));
  find(page, "[data-action=download]").addEventListener("click", () => {
    saveFile(find(page, ".form-file-name").textContent ?? "", "application/yaml;charset=utf-8", area.value);
  });
}

/** @param {HTMLTextAreaElement} area @param {HTMLElement} status @param {Record<string, string>} words */
async function copy(area, status, words) {
  try {
    await navigator.clipboard.writeText(area.value);
    status.textContent = words.form_copied;
  } catch {
    area.select();
    status.textContent = words.form_copy_failed;
  }
}

/** The title of a message. @param {Record<string, string>} words @param {Way} way @param {string} name */
export const createTitle = (words, way, name) => fill(words[`form_title_${way}`], { name });

/** @param {ParentNode} parent @param {string} selector @returns {HTMLElement} */
const find = (parent, selector) => /** @type {HTMLElement} */ (parent.querySelector(selector));
