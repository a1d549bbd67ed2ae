import type { AssessmentDiff, Change } from '../diff/changes/change.js';
import { sideOf } from '../diff/changes/change.js';
import { declaredGrounds } from '../forms/internal-keys.js';
import type { DeclaredGround } from '../forms/internal-keys.js';
import { classifyLaw } from '../law/classify-law.js';
import { classifyChange } from './classify-change.js';
import { correctedCounts } from './facts/corrected-count.js';
import type { ChangeDeclaration } from './facts/declaration.js';
import type { Declared } from './facts/declared.js';
import { newFiles } from './facts/new-files.js';
import { publicationOf } from './facts/version-dates.js';

/**
 * Returns a function that lists the grounds of 変更の説明 that would hold for a change of a part (規則第9条第2項, 指針第6の2). It asks the rules
 * themselves, with each ground declared for the very item. Empty if none holds: only 実施日 decides then.
 */
export function allowedGrounds(diff: AssessmentDiff): (change: Change) => readonly DeclaredGround[] {
  const [addsFile, correctsCount] = [newFiles(diff), correctedCounts(diff)];
  const publication = publicationOf(diff.after, diff.before);
  const { form } = diff.after.form;
  return (change) => {
    const facts = { onCover: false, addsFile: addsFile(change), correctsCount: correctsCount(change), form, publication };
    const { grounds } = classifyLaw();
    return declaredGrounds.filter((ground) => classifyChange(change, { ...facts, declared: declaring(ground, change) }).ruleId === grounds.get(ground)?.rule);
  };
}

/** Returns what a declaration of a ground for an item says about its change. */
function declaring(ground: DeclaredGround, change: Change): Declared {
  const from: ChangeDeclaration = { kind: 'change', path: [...sideOf(change).path], reason: '', ground, replacements: [], wording: '' };
  return { ground: { ground, reason: '', from }, explained: [], dayOfGround: new Map(), ownSay: true, covering: [from], contradictions: [] };
}
