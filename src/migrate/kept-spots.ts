import { keptKey } from '../forms/form.js';
import type { Spot } from '../load/edit/edit.js';
import type { Path } from '../load/read/source.js';
import { valueAt } from '../model/value-at.js';

/** A place for a text that the new revision has none for. */
export interface KeptPlace {
  readonly path: Path;
  readonly to: Spot;
}

/** Gives out places under 旧様式の記載, each with a name of its own: the second of a name is 「…（2）」. */
export function keptPlaces(data: unknown): { spotFor(name: string): KeptPlace } {
  const there = valueAt(data, [keptKey]);
  const used = new Set(typeof there === 'object' && there !== null ? Object.keys(there) : []);
  return {
    spotFor: (name) => {
      let key = name;
      for (let times = 2; used.has(key); times++) key = `${name}（${String(times)}）`;
      used.add(key);
      return { path: [keptKey, key], to: there === undefined ? { into: [], below: [keptKey], key } : { into: [keptKey], below: [], key } };
    },
  };
}
