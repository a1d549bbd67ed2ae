import type { GraphvizResult, RunGraphviz } from '../../figures/dot/dot-layout.js';
import { recent } from './recent.js';

/** Most diagrams whose drawing is kept. A document has two or three; each takes about 50 KB. */
const mostDiagrams = 32;

/** Returns a Graphviz that draws the same text once. What was stopped or crashed is tried again. */
export function rememberedRun(run: RunGraphviz): RunGraphviz {
  const drawn = recent<Promise<GraphvizResult>>(mostDiagrams);
  return (dot) => {
    const known = drawn.get(dot);
    if (known) return known;
    const result = run(dot);
    drawn.set(dot, result);
    const forget = (): void => {
      drawn.delete(dot);
    };
    result.then(({ status }) => {
      if (status === 'stopped' || status === 'crashed') forget();
    }, forget);
    return result;
  };
}
