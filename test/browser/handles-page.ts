import { handleFiles, openWorkspace } from '../../src/browser.js';
import type { DirectoryHandle } from '../../src/workspace/handles/handle-files.js';
import { portContract } from '../workspace/port-contract.js';

declare global {
  var navigator: { readonly storage: { getDirectory(): Promise<DirectoryHandle> } };
  var handleAnswers: () => Promise<object>;
}

async function folderWith(name: string, contents: Readonly<Record<string, string>>): Promise<DirectoryHandle> {
  const root = await (await globalThis.navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  const files = handleFiles(root);
  for (const [path, text] of Object.entries(contents)) {
    const written = await files.write(path, new TextEncoder().encode(text), 'absent');
    if (!written.ok) throw new Error(`${path}: ${written.failure.reason}`);
  }
  return root;
}

globalThis.handleAnswers = async () => {
  const contract = await folderWith('contract', { 'a.yaml': 'あ', 'd/b.yaml': 'い', 'd/e/c.svg': 'う', 'が.yaml': 'え' });
  const wrong = await portContract(handleFiles(contract));
  const path = 'assessments/a/draft.yaml';
  const root = await folderWith('documents', { [path]: '様式: 様式３\n改定: 平成30年5月\n評価書名: 古い名 # 注\n' });
  const workspace = openWorkspace(handleFiles(root));
  const other = openWorkspace(handleFiles(root));
  const edit = [{ kind: 'value', path: ['評価書名'], value: '新しい名' }] as const;
  await other.edit(path, edit);
  await workspace.edit(path, edit);
  await workspace.save(path);
  const late = await other.save(path);
  const { source } = await openWorkspace(handleFiles(root)).open(path);
  return { wrong, saved: /^評価書名: (\S+) # 注$/mu.exec(source.text)?.[1], changed: late.ok || late.failure.kind };
};
