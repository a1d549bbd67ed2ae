import { keptKey } from '../forms/form.js';
import type { Spot } from '../load/edit/edit.js';
import type { Path } from '../load/read/source.js';
import { valueAt } from '../model/value-at.js';

/** A spot under 旧様式の記載 for a text that the new revision has no item for. */
export interface KeptSpot {
  readonly path: Path;
  readonly to: Spot;
}

/** Returns a giver of spots under 旧様式の記載, each with a different key: the second of a name is 「…（2）」. */
export function keptSpots(data: unknown): { spotFor(name: string): KeptSpot } {
  const existing = valueAt(data, [keptKey]);
  const used = new Set(typeof existing === 'object' && existing !== null ? Object.keys(existing) : []);
  return {
    spotFor: (name) => {
      let key = name;
      for (let times = 2; used.has(key); times++) key = `${name}（${String(times)}）`;
      used.add(key);
      return { path: [keptKey, key], to: existing === undefined ? { into: [], below: [keptKey], key } : { into: [keptKey], below: [], key } };
    },
  };
}
