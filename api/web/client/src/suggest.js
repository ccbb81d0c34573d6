// A search box with suggestions, as the ARIA pattern of a combobox asks: arrows, Enter, Escape.

import { el, fill, say } from "./dom.js";
import { Failed, json } from "./net.js";

const KINDS = "plan,task,agency,group,platform,indicator,target,document,region";
const WAIT = 150; // milliseconds after the last letter
let count = 0;

export function suggest({ label, hint, words, choose, keep = false }) {
  const id = `suggest-${++count}`;
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = el("input", {
    id, type: "search", role: "combobox", autocomplete: "off", placeholder: hint, "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": `${id}-list`,
  });
  const status = el("span", { class: "hidden", role: "status" });
  const box = el("div", { class: "suggest" }, el("label", { for: id }, label), input, list, status);
  let items = [];
  let active = -1;
  let timer = 0;
  let asked = 0;
  let answered = ""; // what the items are for

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    active = (next + items.length) % items.length;
    list.querySelectorAll("[role=option]").forEach((one, i) => one.setAttribute("aria-selected", String(i === active)));
    const option = list.querySelector("[aria-selected=true]");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const take = (item) => {
    clearTimeout(timer);
    asked += 1;
    close();
    input.value = keep ? item.label : "";
    choose({ id: `${item.kind}/${item.key}`, label: item.label });
  };
  const show = (groups) => {
    items = groups.flatMap((group) => group.items);
    const options = items.map((item, i) =>
      el("li", { id: `${id}-${i}`, role: "option", "aria-selected": "false", onpointerdown: (event) => (event.preventDefault(), take(item)) },
        el("span", { class: `kind ${item.kind}` }, words[`kind_${item.kind}`] ?? item.kind),
        el("span", { lang: "zh-Hans" }, item.label || item.text),
        item.region_label || item.plan_label ? el("span", { class: "quiet small", lang: "zh-Hans" }, item.region_label || item.plan_label) : null));
    fill(list, options.length ? options : el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "quiet" }, words.no_results));
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
    status.textContent = items.length ? say(words.hits, { count: items.length }) : words.no_results;
  };
  const ask = async () => {
    const q = input.value.trim();
    const mine = ++asked;
    if (!q) return close();
    try {
      const found = await json(`/api/search?q=${encodeURIComponent(q)}&kind=${KINDS}&limit=4`);
      if (mine === asked) (answered = q), show(found.groups);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      if (mine === asked) show([]);
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", async (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) await ask();
      if (items.length && !list.hidden) mark(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      if (list.hidden || answered !== input.value.trim()) await ask();
      const item = items[Math.max(active, 0)];
      if (item && !list.hidden) take(item);
    }
  });
  return { box, input };
}
