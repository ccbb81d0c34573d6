// Where new nodes stand: on rings round their parent, away from where it came from; nothing that stands moves.

const GAP = 92; // between the middles of two nodes, so that labels stay apart
const FIRST = 150;
const STEP = 96;

// spots on rings around `middle`, those nearest to the direction `outward` first
function* spots(middle, outward) {
  for (let radius = FIRST; ; radius += STEP) {
    const count = Math.floor((2 * Math.PI * radius) / GAP);
    for (let i = 0; i < count; i++) {
      const side = i % 2 ? 1 : -1;
      const angle = outward + (side * Math.ceil(i / 2) * 2 * Math.PI) / count;
      yield { x: Math.round(middle.x + radius * Math.cos(angle)), y: Math.round(middle.y + radius * Math.sin(angle)) };
    }
  }
}

export function ring(count, middle, from, taken) {
  const outward = from ? Math.atan2(middle.y - from.y, middle.x - from.x) : -Math.PI / 2;
  const grid = new Map();
  const cell = (at) => `${Math.floor(at.x / GAP)},${Math.floor(at.y / GAP)}`;
  const put = (at) => grid.set(cell(at), [...(grid.get(cell(at)) ?? []), at]);
  const free = (at) => {
    for (let dx = -GAP; dx <= GAP; dx += GAP) {
      for (let dy = -GAP; dy <= GAP; dy += GAP) {
        const near = grid.get(cell({ x: at.x + dx, y: at.y + dy })) ?? [];
        if (near.some((one) => Math.hypot(one.x - at.x, one.y - at.y) < GAP * 0.9)) return false;
      }
    }
    return true;
  };
  taken.forEach(put);
  const found = [];
  for (const spot of spots(middle, outward)) {
    if (found.length >= count) break;
    if (!free(spot)) continue;
    put(spot);
    found.push(spot);
  }
  return found;
}
