// What may stand next: variables of the query, keywords, prefixes, and the words of the ontology by any of their names.

const KEYWORDS = (
  "SELECT CONSTRUCT DESCRIBE ASK DISTINCT WHERE FILTER OPTIONAL UNION MINUS GRAPH VALUES BIND EXISTS LIMIT OFFSET HAVING " +
  "PREFIX COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IF COALESCE CONTAINS STRSTARTS " +
  "STRENDS REPLACE REGEX LCASE UCASE SUBSTR STRLEN YEAR ROUND ABS"
).split(" ").concat(["GROUP BY", "ORDER BY", "FILTER NOT EXISTS"]);
// 牵头, zt:lead, lead, ?task
const WORD = /(?:[?$][\w\u3400-\u9fff]*|[\w\u3400-\u9fff-]+(?::[\w-]*)?)$/;
const MOST = 60;

// How well a term fits what is written: the lower the better, Infinity where not at all.
function rank(word, term) {
  const [written, zh, en] = [term.name.toLowerCase(), term.zh, term.en.toLowerCase()];
  const local = written.replace(/^.*[:/#]/, "").replace(">", "");
  if ([written, zh, en, local].includes(word)) return 0;
  if (written.startsWith(word) || zh.startsWith(word) || en.startsWith(word) || local.startsWith(word)) return 1;
  if (zh.includes(word) || en.includes(word) || local.includes(word)) return 2;
  return Infinity;
}

export function matching(word, terms) {
  return terms
    .map((term) => [rank(word.toLowerCase(), term) + (term.kind === "code" ? 0.5 : 0), term])
    .filter(([place]) => place < Infinity)
    .sort(([a, one], [b, other]) => a - b || one.name.length - other.name.length || one.name.localeCompare(other.name))
    .slice(0, MOST)
    .map(([, term]) => term);
}

export function completions(vocabulary, words) {
  return async (context) => {
    const found = context.matchBefore(WORD);
    if (!found && !context.explicit) return null;
    const word = found?.text ?? "";
    const from = found?.from ?? context.pos;
    if (/^[?$]/.test(word)) return { from, options: variables(context, word, words), filter: false };
    const { terms, prefixes } = await vocabulary;
    const options = matching(word, terms).map((term) => ({
      label: term.name,
      displayLabel: term.kind === "code" ? term.name.replace(/^<.*\/code\/|>$/g, "") : term.name,
      detail: [term.zh, term.en].filter(Boolean).join(" · "),
      type: term.kind,
    }));
    const lower = word.toLowerCase();
    const others = [
      ...Object.keys(prefixes).filter((name) => word && name.startsWith(lower) && !word.includes(":")).map((name) => ({ label: `${name}:`, detail: words.prefix, type: "namespace" })),
      ...KEYWORDS.filter((name) => word && name.toLowerCase().startsWith(lower)).map((label) => ({ label, type: "keyword" })),
    ];
    return { from, options: [...others, ...options], filter: false };
  };
}

function variables(context, word, words) {
  const names = new Set(context.state.doc.toString().match(/[?$][\w\u3400-\u9fff]+/g));
  names.delete(word);
  return [...names].filter((name) => name.startsWith(word)).sort().map((label) => ({ label, detail: words.variable, type: "variable" }));
}
