import { utf8Length } from '../core/bytes.js';
import { smallest } from '../core/long-lists.js';
import { changeName, pathInNew } from '../diff/changes/change-place.js';
import type { Declaration } from '../classify/facts/declaration.js';
import type { Judgement } from '../classify/judgement.js';
import type { Message } from '../core/message.js';
import type { AssessmentDiff } from '../diff/changes/change.js';
import { declarationKeys, declarationsKey } from '../forms/internal-keys.js';
import { clip } from '../core/clip.js';
import type { YamlEdit } from '../load/edit/edit.js';
import { maxBytes } from '../load/read/parse-source.js';
import { isGone } from './amend-edits.js';
import type { MergedRow } from './merge-rows.js';
import type { AppendixFault } from './prove-appendix.js';
import type { UncoveredChange } from '../appendix/match/row-coverage.js';
import type { Version } from '../model/version.js';

/** Error for a form without a change table. */
export function noTable({ source, assessment: { form } }: Version): Message {
  return {
    ruleId: 'amend-no-table',
    severity: 'error',
    text: `${form.form}（${form.revision}）には変更箇所の表がありません`,
    mend: '変更箇所のある様式の評価書を指定してください',
    place: source.valuePlace([]),
  };
}

/** Error for edits that cannot be made. The document would become too large, or its YAML layout allows no edit. */
export function unfollowable({ source }: Version, listKey: string, edits: readonly YamlEdit[]): Message {
  const base = { severity: 'error', place: source.keyPlace([listKey]) } as const;
  if (utf8Length(source.text) + utf8Length(JSON.stringify(edits)) > maxBytes) {
    return {
      ...base,
      ruleId: 'amend-too-large',
      text: `行を書き込むと、評価書がファイルの大きさの上限（${String(maxBytes / 1024 / 1024)} MB）を超えます。何も変えていません`,
      mend: '評価書を分けるか、変更箇所を別紙にしてください',
    };
  }
  return {
    ...base,
    ruleId: 'amend-layout',
    text: 'YAML の書き方が特殊なため、元の書き方を保ったまま行を書き込むことができません。何も変えていません',
    mend: `「${listKey}」が「- 項目名: 値」の普通の並びで書かれているか確かめてください（{ } や引用符が何行にもわたる書き方を、字下げの形に直すと書き込めます）`,
  };
}

const faults: Readonly<Record<AppendixFault['kind'], string>> = {
  replay: '前の版に変更を当てても新しい版になりません',
  'change-without-row': '変更に当たる行がありません',
  'change-in-two-rows': '一つの変更が二つの行に出ています',
  'row-without-change': '変更のない行があります',
  'not-in-version': '行の記載が、その版の評価書にありません',
  'left-out': '変更した文が行に出ていません',
};

/** Error for a drafted row that fails its proof. The cause is a bug; nothing is written. */
export function unproven(fault: AppendixFault, diff: AssessmentDiff, { source }: Version): Message {
  const change = diff.changes.find(({ key }) => key === fault.key);
  return {
    ruleId: 'appendix-unproven',
    severity: 'error',
    text: `作った変更箇所が二つの版と合いません（${faults[fault.kind]}${fault.line === undefined ? '' : `：${fault.line}`}）。何も変えていません`,
    mend: 'プログラムの不具合です。この表示と二つの版を添えて、開発者に知らせてください',
    place: source.valuePlace(change ? pathInNew(change) : []),
    ...(change ? { item: changeName(change) } : {}),
  };
}

/** Warns of changes that hand-written rows cover only in part. No drafted row is put beside them: their author knows what to add. */
export function partlyCovered(partly: readonly UncoveredChange[], toDraft: readonly Judgement[], { source }: Version): readonly Message[] {
  const inDrafts = new Set(toDraft.map(({ change }) => change.key));
  return partly.flatMap(({ change, texts }): Message[] => {
    if (inDrafts.has(change.key)) return [];
    const lines = texts.flatMap((text) => text.lines);
    return [
      {
        ruleId: 'row-tells-part',
        severity: 'warning',
        text: `手で書かれた行が、この変更の一部しか述べていません（行に出ていない文：${lines.map((line) => `「${clip(line.trim())}」`).join('')}）`,
        mend: '行に書き足してください。行ごと消して「hyokasho amend」をもう一度実行すると、変更の全部の行ができます',
        place: source.valuePlace(pathInNew(change)),
        item: changeName(change),
      },
    ];
  });
}

/** Warns that the row numbers in a declaration shift, because a row before them is removed. */
export function shiftedRows(merged: readonly MergedRow[], declarations: readonly Declaration[], { source }: Version): readonly Message[] {
  const gone = merged.flatMap((row) => (isGone(row) ? [row.row.index + 1] : []));
  const first = smallest(gone);
  return declarations.flatMap((declaration): Message[] => {
    if (declaration.kind !== 'rows' || !declaration.rows.some((row) => row > first)) return [];
    return [
      {
        ruleId: 'declared-rows-shifted',
        severity: 'warning',
        text: `変更箇所の ${gone.map(String).join('、')} 行目がなくなるため、その後の行の番号が変わります`,
        mend: `「${declarationsKey}」の「${declarationKeys.rows}」の番号を直してください`,
        place: source.valuePlace([...declaration.path, declarationKeys.rows]),
        item: declarationsKey,
      },
    ];
  });
}
