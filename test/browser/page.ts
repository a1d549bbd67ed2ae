import * as api from '../../src/browser.js';
import { answersOf } from './answers.js';
import type { Documents } from './answers.js';

declare global {
  var documents: Documents;
  var Viz: { instance(): Promise<{ render(dot: string, options: object): { status: string; output: string } }> };
  var answers: Promise<readonly string[]>;
}

globalThis.answers = answersOf(api, globalThis.documents, async (dot) => {
  const result = (await globalThis.Viz.instance()).render(dot, { format: 'svg_inline', engine: 'dot' });
  return { status: 'success', output: result.output };
});
