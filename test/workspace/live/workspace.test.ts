import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Message } from '../../../src/core/message.js';
import { memoryFiles } from '../../../src/workspace/live/memory-files.js';
import type { MemoryFiles } from '../../../src/workspace/live/memory-files.js';
import { openWorkspace } from '../../../src/workspace/live/open-workspace.js';

const assessments = new URL('../../../assessments/', import.meta.url);
const kiso = readFileSync(new URL('iwakuni-yobosesshu-kiso/2025-06-27.yaml', assessments), 'utf8');
const older = 'assessments/a/2025-04-01.yaml';
/** Ⅰ１②事務の概要 */
const summary = ['関連情報', '事務', '概要'];
const draft = 'assessments/a/draft.yaml';

/** Two versions of one assessment. */
function twoVersions(): MemoryFiles {
  return memoryFiles({ [older]: kiso, [draft]: kiso.replace(/^公表日: .*$/mu, '公表日: ""') });
}

async function messagesOf(files: MemoryFiles, path: string): Promise<readonly Message[]> {
  return (await openWorkspace(files).check(path)).messages;
}

test('versions are found by assessment, oldest first; what is no document is passed by', async () => {
  const files = memoryFiles({
    'assessments/b/draft.yaml': kiso,
    'assessments/b/2024-01-01.yaml': kiso,
    'assessments/b/図.svg': '',
    'assessments/a/node_modules/x.yaml': kiso,
    'assessments/.git/x.yaml': kiso,
    'assessments/別.yml': kiso,
    'assessments/用語.yaml': '',
    'elsewhere/draft.yaml': kiso,
  });
  expect(await openWorkspace(files).versions()).toEqual([
    {
      path: 'assessments/b',
      versions: [
        { name: '2024-01-01', file: 'assessments/b/2024-01-01.yaml' },
        { name: 'draft', file: 'assessments/b/draft.yaml' },
      ],
    },
    { path: 'assessments/別.yml', versions: [{ name: '別.yml', file: 'assessments/別.yml' }] },
  ]);
  expect(await openWorkspace(files, { root: 'none' }).versions()).toEqual([]);
});

test('an edit is answered as a fresh look at the saved file is, and every other byte stays', async () => {
  const files = twoVersions();
  const workspace = openWorkspace(files);
  await workspace.check(draft);
  for (const value of ['保健部', '保健部　健康推進課', '']) {
    expect(await workspace.edit(draft, [{ kind: 'value', path: summary, value }])).toMatchObject({ ok: true });
    expect(workspace.edited()).toEqual([draft]);
    const answer = (await workspace.check(draft)).messages;
    expect((await openWorkspace(files).open(draft)).source.text).not.toBe((await workspace.open(draft)).source.text);
    expect(await workspace.save(draft)).toMatchObject({ ok: true });
    expect(await messagesOf(files, draft)).toEqual(answer);
    expect((await workspace.check(draft)).messages).toEqual(answer);
  }
  expect(workspace.edited()).toEqual([]);
});

test('an edit of the version before changes the answer about the next one', async () => {
  const files = twoVersions();
  const workspace = openWorkspace(files);
  const before = (await workspace.check(draft)).messages;
  await workspace.edit(older, [{ kind: 'value', path: summary, value: '別の事務を行う。' }]);
  const after = (await workspace.check(draft)).messages;
  expect(after).not.toEqual(before);
  expect(after.map(({ ruleId }) => ruleId)).toContain('change-without-row');
  workspace.discard(older);
  expect((await workspace.check(draft)).messages).toEqual(before);
});

test('a version that is begun and not saved stands after the others', async () => {
  const files = memoryFiles({ [older]: kiso });
  const workspace = openWorkspace(files);
  expect(await workspace.step(draft)).toBeUndefined();
  await workspace.replace(draft, kiso);
  expect((await workspace.step(draft))?.before.source.file).toBe(older);
  expect(files.paths()).toEqual([older]);
  await workspace.save(draft);
  expect(files.paths()).toEqual([older, draft]);
  expect((await workspace.open(draft)).source.text).toBe(kiso);
});

test('a file that changed since it was edited is not written, and the edit is not lost', async () => {
  const files = twoVersions();
  const workspace = openWorkspace(files);
  await workspace.edit(draft, [{ kind: 'value', path: ['評価書名'], value: '私の' }]);
  files.put(draft, kiso.replace(/^評価書名: .*$/mu, '評価書名: 他の人の'));
  expect(await workspace.save(draft)).toMatchObject({ ok: false, failure: { kind: 'changed' } });
  expect((await workspace.open(draft)).source.text).toContain('評価書名: 私の');
  workspace.discard(draft);
  expect((await workspace.open(draft)).source.text).toContain('評価書名: 他の人の');
});

test('a byte order mark and Windows line ends stay', async () => {
  const files = memoryFiles({ [draft]: `\ufeff${kiso.replaceAll('\n', '\r\n')}` });
  const workspace = openWorkspace(files);
  await workspace.edit(draft, [{ kind: 'value', path: ['評価書名'], value: '新しい名' }]);
  expect(await workspace.save(draft)).toMatchObject({ ok: true });
  const read = await files.read(draft, 1e7);
  const text = read.ok ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.value.bytes) : '';
  expect(text).toBe(`\ufeff${kiso.replace(/^評価書名: .*$/mu, '評価書名: 新しい名').replaceAll('\n', '\r\n')}`);
});

test('a document that is not there, a folder and a text without a form are told, not thrown', async () => {
  const workspace = openWorkspace(memoryFiles({ 'assessments/a/x.yaml': 'あ: い' }));
  for (const path of ['assessments/a/none.yaml', 'assessments/a', 'assessments/a/x.yaml'])
    expect((await workspace.check(path)).messages.map(({ severity }) => severity)).toContain('error');
  expect(await workspace.edit('assessments/a', [])).toMatchObject({ ok: false, failure: { kind: 'folder' } });
  expect(await workspace.save('assessments/a/x.yaml')).toMatchObject({ ok: false });
});

test('what is watched is told with the answers that rest on it', async () => {
  const picture = readFileSync(new URL('iwakuni-yobosesshu-kiso/2025-06-27.yaml', assessments));
  const files = twoVersions();
  files.put('assessments/b/2025-04-01.yaml', picture);
  const workspace = openWorkspace(files);
  for await (const answer of workspace.checkAll()) expect(answer.file).toMatch(/yaml$/u);
  const told: (readonly string[])[] = [];
  const stop = workspace.watch((affected) => told.push(affected));
  const after = async (change: () => void): Promise<readonly string[]> => {
    told.length = 0;
    change();
    await expect.poll(() => told.length).toBe(1);
    for (const path of told[0] ?? []) await workspace.check(path);
    return told[0] ?? [];
  };
  expect(
    await after(() => {
      files.put(draft, kiso);
    }),
  ).toEqual([draft]);
  expect(
    await after(() => {
      files.put(older, kiso);
    }),
  ).toEqual([older, draft]);
  expect(
    await after(() => {
      files.put('用語.yaml', '用語: []');
    }),
  ).toEqual([older, draft, 'assessments/b/2025-04-01.yaml']);
  expect(
    await after(() => {
      files.put('assessments/a/2024-01-01.yaml', kiso);
    }),
  ).toEqual([older, draft]);
  expect(
    await after(() => {
      files.put('assessments/a/memo.txt', 'x');
    }),
  ).toEqual([]);
  stop();
  files.put(draft, 'x');
  expect(told).toHaveLength(1);
});

test('the status of the folder is that of its checked versions', async () => {
  const files = twoVersions();
  const status = await openWorkspace(files).status({ year: 2026, month: 11, day: 29 });
  expect(status.assessments.map(({ path, newest }) => [path, newest.name, newest.state])).toEqual([['assessments/a', 'draft', 'draft']]);
  expect(readdirSync(assessments).length).toBeGreaterThan(3);
});

test('edits that are asked for at once are all made', async () => {
  const files = twoVersions();
  const workspace = openWorkspace(files);
  const spots = [['評価書番号'], summary, ['特記事項']];
  const edits = (value: string): Promise<unknown> => Promise.all(spots.map((path) => workspace.edit(draft, [{ kind: 'value', path, value }])));
  await edits('一');
  expect((await workspace.open(draft)).source.data).toMatchObject({ 評価書番号: '一', 特記事項: '一', 関連情報: { 事務: { 概要: '一' } } });
  await edits('二');
  expect((await workspace.open(draft)).source.data).toMatchObject({ 評価書番号: '二', 特記事項: '二', 関連情報: { 事務: { 概要: '二' } } });
  expect(await workspace.save(draft)).toMatchObject({ ok: true });
});
