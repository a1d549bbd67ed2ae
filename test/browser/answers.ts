import type * as Api from '../../src/browser.js';

/** Texts of assessments by path, versions of one folder in order, and the files of their figures by path. */
export interface Documents {
  readonly texts: Readonly<Record<string, string>>;
  readonly pictures: Readonly<Record<string, string>>;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/**
 * Asks the public API everything about some documents: what is wrong with each, its page, and for two neighbours what changed, how it is
 * judged and the text that `amendDraft` writes. Returns one line an answer, so that two homes can be compared to the byte.
 */
export async function answersOf(api: typeof Api, { texts, pictures }: Documents, run: Api.RunGraphviz): Promise<readonly string[]> {
  const bytesOf = (name: string): Uint8Array => {
    const text = pictures[name];
    if (text === undefined) throw Object.assign(new Error(name), { code: 'ENOENT' });
    return new TextEncoder().encode(text);
  };
  const files = { size: (name: string) => bytesOf(name).length, read: bytesOf, fileBeside: (document: string, name: string) => folderOf(document) + name };
  const answers: string[] = [];
  const versions = new Map<string, Api.Version>();
  for (const [path, text] of Object.entries(texts)) {
    const document = api.parseDocument(path, text);
    const checked = await api.checkDocument(document, { files, run });
    answers.push(`${path} check ${JSON.stringify(checked.messages)}`, `${path} layout ${checked.assessment ? api.layoutDocument(checked) : ''}`);
    const after = api.asVersion(document);
    const before = versions.get(folderOf(path));
    if (after && before) {
      const step = api.openStep(before, after);
      const changes = api.compareVersions(before, after).changes.map((change) => JSON.stringify(change, withoutNodes));
      const judged = api.classifyChanges(step).judgements.map(({ timing, wording }) => [timing, wording]);
      const amended = api.amendDraft(step, { date: '令和7年4月1日' });
      const found = JSON.stringify([api.checkStep(step), amended.messages]);
      answers.push(
        `${path} changes ${changes.join('\n')}`,
        `${path} judged ${JSON.stringify(judged)}`,
        `${path} amended ${amended.source.text}`,
        `${path} step ${found}`,
      );
    }
    if (after) versions.set(folderOf(path), after);
  }
  return answers;
}

/** Nodes of the model refer to one another; what they print is in the change. */
function withoutNodes(key: string, value: unknown): unknown {
  return ['item', 'node', 'section', 'part', 'entry', 'repeat', 'visit'].includes(key) ? undefined : value;
}
