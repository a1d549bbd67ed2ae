import type { Form, Item, Section } from '../../src/forms/form.js';

/** Names of entries that hold what a grammar of names could trip over: numbers, circled numbers, brackets, the words of the form. */
const awkward = ['ＥＵＣシステム', '⑥次期システム', '１．宛名（２）ファイル', '委託事項2の再委託の有無'];

/** Returns a document with several entries in every list and one 特定個人情報ファイル, every entry with a name. */
export function withEntries(form: Form): Record<string, unknown> {
  const items = (list: readonly Item[]): Record<string, unknown> => Object.assign({}, ...list.map(inItem)) as Record<string, unknown>;
  const inItem = (item: Item): Record<string, unknown> => {
    if (item.kind === 'repeat') {
      const { items: inner, named } = item;
      const first = named ?? inner.find(({ kind }) => kind === 'line');
      return { [item.key]: awkward.map((name, index) => ({ id: `e${String(index)}`, ...items(inner), ...(first ? { [first.key]: name } : {}) })) };
    }
    if (item.kind === 'band') return items(item.items);
    return item.kind === 'group' || item.kind === 'risk' ? { [item.key]: items(item.items) } : {};
  };
  const inSection = (section: Section): Record<string, unknown> => (section.direct ? items(section.items) : { [section.key]: items(section.items) });
  const document: Record<string, unknown> = {};
  const file: Record<string, unknown> = {};
  for (const { key, body, perFile } of form.parts)
    if (body.kind === 'sections') (perFile ? file : document)[key] = Object.assign({}, ...body.sections.map(inSection)) as Record<string, unknown>;
  return { ...document, ...(form.filesKey === '' ? {} : { [form.filesKey]: [{ id: 'f', ...file }] }) };
}
