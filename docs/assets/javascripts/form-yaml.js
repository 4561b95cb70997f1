// Writes a record as YAML: every text in double quotes, so that nothing typed can mean anything else.

/** @typedef {string | number | boolean | Value[] | {[key: string]: Value}} Value */

/** What JSON leaves as it is and YAML takes for a line end, a mark or a fault. */
const RAW = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A mapping as lines of YAML. @param {{[key: string]: Value}} record @returns {string} */
export const writeYaml = (record) => `${writeMapping(record).join("\n")}\n`;

/** @param {{[key: string]: Value}} mapping @returns {string[]} */
const writeMapping = (mapping) => Object.entries(mapping).flatMap(([key, value]) => writeUnder(`${key}:`, value));

/** A value after what leads to it, on the same line if it fits there. @param {string} head @param {Value} value @returns {string[]} */
function writeUnder(head, value) {
  if (typeof value !== "object") return [`${head} ${writeScalar(value)}`];
  const lines = Array.isArray(value) ? value.flatMap(writeItem) : writeMapping(value);
  return lines.length ? [head, ...lines.map((line) => `  ${line}`)] : [`${head} ${Array.isArray(value) ? "[]" : "{}"}`];
}

/** @param {Value} item @returns {string[]} */
function writeItem(item) {
  if (typeof item !== "object") return [`- ${writeScalar(item)}`];
  const [first, ...rest] = Array.isArray(item) ? item.flatMap(writeItem) : writeMapping(item);
  return first === undefined ? [`- ${Array.isArray(item) ? "[]" : "{}"}`] : [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

/** A text as a JSON string, which YAML reads alike but for a few signs. @param {string | number | boolean} value */
function writeScalar(value) {
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value).replace(RAW, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
