// Asks the server for JSON; what was asked once is kept, failures are told in the server's words.

const kept = new Map();

export class Failed extends Error {
  constructor(problem, status) {
    super(problem.detail ?? problem.title ?? String(status));
    this.problem = problem;
    this.status = status;
  }
}

// marks that turn what follows them round: a number would be read backwards, and so what stands beside it
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

// what is wrong is told in the language of the page
export const spoken = { "accept-language": document.documentElement.lang };

export const plain = async (answer) => (await answer.text()).replace(TURNING, "");
export const parsed = async (answer) => JSON.parse(await plain(answer));

export async function json(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { accept: "application/json", ...spoken, ...options.headers } });
  const body = await parsed(answer).catch(() => ({}));
  if (!answer.ok) throw new Failed(body, answer.status);
  return body;
}

export function cached(address) {
  if (!kept.has(address)) {
    const asked = json(address);
    kept.set(address, asked);
    asked.catch(() => kept.delete(address));
  }
  return kept.get(address);
}

// IRI → name of the classes, properties and codes
export async function labels(lang) {
  const { terms } = await cached("/api/vocabulary");
  return Object.fromEntries(terms.map((term) => [term.iri, term[lang]]));
}

export const path = (id) => id.split("/").map(encodeURIComponent).join("/");
