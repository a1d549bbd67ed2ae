import { clip } from '../../core/clip.js';
import type { ChangeRow } from '../../model/assessment.js';
import { rowCells } from '../../appendix/rows/row-cells.js';
import type { StepContext, StepRule } from './step-rule.js';

/** A row that the version before has is gone: the table only grows. */
export const oldRowDropped: StepRule = {
  id: 'old-row-dropped',
  *check(context) {
    const { before, after, rows } = context;
    for (const { before: old, nearest } of rows.dropped) {
      yield {
        ruleId: oldRowDropped.id,
        severity: 'error',
        text: `前の版にある変更箇所の行（${rowTitle(old)}）がありません${nearest ? '。よく似た行に書き換えられたようです' : ''}`,
        place: after.source.valuePlace(nearest?.row.path ?? tablePath(context)),
        item: tableName(context),
        mend: '前の版の行を、元のまま戻してください。変更箇所の行は、版を改めても消しません',
        related: before.source.valuePlace(old.row.path),
      };
    }
  },
};

/** 令和6年6月21日　Ⅰ１②事務の内容 */
function rowTitle(row: ChangeRow): string {
  const item = rowCells(row)?.item.text.replace(/\s+/gu, '　') ?? '';
  return [row.dateCell?.text ?? '', clip(item)].filter((text) => text !== '').join('　');
}

function table({ after }: StepContext): { readonly path: readonly (string | number)[]; readonly name: string } | undefined {
  return after.assessment.parts.find(({ body }) => body.kind === 'changes');
}

function tablePath(context: StepContext): readonly (string | number)[] {
  return table(context)?.path ?? [];
}

function tableName(context: StepContext): string {
  return table(context)?.name ?? '変更箇所';
}
