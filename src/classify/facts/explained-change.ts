import { foldForm } from '../../core/fold-form.js';
import type { Change } from '../../diff/changes/change.js';
import type { ChangeDeclaration, Replacement } from './declaration.js';
import { usedReplacements } from './replaced-text.js';

/** A replacement that takes part in making the old text the new one. */
export interface UsedReplacement extends Replacement {
  readonly from: ChangeDeclaration;
}

interface Folded {
  readonly former: string;
  readonly now: string;
  readonly use: UsedReplacement;
}

/**
 * The declared replacements that make up the whole change, but for its form; empty when they do not. Only words can be replaced:
 * a tick or a choice that changed, and an entry that came or went, is explained by none.
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

/** The words before and after; undefined where something else than words changed: a tick, a choice, what came or went. */
export function changedWords(change: Change): readonly (readonly [string, string])[] | undefined {
  if (change.kind !== 'field' || change.what !== 'changed') return undefined;
  const { detail } = change;
  if (detail.kind === 'text') return [[detail.before, detail.after]];
  if (detail.kind !== 'boxes' || detail.options.some(({ before, after }) => before?.ticked !== after?.ticked)) return undefined;
  return detail.options.map(({ before, after }) => [before?.text ?? '', after?.text ?? '']);
}
