import { expect, test } from 'vitest';
import { graphvizApart } from '../../src/commands/documents/graphviz-apart.js';
import { dotDefaults } from '../../src/figures/dot/dot-defaults.js';
import { layOutDot, runGraphvizHere } from '../../src/figures/dot/dot-layout.js';
import { scanDot } from '../../src/figures/dot/dot-scan.js';

/** Within all stated limits: 100 boxes, 200 arrows. */
const endless = `digraph { ${Array.from({ length: 200 }, (_, index) => `n${String(index % 100)} -> n${String((index * 37 + 11) % 100)} [minlen=20 weight=1000]`).join('\n')} }`;
const small = 'digraph { 住民 -> 市 }';

test('a layout that does not end is stopped, and the next one is made', async () => {
  const scanned = scanDot(endless, dotDefaults);
  expect(scanned.ok).toBe(true);
  const run = graphvizApart({ limit: 1_500, slow: 1_000, allSlow: 60_000 });
  const stopped = await layOutDot(scanned.ok ? scanned.value : '', run);
  expect(stopped).toMatchObject({ ok: false, fault: { text: '図式を図にする計算が 2 秒で終わらないので、止めました' } });
  expect(await layOutDot(small, graphvizApart())).toMatchObject({ ok: true });
}, 60_000);

test('a run that has spent its time on slow layouts makes no further one', async () => {
  const run = graphvizApart({ limit: 300, slow: 100, allSlow: 200 });
  const answers = await Promise.all([layOutDot(endless, run), layOutDot(small, run)]);
  expect(answers.map((answer) => (answer.ok ? '' : answer.fault.text))).toEqual([
    '図式を図にする計算が 1 秒で終わらないので、止めました',
    '前の図式の計算に時間がかかりすぎたので、この図式は図にしていません',
  ]);
});

test('a thread of its own draws the same', async () => {
  const run = graphvizApart();
  expect(await run(small)).toEqual(await runGraphvizHere(small));
  expect(await run('digraph { a -> }')).toEqual(await runGraphvizHere('digraph { a -> }'));
});

test('a number with a unit does not pass for a word', () => {
  const label = (attribute: string): string => `digraph { a [label=<<table ${attribute}><tr><td>市</td></tr></table>>] }`;
  for (const value of ['700pt', '1e9', '0x1000', '-5', '', ' 700', '７００', 'Infinity'])
    expect([value, scanDot(label(`width="${value}"`), '').ok]).toEqual([value, false]);
  for (const attribute of ['border', 'cellborder', 'cellpadding', 'cellspacing', 'height']) expect(scanDot(label(`${attribute}="601"`), '').ok).toBe(false);
  for (const good of ['width="600"', 'border="0"', 'cellpadding="2.5"', 'align="left"', 'bgcolor="red"', 'rows="*"'])
    expect([good, scanDot(label(good), '').ok]).toEqual([good, true]);
});
