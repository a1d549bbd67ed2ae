import { closenessOf } from '../../classify/facts/item-scope.js';
import type { ChangeDeclaration } from '../../classify/facts/declaration.js';
import type { Message } from '../../core/message.js';
import { sideOf } from '../../diff/changes/change.js';
import type { Change } from '../../diff/changes/change.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import { hasImportantChanges } from '../../law/classify-law.js';
import { isImportant } from '../../model/assessment.js';
import type { Step } from '../../step/step.js';
import type { StepRule } from './step-rule.js';

/** 規則第9条第2項 in a row, in any digits. 番号法第9条第2項 is another clause. */
const emergencyClause = /規則[）)」』]*[\s　]*第[9９九]条第[2２二]項|緊急時の事後評価/u;

/**
 * Notes 規則第9条第2項 in a new row, or as a declared ground, for changes of items without ※. Such a change asks for nothing
 * beforehand (規則第14条), so the clause is needless there, but no mistake: cities name it on such items too.
 */
export const emergencyNeedless: StepRule = {
  id: 'emergency-needless',
  title: '規則第9条第2項の要らない項目',
  *check(step) {
    for (const { row, changes } of step.matching.rows) {
      const { explanation } = row;
      const at = explanation ? explanation.text.search(emergencyClause) : -1;
      if (!explanation || at < 0 || changes.length === 0 || changes.some(({ change }) => mayNeed(change, step))) continue;
      yield note(
        { place: step.after.source.textPlace(explanation.path, at), item: explanation.name },
        'このままでも誤りではありません。変更の後に修正したのなら、「その他の項目の変更」などの説明で足ります',
      );
    }
    const declared = step.classification.declarations.filter((each) => each.kind === 'change').filter(({ ground }) => ground === '緊急時の事後評価');
    for (const declaration of declared) {
      const covered = step.diff.changes.filter((change) => closenessOf(change, declaration.scopes) !== undefined);
      if (covered.length === 0 || covered.some((change) => mayNeed(change, step))) continue;
      yield note(
        placeOf(declaration, step),
        `このままでも誤りではありません。要らなければ、この「${keys.ground}」と「${keys.reason}」を消してください（ほかに何もなければ、記載ごと消します）`,
      );
    }
  },
};

/** True if a change may be one that must be submitted beforehand: of an item with ※, or a new 特定個人情報ファイル. */
function mayNeed(change: Change, { after, judgementOf }: Step): boolean {
  const judgement = judgementOf(change);
  if (judgement?.kind === 'new-file' || judgement?.kind === 'emergency') return true;
  return isImportant(sideOf(change)) && hasImportantChanges(after.assessment.form.form);
}

function placeOf({ path }: ChangeDeclaration, { after: { source } }: Step): Pick<Message, 'place' | 'item'> {
  return { place: source.valuePlace([...path, keys.ground]), item: declarationsKey };
}

function note(at: Pick<Message, 'place' | 'item'>, mend: string): Message {
  return {
    ruleId: emergencyNeedless.id,
    severity: 'notice',
    text: '規則第9条第2項（緊急時の事後評価）が挙げられていますが、※の付かない項目の変更は、事前の提出が義務付けられないので（規則第14条第1項）、挙げる必要はありません',
    ...at,
    mend,
  };
}
