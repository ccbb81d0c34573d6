// Makes elements; text of documents only ever becomes text nodes and attributes that run nothing.

const SAFE = /^(?:\/(?!\/)|#|\?)/; // addresses of this server alone

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "href" && !SAFE.test(value)) continue;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

// "{count} 个" with {count: 3} → "3 个"
export function say(word, values = {}) {
  return word.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { download: name });
  link.href = address;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
