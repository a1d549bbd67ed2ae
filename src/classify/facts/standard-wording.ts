import type { Change } from '../../diff/changes/change.js';
import { whatChanged } from '../../law/classify-law.js';
import type { Wording } from '../../law/classify-law.js';
import { changedNames } from './changed-names.js';

/**
 * Returns the default text of 提出時期に係る説明 for a change. A text with a place for what changed names it (課名, 組織名, 所在地, 連絡先);
 * where the change does not show it, the generic text stands.
 * @example standardWording({ text: '文言の修正', generic: '文言の修正' }, { kind: 'entry' }) → '文言の修正'
 * @example standardWording({ text: '{何}変更の修正', generic: '変更' }, { kind: 'entry' }) → '変更'
 */
export function standardWording({ text, generic }: Wording, change: Change): string {
  if (!text.includes(whatChanged)) return text;
  const kinds = changedNames(change);
  return kinds.length === 0 ? generic : text.replace(whatChanged, kinds.join('・'));
}
