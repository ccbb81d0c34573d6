// What is shown, to take along: lines as CSV, nodes as JSON-LD.

import { download } from "./dom.js";
import { Failed, spoken } from "./net.js";

const quoted = (value) => (/[",\n\r]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);

// "relation,source,…": every line with both ends and where its sentence stands
export function csv({ nodes, edges, relations }) {
  const named = new Map(nodes.map((node) => [node.id, node]));
  const head = ["source", "relation", "target", "source_iri", "target_iri", "evidence"];
  const rows = edges.map((edge) => {
    const [source, target] = [named.get(edge.source), named.get(edge.target)];
    return [source.label, relations[edge.relation]?.[0] ?? edge.relation, target.label, source.iri, target.iri, edge.evidence ?? ""];
  });
  return [head, ...rows].map((row) => row.map((value) => quoted(String(value))).join(",")).join("\r\n") + "\r\n";
}

export const saveCsv = (shown, name) => download(new Blob([csv(shown)], { type: "text/csv" }), `${name}.csv`);

// all that is stated of the nodes
export async function saveJsonLd({ nodes }, name) {
  const query = `DESCRIBE ${nodes.map((node) => `<${node.iri}>`).join(" ")}`;
  const headers = { ...spoken, "content-type": "application/sparql-query", accept: "application/ld+json" };
  const answer = await fetch("/sparql", { method: "POST", body: query, headers });
  if (!answer.ok) throw new Failed(await answer.json().catch(() => ({})), answer.status);
  download(await answer.blob(), `${name}.jsonld`);
}
