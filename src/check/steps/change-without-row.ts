import { closenessOf } from '../../classify/facts/item-scope.js';
import type { Change } from '../../diff/changes/change.js';
import { declarationKeys as keys, declarationsKey, withoutRow } from '../../forms/internal-keys.js';
import { clip } from '../../core/clip.js';
import { changeName, pathInNew } from '../../diff/changes/change-place.js';
import type { UncoveredChange, UncoveredText } from '../../appendix/match/row-coverage.js';
import type { StepRule } from './step-rule.js';

/** Most texts that a message quotes. Beyond it, the message gives their number. */
const mostTexts = 3;

/** Reports a change that no new row of 変更箇所 covers, or covers only in part. */
export const changeWithoutRow: StepRule = {
  id: 'change-without-row',
  title: '変更箇所に行のない変更',
  *check({ after: { source }, matching, classification: { declarations } }) {
    for (const uncovered of matching.uncovered) {
      const { change } = uncovered;
      if (declarations.some((declaration) => declaration.kind === 'omission' && closenessOf(change, declaration.scopes))) continue;
      // A change of width or of a space is seldom worth a row, but a person should decide so.
      const formOnly = change.kind === 'field' && change.formOnly;
      yield {
        ruleId: changeWithoutRow.id,
        severity: formOnly ? 'warning' : 'error',
        text: uncovered.texts.length > 0 ? partly(uncovered) : whole(uncovered, formOnly),
        place: source.valuePlace(pathInNew(change)),
        item: changeName(change),
        mend: `${uncovered.texts.length > 0 ? '行の記載に書き加えてください（行を消して「hyokasho amend」で作り直すこともできます）' : '「hyokasho amend」で行を加えてください'}。載せないときは、「${declarationsKey}」にこの項目の「${keys.row}: ${withoutRow}」と「${keys.reason}」を書いてください`,
      };
    }
  },
};

function whole({ change }: UncoveredChange, formOnly: boolean): string {
  return `${happened(change, formOnly)}が、変更箇所に行がありません`;
}

function happened(change: Change, formOnly: boolean): string {
  if (change.kind === 'move') return '前の版と並ぶ順が違います';
  if (change.what === 'added') return '前の版になかった記載です';
  if (change.what === 'removed') return '前の版にあった記載がなくなりました';
  return formOnly ? '前の版から表記だけが変わりました' : '前の版から記載が変わりました';
}

function partly({ texts, change }: UncoveredChange): string {
  const inEntry = change.kind === 'entry';
  // White space that came or went is no place to quote.
  const lines = texts.flatMap((text) => text.lines.filter((line) => line !== '').map((line) => quotedLine(text, line, inEntry)));
  const more = lines.length > mostTexts ? `など${String(lines.length)}か所` : '';
  const places = lines.length === 0 ? '' : `。行にない所: ${lines.slice(0, mostTexts).join('、')}${more}`;
  return `変更箇所の行は、この${inEntry ? '記載' : '変更'}の一部しか述べていません${places}`;
}

function quotedLine({ side, label }: UncoveredText, line: string, inEntry: boolean): string {
  if (inEntry) return `${label}「${clip(line)}」`;
  return `${side === 'before' ? '前の版の' : ''}「${clip(line)}」`;
}
