// Where new nodes stand: on rings round their parent, away from where it came from; nothing that stands moves.

const GAP = 92; // between the middles of two nodes, so that labels stay apart
const FIRST = 150;
const STEP = 96;
// labels are wider than high, and so is the canvas: rings are stretched
const WIDE = 1.35;
const HIGH = 0.8;

// spots on rings around `middle`, those nearest to the direction `outward` first
function* spots(middle, outward) {
  for (let radius = FIRST; ; radius += STEP) {
    const count = Math.floor((2 * Math.PI * radius) / GAP);
    for (let i = 0; i < count; i++) {
      const side = i % 2 ? 1 : -1;
      const angle = outward + (side * Math.ceil(i / 2) * 2 * Math.PI) / count;
      yield { x: Math.round(middle.x + radius * WIDE * Math.cos(angle)), y: Math.round(middle.y + radius * HIGH * Math.sin(angle)) };
    }
  }
}

export function ring(count, middle, from, taken) {
  const outward = from ? Math.atan2(middle.y - from.y, middle.x - from.x) : -Math.PI / 2;
  return free(spots(middle, outward), count, taken);
}

// a spot at a share of the way between two places: on the line, or as little above or below it as there is room
export function between(start, end, share, taken) {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const long = Math.hypot(dx, dy) || 1;
  function* across() {
    for (let i = 0; ; i++) {
      const shift = GAP * Math.ceil(i / 2) * (i % 2 ? 1 : -1);
      yield { x: Math.round(start.x + dx * share - (dy / long) * shift), y: Math.round(start.y + dy * share + (dx / long) * shift) };
    }
  }
  return free(across(), 1, taken)[0];
}

// the first of the spots that are free
function free(candidates, count, taken) {
  const grid = new Map();
  const cell = (at) => `${Math.floor(at.x / GAP)},${Math.floor(at.y / GAP)}`;
  const put = (at) => grid.set(cell(at), [...(grid.get(cell(at)) ?? []), at]);
  const open = (at) => {
    for (let dx = -2 * GAP; dx <= 2 * GAP; dx += GAP) {
      for (let dy = -GAP; dy <= GAP; dy += GAP) {
        const near = grid.get(cell({ x: at.x + dx, y: at.y + dy })) ?? [];
        if (near.some((one) => Math.hypot((one.x - at.x) / WIDE, (one.y - at.y) / HIGH) < GAP * 0.9)) return false;
      }
    }
    return true;
  };
  taken.forEach(put);
  const found = [];
  for (const spot of candidates) {
    if (found.length >= count) break;
    if (!open(spot)) continue;
    put(spot);
    found.push(spot);
  }
  return found;
}
