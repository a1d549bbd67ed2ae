import type { Viz } from '@viz-js/viz';
import { figureFault } from '../picture/figure.js';
import type { Outcome } from '../picture/figure.js';

let loading: Promise<Viz> | undefined;

/** Lays a DOT text out as SVG. Loads the library (1.2 MB, 30 ms) with the first figure. */
export async function layOutDot(dot: string): Promise<Outcome<string>> {
  loading ??= import('@viz-js/viz').then((module) => module.instance());
  const viz = await loading;
  try {
    const result = viz.render(dot, { format: 'svg_inline', engine: 'dot' });
    if (result.status === 'success') return { ok: true, value: result.output };
    return syntaxFault(result.errors.map((error) => error.message).join(' '), dot);
  } catch (error) {
    // An exception inside WebAssembly leaves the instance in an unknown state.
    loading = undefined;
    if (!(error instanceof Error)) throw error;
    return figureFault(`図式を図にできません（${error.message}）`, '図式を簡単にしてください');
  }
}

function syntaxFault(message: string, dot: string): Outcome<string> {
  const [, line, near] = /line (\d+)(?: near '([^']*)')?/u.exec(message) ?? [];
  const offset = line === undefined ? undefined : offsetOfLine(dot, Number(line));
  const where = near === undefined || near === '' ? '' : `（「${near}」の所）`;
  return figureFault(`図式を図にできません${where}`, '{ } や [ ] や「"」の対応と、綴りを確かめてください', offset);
}

function offsetOfLine(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);
}
