import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import type { NewItem } from '../load/edit/edit.js';
import { editSource } from '../load/edit/edit-source.js';
import type { Source } from '../load/read/source.js';
import type { ProposedCause } from './propose-declarations.js';

/** A draft with the proposed entries at the end of its 変更の説明. */
export interface WrittenProposal {
  readonly source: Source;
  /** The lines that were added, and the number of the first, from 1. */
  readonly added: string;
  readonly line: number;
}

/**
 * Adds an entry for each cause to 変更の説明, with 根拠, 理由 and 実施日 empty and a comment above it. Keeps every other byte. Undefined if the
 * layout of the list does not allow it.
 */
export function writeProposal(source: Source, causes: readonly ProposedCause[]): WrittenProposal | undefined {
  const edited = editSource(source, [{ kind: 'append-items', path: [declarationsKey], items: causes.map(proposedItem) }]);
  if (!edited) return undefined;
  const [before, after] = [source.text, edited.text];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  start = after.lastIndexOf('\n', start - 1) + 1;
  let end = 0;
  while (end < before.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const added = after.slice(start, after.length - end);
  return { source: edited, added: /^\r?\n/u.test(added) ? added.replace(/^\r?\n/u, '') : added, line: after.slice(0, start).split('\n').length };
}

function proposedItem(cause: ProposedCause): NewItem {
  const [only, ...others] = cause.items;
  const open = { [keys.ground]: null, [keys.reason]: null, [keys.effective]: null };
  const value = cause.replacement
    ? { ...open, [keys.replacements]: [{ [keys.former]: cause.replacement.former, [keys.now]: cause.replacement.now }] }
    : { [keys.items]: others.length === 0 ? only : cause.items, ...open };
  return { value, comment: `${causeWords(cause)}${groundWords(cause)}`.replace(/\s*\n\s*/gu, '　') };
}

/** Most names of a comment. */
const mostNames = 5;

function causeWords({ kind, about, byKey, following }: ProposedCause): string {
  const unnamed = kind === 'replacement' ? [] : byKey;
  const others = following.length === 0 ? '' : `これに伴う変更: ${listed(following)}。`;
  return `${unnamed.length === 0 ? '' : `${listed(unnamed)}。`}${kindWords(kind, about.length)}${others}`;
}

function kindWords(kind: ProposedCause['kind'], count: number): string {
  switch (kind) {
    case 'replacement':
      return `この置換だけで ${String(count)} 項目の変更が説明できる。`;
    case 'act':
      return '';
    case 'same-edit':
      return '同じ字句の変更か、文の移動。';
    case 'change':
      return '※の項目。';
    case 'rest':
      return '※のない項目。実施日を書かなければ事後と推定される。実施日の違うものは「- 」を分け、要らなければ消す。';
  }
}

function groundWords({ grounds, kind }: ProposedCause): string {
  if (kind === 'rest') return '';
  return grounds.length === 0 ? '根拠にできるものはない（実施日を書く）' : `根拠: ${grounds.join('、')}`;
}

function listed(names: readonly string[]): string {
  return names.length <= mostNames ? names.join('、') : `${names.slice(0, mostNames).join('、')} ほか ${String(names.length - mostNames)} 件`;
}
