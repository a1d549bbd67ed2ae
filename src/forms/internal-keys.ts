import { keptKey } from './form.js';

/** Root key of the department's declarations about the changes of a version. Never printed or published. */
export const declarationsKey = '変更の説明';
/** Root key of the row records of `amend`, which distinguish its own rows from rows that a person changed. Never published. */
export const rowRecordsKey = '変更箇所の控え';
/** Root key of the errors that a version was published with. Never printed or published. */
export const publishedSlipsKey = '公表時の誤り';
/** Root key of the findings that somebody looked at and left as they are. Never printed or published. */
export const reviewedKey = '確認済み';
/** Root keys of a document that stay inside the department. */
export const internalKeys: readonly string[] = [declarationsKey, rowRecordsKey, publishedSlipsKey, reviewedKey];

/** Root keys of a document that never print, and so are not published with it. */
export const unpublishedKeys: readonly string[] = [...internalKeys, keptKey];

/** Grounds that a department may declare: why a change is no 重要な変更, or why its 提出時期 may be 事後. */
export const declaredGrounds = ['文言の修正', '組織改正', '法改正', 'リスクに影響しない変更', 'リスクを下げる変更', '緊急時の事後評価'] as const;
export type DeclaredGround = (typeof declaredGrounds)[number];

/** The keys of one declaration. */
export const declarationKeys = {
  items: '項目',
  rows: '行',
  ground: '根拠',
  reason: '理由',
  effective: '実施日',
  submitted: '提出日',
  wording: '文言',
  replacements: '置換',
  former: '旧',
  now: '新',
  timing: '提出時期',
  row: '変更箇所',
} as const;
/** The one value of 変更箇所 in a declaration. The changes of its items get no row. */
export const withoutRow = '載せない';
/** The two values of 提出時期. */
export const timings = ['事前', '事後'] as const;
export type Timing = (typeof timings)[number];

/** The keys of one row record. */
export const rowRecordKeys = { change: '変更', digests: '控え' } as const;

/** The keys of one published slip. */
export const publishedSlipKeys = { rule: '規則', item: '項目', reason: '理由' } as const;

/** The keys of one reviewed finding. */
export const reviewedKeys = { rule: '規則', word: '語', item: '項目', reason: '理由' } as const;
