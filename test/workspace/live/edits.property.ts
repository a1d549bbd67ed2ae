import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryFiles } from '../../../src/workspace/live/memory-files.js';
import { openWorkspace } from '../../../src/workspace/live/open-workspace.js';
import { runs } from '../../property-runs.js';

const older = 'assessments/a/2025-04-01.yaml';
const draft = 'assessments/a/draft.yaml';
const published = readFileSync(new URL('../../../assessments/iwakuni-yobosesshu-kiso/2025-06-27.yaml', import.meta.url), 'utf8');

/** One act of somebody who works on two versions. */
const acts = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    file: fc.constantFrom(older, draft),
    item: fc.nat(),
    text: fc.constantFrom('', '新しい文', '＜見出し＞\n　本文'),
  }),
  fc.record({ kind: fc.constant('save' as const), file: fc.constantFrom(older, draft) }),
  fc.record({ kind: fc.constant('discard' as const), file: fc.constantFrom(older, draft) }),
  fc.record({ kind: fc.constant('check' as const), file: fc.constantFrom(older, draft) }),
  fc.record({ kind: fc.constant('elsewhere' as const), file: fc.constantFrom(older, draft), text: fc.constantFrom('誰かの文', '') }),
  fc.record({ kind: fc.constant('words' as const), text: fc.constantFrom('用語: []', '用語:\n  - { 旧: 保健, 新: 健康 }') }),
);

test('whatever was edited, saved, dropped and written elsewhere: every answer is that of a fresh workspace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 6 }), async (list) => {
      const files = memoryFiles({ [older]: published, [draft]: published.replace(/^公表日: .*$/mu, '公表日: ""') });
      const workspace = openWorkspace(files, { keep: 2 });
      for (const act of list) {
        if (act.kind === 'words') files.put('用語.yaml', act.text);
        else if (act.kind === 'elsewhere') files.put(act.file, published.replace(/^特記事項:.*$/mu, `特記事項: ${act.text}`));
        else if (act.kind === 'save') await workspace.save(act.file);
        else if (act.kind === 'discard') workspace.discard(act.file);
        else if (act.kind === 'check') await workspace.check(act.file);
        else {
          const { assessment } = await workspace.open(act.file);
          const texts = assessment?.fields.filter(({ kind }) => kind === 'text') ?? [];
          const path = texts[act.item % texts.length]?.path;
          if (path) await workspace.edit(act.file, [{ kind: 'value', path, value: act.text }]);
        }
        const fresh = memoryFiles({});
        for (const path of files.paths()) {
          const read = await files.read(path, 1e7);
          if (read.ok) fresh.put(path, read.value.bytes);
        }
        for (const file of workspace.edited()) fresh.put(file, (await workspace.open(file)).source.text);
        for (const file of [older, draft]) {
          const [now, first] = [await workspace.check(file), await openWorkspace(fresh).check(file)];
          expect(now.messages).toEqual(first.messages);
          expect(now.step?.diff.changes.length).toBe(first.step?.diff.changes.length);
        }
      }
    }),
    { numRuns: runs(8) },
  );
});
