// N-Triples as the server writes them → terms; what does not fit the grammar is left out.

const LINE = /^(<[^>]*>|_:\S+) <([^>]*)> (?:(<[^>]*>|_:\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+(?:--\w+)?)|\^\^<([^>]*)>)?) \.$/;
const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const plain = (text) =>
  text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, (_, short, long, sign) =>
    sign ? (ESCAPES[sign] ?? sign) : String.fromCodePoint(parseInt(short ?? long, 16)));

const node = (text) => (text.startsWith("<") ? { type: "uri", value: plain(text.slice(1, -1)) } : { type: "bnode", value: text });

export function triples(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const match = LINE.exec(line.trim());
    if (!match) continue;
    const [, subject, predicate, object, literal, lang, datatype] = match;
    const value = object ? node(object) : { type: "literal", value: plain(literal), "xml:lang": lang, datatype };
    found.push({ subject: node(subject), predicate: { type: "uri", value: predicate }, object: value });
  }
  return found;
}
