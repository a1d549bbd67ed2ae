import { foldForm } from '../../core/fold-form.js';
import type { Change } from '../../diff/changes/change.js';
import type { ChangeDeclaration, Replacement } from './declaration.js';
import { usedReplacements } from './replaced-text.js';

/** A replacement that turns part of the old text into the new one, with its declaration. */
export interface UsedReplacement extends Replacement {
  readonly from: ChangeDeclaration;
}

interface Folded {
  readonly former: string;
  readonly now: string;
  readonly use: UsedReplacement;
}

/**
 * Returns the declared replacements that explain the whole change, but for its form. Empty if anything else changed. Only words can be
 * replaced: no replacement explains a tick, a choice, or an entry that was added or removed.
 *
 * @example explainedBy({ kind: 'field', what: 'changed', detail: { kind: 'text', before: '政策課', after: '管理課' } }, [{ replacements: [{ former: '政策', now: '管理' }] }]).length → 1
 * @example explainedBy({ kind: 'field', what: 'changed', detail: { kind: 'choice', before: '政策課', after: '管理課' } }, [{ replacements: [{ former: '政策', now: '管理' }] }]).length → 0
 */
export function explainedBy(change: Change, declarations: readonly ChangeDeclaration[]): readonly UsedReplacement[] {
  const replacements = declarations.flatMap((from) =>
    from.replacements.map(({ former, now }): Folded => ({ former: foldForm(former), now: foldForm(now), use: { former, now, from } })),
  );
  if (replacements.length === 0) return [];
  const used = new Set<UsedReplacement>();
  for (const [before, after] of changedWords(change) ?? []) {
    const [old, now] = [foldForm(before), foldForm(after)];
    if (old === now) continue;
    const found = usedReplacements(old, now, replacements);
    if (!found) return [];
    for (const { use } of found) used.add(use);
  }
  return [...used];
}

/** Returns the words before and after, a pair for each text. Undefined if a tick or a choice changed, or a value was added or removed. */
export function changedWords(change: Change): readonly (readonly [string, string])[] | undefined {
  if (change.kind !== 'field' || change.what !== 'changed') return undefined;
  const { detail } = change;
  if (detail.kind === 'text') return [[detail.before, detail.after]];
  if (detail.kind !== 'boxes' || detail.options.some(({ before, after }) => before?.ticked !== after?.ticked)) return undefined;
  return detail.options.map(({ before, after }) => [before?.text ?? '', after?.text ?? '']);
}
