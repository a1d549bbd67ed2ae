import type { Message } from '../../core/message.js';
import type { Change } from '../../diff/changes/change.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import { pathKey } from '../../load/read/source.js';
import type { Source } from '../../load/read/source.js';
import type { Contradiction, Declared } from './declared.js';
import type { Declaration } from './declaration.js';
import { closenessOf } from './item-scope.js';
import { usableSubmission } from './version-dates.js';
import type { Publication } from './version-dates.js';

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

/** Reports a 提出日 that cannot be that of this version: after its 公表日, or before that of the version before. Neither counts. */
export function submissionMessages(declarations: readonly Declaration[], publication: Publication, source: Source): readonly Message[] {
  return declarations.flatMap((declaration): Message[] => {
    const submitted = declaration.kind === 'change' ? declaration.submitted : undefined;
    if (!submitted || usableSubmission(publication, submitted)) return [];
    const { first, last, text, former, path } = publication;
    const isLate = first !== 0 && submitted.day > last;
    return [
      {
        ruleId: 'submission-date',
        severity: 'error',
        text: isLate
          ? `提出日（${submitted.text}）が公表日（${text}）より後です。公表は、委員会に提出した後に行います`
          : `提出日（${submitted.text}）が、前の版の公表日（${former?.text ?? ''}）より前です`,
        place: source.valuePlace([...declaration.path, keys.submitted]),
        item: declarationsKey,
        mend: isLate ? '提出日か公表日を直してください' : 'この版を委員会に提出した日を書いてください',
        ...(isLate ? { related: source.valuePlace(path) } : {}),
      },
    ];
  });
}
