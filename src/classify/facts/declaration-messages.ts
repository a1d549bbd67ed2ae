import type { Message } from '../../core/message.js';
import type { Change } from '../../diff/changes/change.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import { pathKey } from '../../load/read/source.js';
import type { Source } from '../../load/read/source.js';
import type { Contradiction, Declared } from './declared.js';
import type { Declaration } from './declaration.js';
import { closenessOf } from './item-scope.js';

/** Reports pairs of declarations that judge the same change differently, each pair once. */
export function contradictionMessages(declared: readonly Declared[], source: Source): readonly Message[] {
  const found = new Map<string, Contradiction>();
  for (const { contradictions } of declared) {
    for (const each of contradictions) found.set(pathKey([each.what, ...each.first.path, ...each.second.path]), each);
  }
  return [...found.values()].map(({ what, first, second }) => ({
    ruleId: 'declaration-contradiction',
    severity: 'error',
    text: `同じ変更について、「${what}」の違う記載があります。どちらも働きません`,
    place: source.valuePlace([...second.path, what]),
    related: source.valuePlace([...first.path, what]),
    item: declarationsKey,
    mend: 'どちらかを消すか、「項目」をより詳しく書いて、どの変更についての記載かを分けてください（詳しい方が優先します）',
  }));
}

/** Reports declarations that cover no change. Skips those that name only unknown items, which are reported already. */
export function unusedMessages(
  declarations: readonly Declaration[],
  changes: readonly Change[],
  declared: readonly Declared[],
  source: Source,
): readonly Message[] {
  const used = new Set<Declaration>(declared.flatMap(({ covering }) => covering));
  const unused = declarations.filter((declaration) => {
    if (declaration.kind === 'rows' || used.has(declaration) || declaration.scopes?.length === 0) return false;
    return declaration.kind === 'change' || !changes.some((change) => closenessOf(change, declaration.scopes));
  });
  return unused.map((declaration) => {
    const replaces = declaration.kind === 'change' && declaration.replacements.length > 0;
    return {
      ruleId: 'declaration-unused',
      severity: 'warning',
      text: replaces ? '置換だけで説明できる変更が、前の版との間にありません' : '前の版との間に、この記載に当たる変更がありません',
      place: source.valuePlace(declaration.path),
      item: declarationsKey,
      mend: replaces
        ? '「旧」「新」が評価書の記載の通りか、その文に他の変更がないかを確かめてください。用が済んだ記載なら消してください'
        : `「${keys.items}」が変更した項目の名前か確かめてください。用が済んだ記載なら消してください`,
    };
  });
}
