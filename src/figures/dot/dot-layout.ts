import type { Viz } from '@viz-js/viz';
import { figureFault } from '../picture/figure.js';
import type { Outcome } from '../picture/figure.js';

/** The answer of Graphviz to one DOT text. */
export type GraphvizResult =
  | { readonly status: 'success'; readonly output: string }
  /** It could not read the text; the errors are in English. */
  | { readonly status: 'failure'; readonly errors: readonly string[] }
  | { readonly status: 'crashed'; readonly reason: string }
  /** It was stopped after this many seconds. */
  | { readonly status: 'stopped'; readonly seconds: number };

/** A function that lays a DOT text out as SVG. The commands bring one that can be stopped: no limit of size keeps every layout short. */
export type RunGraphviz = (dot: string) => Promise<GraphvizResult>;

let loading: Promise<Viz> | undefined;

/** Runs Graphviz in this thread, where nothing can stop it. Loads the library (1.2 MB, 30 ms) with the first figure. */
export const runGraphvizHere: RunGraphviz = async (dot) => {
  loading ??= import('@viz-js/viz').then((module) => module.instance());
  const viz = await loading;
  try {
    const result = viz.render(dot, { format: 'svg_inline', engine: 'dot' });
    if (result.status === 'success') return { status: 'success', output: result.output };
    return { status: 'failure', errors: result.errors.map((error) => error.message) };
  } catch (error) {
    // An exception inside WebAssembly leaves the instance in an unknown state.
    loading = undefined;
    if (!(error instanceof Error)) throw error;
    return { status: 'crashed', reason: error.message };
  }
};

/** Lays a DOT text out as SVG. */
export async function layOutDot(dot: string, run: RunGraphviz): Promise<Outcome<string>> {
  const result = await run(dot);
  switch (result.status) {
    case 'success':
      return { ok: true, value: result.output };
    case 'failure':
      return syntaxFault(result.errors.join(' '), dot);
    case 'crashed':
      return figureFault(`図式を図にできません（${result.reason}）`, '図式を簡単にしてください');
    case 'stopped':
      return figureFault(
        result.seconds === 0
          ? '前の図式の計算に時間がかかりすぎたので、この図式は図にしていません'
          : `図式を図にする計算が ${String(result.seconds)} 秒で終わらないので、止めました`,
        result.seconds === 0
          ? '前の図式を直してから、もう一度実行してください'
          : '箱と矢印を減らすか、図を分けてください。splines、minlen、weight、ラベルの多い矢印は計算を長くします',
      );
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
