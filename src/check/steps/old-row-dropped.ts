import { clip } from '../../core/clip.js';
import type { ChangeRow } from '../../model/assessment.js';
import { rowCells } from '../../appendix/rows/change-table.js';
import type { Step } from '../../step/step.js';
import type { StepRule } from './step-rule.js';

/** Reports a missing row of the version before. The table only grows. */
export const oldRowDropped: StepRule = {
  id: 'old-row-dropped',
  title: '前の版の行がない',
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

/** Returns the day and item of a row, like 令和6年6月21日　Ⅰ１②事務の内容. */
function rowTitle(row: ChangeRow): string {
  const item = rowCells(row)?.item.text.replace(/\s+/gu, '　') ?? '';
  return [row.dateCell?.text ?? '', clip(item)].filter((text) => text !== '').join('　');
}

function table({ after }: Step): { readonly path: readonly (string | number)[]; readonly name: string } | undefined {
  return after.assessment.parts.find(({ body }) => body.kind === 'changes');
}

function tablePath(context: Step): readonly (string | number)[] {
  return table(context)?.path ?? [];
}

function tableName(context: Step): string {
  return table(context)?.name ?? '変更箇所';
}
