// The state as an address and back: the steps that led to it, kinds that are filtered, what is selected.

// x*lead*in*agency/320500/justice: a star in a key would part it, so it is written %2A
const write = (field) => String(field).replace(/%/g, "%25").replace(/\*/g, "%2A");
const read = (field) => field.replace(/%2A/g, "*").replace(/%25/g, "%");

export const DEFAULT_MOST = 300;
export const MOST = 800;
const OPS = { a: 1, x: 3, p: 2, h: 1, m: 3 };

export function toAddress(state) {
  const found = new URLSearchParams();
  if (state.lang !== "zh") found.set("lang", state.lang);
  if (state.focus) found.set("focus", state.focus);
  for (const step of state.log) found.append("do", step.map(write).join("*"));
  if (state.off.size) found.set("off", [...state.off].join(","));
  if (state.most !== DEFAULT_MOST) found.set("most", String(state.most));
  if (state.selected) found.set("sel", state.selected);
  if (state.size !== "none") found.set("size", state.size);
  if (state.colour !== "kind") found.set("colour", state.colour);
  return `/graph?${found}`;
}

export function fromAddress(search) {
  const given = new URLSearchParams(search);
  const log = given.getAll("do").map((step) => step.split("*").map(read));
  return {
    log: log.filter(([op, ...fields]) => OPS[op] === fields.length),
    off: new Set((given.get("off") ?? "").split(",").filter(Boolean)),
    most: given.get("most") === String(MOST) ? MOST : DEFAULT_MOST,
    selected: given.get("sel"),
    size: given.get("size"),
    colour: given.get("colour"),
  };
}
