import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import { itemWithQuote } from '../../appendix/match/quote-place.js';
import { namesWhole } from '../../appendix/match/whole-rows.js';
import type { MissingQuote } from '../../appendix/match/row-evidence.js';
import { changeName } from '../../diff/changes/change-place.js';
import type { Step } from '../../step/step.js';
import { rowCells } from '../../appendix/rows/change-table.js';
import type { StepRule } from './step-rule.js';

/** Reports a new row of 変更箇所 that covers no change. The change was withdrawn, or the row names and quotes another item. */
export const rowWithoutChange: StepRule = {
  id: 'row-without-change',
  title: '変更のない行',
  *check(context) {
    const { source } = context.after;
    for (const { row, changes, named, missing, readings } of context.matching.rows) {
      if (changes.length > 0 || context.isAcknowledged(row)) continue;
      const cell = rowCells(row)?.item ?? row.row;
      const [first] = named;
      const whole = namesWhole(rowCells(row)?.item.text ?? '');
      const text = whole
        ? 'この行は評価書の全体についての行ですが、変更前の記載を変更後の記載に置き換えた変更が、前の版との間にありません'
        : first === undefined
          ? 'この行の項目が、様式のどの項目か分かりません'
          : readings.length > 1
            ? `この行の項目は、${inWords(readings)}読めて、どれのことか決まりません`
            : `この行に当たる変更が、前の版との間にありません（「${first}」に、この行が述べる変更は見当たりません${elsewhere(missing, named, context)}）`;
      yield {
        ruleId: rowWithoutChange.id,
        severity: 'error',
        text,
        place: source.valuePlace(cell.path),
        item: row.row.name,
        mend: whole
          ? `変更前の記載と変更後の記載に、置き換えた字句だけを書いてください（例 「住民課」と「町民課」。幾つもあれば一行に一つ）。項目ごとの行に分けるのなら、この行を消してください。分かっていて残すのなら、「${declarationsKey}」に「${keys.rows}: [${String(context.numberOf(row))}]」と「${keys.reason}」を書いてください`
          : `変更を取りやめたのなら、行を消してください（「hyokasho amend」が書いたままの行なら「hyokasho amend」が消します）。項目や引用の書き誤りなら直してください。分かっていて残すのなら、「${declarationsKey}」に「${keys.rows}: [${String(context.numberOf(row))}]」と「${keys.reason}」を書いてください`,
      };
    }
  },
};

/** Most readings that a message names. */
const mostReadings = 4;

function inWords(names: readonly string[]): string {
  const shown = names.slice(0, mostReadings).map((name) => `「${name}」とも`);
  return shown.join('') + (names.length > mostReadings ? `（ほか ${String(names.length - mostReadings)} 通り）` : '');
}

/** Names the changed item in which a quote of the row does stand. Empty if there is none. */
function elsewhere(missing: readonly MissingQuote[], named: readonly string[], { diff }: Step): string {
  const changed = new Set(diff.changes.map(changeName).filter((name) => !named.includes(name)));
  for (const each of missing) {
    const name = itemWithQuote(each, diff[each.side]);
    if (name !== undefined && changed.has(name)) return `。引用は「${name}」の変更にあります`;
  }
  return '';
}
