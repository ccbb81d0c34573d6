// The page /query: an editor in the place of the text field, answers without loading the page anew, links that last.

import { Answer } from "./answer.js";
import { el, fill } from "./dom.js";
import { editor } from "./editor.js";
import { cached, Failed, parsed, plain, spoken } from "./net.js";

const form = document.getElementById("ask");
const field = document.getElementById("query");
const place = document.getElementById("answer");
const { lang, nonce } = form.dataset;
const words = JSON.parse(form.dataset.words);
const vocabulary = cached("/api/vocabulary").catch(() => ({ terms: [], prefixes: {} }));
const answer = new Answer(place, { words, lang, vocabulary });
const link = el("a", { href: "/query" }, words.query_link);
let turn = 0;

const box = el("div", { class: "editor" });
field.hidden = true;
form.querySelector("label[for=query]")?.remove();
field.after(box, el("p", { class: "quiet small" }, words.editor_help));
form.querySelector("button").after(" ", link);
const edited = editor({ parent: box, text: field.value, words, nonce, vocabulary, run: () => run() });

function permanent(query) {
  const found = new URLSearchParams({ query });
  if (lang !== "zh") found.set("lang", lang);
  return `/query?${found}`;
}

async function run() {
  const query = edited.text;
  const mine = ++turn;
  history.replaceState(null, "", permanent(query));
  link.setAttribute("href", permanent(query));
  edited.clear();
  place.setAttribute("aria-busy", "true");
  fill(place, el("p", { class: "quiet", role: "status" }, words.working));
  try {
    const found = await ask(query);
    if (mine !== turn) return;
    if (found.text === undefined) await answer.table(found, query);
    else await answer.graph(found.text, query);
  } catch (error) {
    if (mine !== turn) return;
    if (!(error instanceof Failed)) throw error;
    answer.problem(error);
    const { line, column, detail } = error.problem;
    if (line) edited.mark(line, column, detail);
  } finally {
    if (mine === turn) place.removeAttribute("aria-busy");
  }
}

// Tables come as JSON and graphs as N-Triples: what the query is, the server says.
async function ask(query) {
  const accept = "application/sparql-results+json, application/n-triples;q=0.9, application/problem+json;q=0.1";
  const said = await fetch("/sparql", { method: "POST", headers: { accept, ...spoken, "content-type": "application/sparql-query" }, body: query });
  if (!said.ok) throw new Failed(await parsed(said).catch(() => ({})), said.status);
  return said.headers.get("content-type").startsWith("application/n-triples") ? { text: await plain(said) } : parsed(said);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
for (const example of document.querySelectorAll("a[data-query]")) {
  example.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    edited.text = example.dataset.query;
    run();
  });
}
link.setAttribute("href", permanent(edited.text));
form.dataset.ready = "true";
window.zhengtu = { edited, answer };
// what the page could not show by itself: a graph, or where an error stands
if (new URLSearchParams(location.search).get("query") && !place.querySelector("table, strong")) run();
