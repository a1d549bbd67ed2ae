// `npm run bench`: what an edit costs in a workspace that is open. A long document is edited 200 times; each answer must be that of a
// fresh workspace, and the time is compared with that of a fresh start of the command on the same texts, in the same run.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { URL, fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { memoryFiles, openWorkspace } from '../../dist/index.js';
import { measure } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const edits = Number(process.env.BENCH_EDITS ?? 200);
/** Fresh starts that are measured among the edits. */
const starts = 9;
const [older, newer] = ['2024-11-01', '2025-03-10'].map((day) => `assessments/suginami/${day}.yaml`);

const texts = Object.fromEntries([older, newer].map((path) => [path, readFileSync(join(root, 'assessments/suginami-yobosesshu', path.slice(-15)), 'utf8')]));
const workspace = openWorkspace(memoryFiles(texts));
const items = (await workspace.open(newer)).assessment.fields.filter(({ kind }) => kind === 'text');
const folder = mkdtempSync(join(tmpdir(), 'hyokasho-bench-edits-'));
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

try {
  mkdirSync(join(folder, 'assessments/suginami'), { recursive: true });
  writeFileSync(join(folder, older), texts[older]);
  await workspace.check(newer);
  const [answers, fresh] = [[], []];
  let wrong = 0;
  for (let at = 0; at < edits; at++) {
    const { path } = items[(at * 37) % items.length];
    const before = performance.now();
    const edited = await workspace.edit(newer, [{ kind: 'value', path, value: `直した文 ${String(at)}` }]);
    const { messages } = await workspace.check(newer);
    answers.push((performance.now() - before) / 1000);
    if (!edited.ok) throw new Error(edited.failure.reason);
    const again = await openWorkspace(memoryFiles({ ...texts, [newer]: edited.value.source.text })).check(newer);
    if (!isDeepStrictEqual(again.messages, messages)) wrong += 1;
    if (at % Math.ceil(edits / starts) !== 0) continue;
    writeFileSync(join(folder, newer), edited.value.source.text);
    fresh.push((await measure([cli, 'check', newer, '--format', 'json'], { cwd: folder, codes: [0, 1] })).seconds);
  }
  console.log(`杉並区の版を ${String(edits)} 回直した（秒、中央値）`);
  console.log(`  直して調べる      ${median(answers).toFixed(3)} 秒`);
  console.log(`  初めから調べる    ${median(fresh).toFixed(3)} 秒（hyokasho check）`);
  console.log(`  比 ${(median(answers) / median(fresh)).toFixed(2)}（0.2 以下）。新しく開いたときと違う答え ${String(wrong)} 件`);
} finally {
  rmSync(folder, { recursive: true });
}
