import { append } from '../core/long-lists.js';
import { showControlsInLines } from '../core/visible.js';
import { rowRecordsKey } from '../forms/internal-keys.js';
import type { DocumentMerge, NamedEvent } from '../merge/merge-documents.js';
import type { ConflictKind } from '../merge/decide.js';

/** A merge by item, with the names of its files. */
export interface MergeOutcome {
  /** The document as the user knows it. */
  readonly file: string;
  readonly merge: Extract<DocumentMerge, { readonly kind: 'merged' }>;
  /** File that served as the base because there was none. */
  readonly instead?: string;
  readonly written: boolean;
  /** True if git called the program and waits for `git add`. */
  readonly forGit: boolean;
}

export const mergeFormats = ['text', 'json'] as const;
export type MergeFormat = (typeof mergeFormats)[number];

/** Formats what a merge did as one text that ends in a line break: conflicts first, then what both sides changed, then each side. */
export function formatMerge(outcome: MergeOutcome, format: MergeFormat): string {
  return format === 'json' ? mergeJson(outcome) : mergeText(outcome);
}

function mergeJson({ file, merge, instead, written }: MergeOutcome): string {
  const { conflicts, lostComments, renamed, unclear } = merge;
  const events = shownEvents(merge.events).map(({ kind, act, why, name, line }) => ({
    kind,
    act,
    name,
    ...(why ? { why } : {}),
    ...(line === undefined ? {} : { line }),
  }));
  return `${JSON.stringify({ file, written, conflicts, ...(instead === undefined ? {} : { base: instead }), events, lostComments, renamed, unclear }, undefined, 2)}\n`;
}

/** Drops the events of records: they go with their rows, and no person reads them. */
function shownEvents(events: readonly NamedEvent[]): readonly NamedEvent[] {
  return events.filter(({ at }) => at.path[0] !== rowRecordsKey);
}

function mergeText(outcome: MergeOutcome): string {
  const { file, merge, instead, written } = outcome;
  const events = shownEvents(merge.events);
  const of = (kind: NamedEvent['kind']): readonly NamedEvent[] => events.filter((event) => event.kind === kind);
  const conflicts = of('conflict');
  const lines = [
    `${file}: ${merge.conflicts === 0 ? '項目ごとに統合しました' : `項目ごとに統合しましたが、${String(merge.conflicts)} か所がぶつかっています`}`,
  ];
  if (instead !== undefined) lines.push(`  共通の元の版がないので、前の版（${instead}）を元としました。`);
  append(lines, list('ぶつかったもの（印の間に両方の文を残しました）', conflicts.map(conflictLine)));
  append(lines, list('両方が別の行を変え、行ごとに統合したもの（読み直してください）', of('lines').map(eventLine)));
  append(lines, list('相手の側の変更を取り込んだもの', of('theirs').map(eventLine)));
  append(lines, list('自分の側の変更のままのもの', of('ours').map(eventLine)));
  append(lines, list('両方が同じに変えたもの', of('both').map(eventLine)));
  append(lines, list('「hyokasho amend」が書いた行で、作り直すもの', of('amend').map(eventLine)));
  append(
    lines,
    list(
      '番号が変わったので書き改めた「変更の説明」の項目名',
      merge.renamed.map(({ before, after }) => `  ${before}\n    → ${after}`),
    ),
  );
  append(
    lines,
    list(
      '統合すると別の項目を指す「変更の説明」の項目名（書き改めてください）',
      merge.unclear.map((name) => `  ${name}`),
    ),
  );
  append(
    lines,
    list(
      '消された項目と共に消えた注釈（要るものは書き戻してください）',
      merge.lostComments.map(({ comment, name }) => `  ${name}: ${comment}`),
    ),
  );
  const bothSides = events.some(({ kind }) => kind !== 'ours') && events.some(({ kind }) => kind !== 'theirs');
  append(lines, ['', ...nextLines(outcome, bothSides)]);
  if (!written) lines.push('まだ何も書き換えていません。');
  return `${showControlsInLines(lines.join('\n'))}\n`;
}

function nextLines({ file, merge, forGit }: MergeOutcome, bothSides: boolean): readonly string[] {
  const lines: string[] = [];
  if (merge.conflicts > 0)
    lines.push(
      `次にすること: ${file} の「<<<<<<<」から「>>>>>>>」までの二つの文から一つの文を作り、印の行を消してください。${forGit ? `直したら「git add ${file}」とします。` : ''}`,
    );
  if (merge.unclear.length > 0)
    lines.push(`次にすること: 「変更の説明」の項目名を、今の番号で書き改めてください。${forGit ? `直したら「git add ${file}」とします。` : ''}`);
  if (bothSides)
    lines.push(
      `${lines.length > 0 ? 'その後に' : '次にすること'}: 変更箇所の行は、統合した本文から作り直します。「hyokasho amend ${file} --write」を実行してください。`,
    );
  return lines.length > 0 ? lines : ['このほかにすることはありません。'];
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `■ ${title}: ${String(lines.length)} 件`, ...lines];
}

const acts: Readonly<Record<NamedEvent['act'], string>> = { changed: '', added: '（追加）', removed: '（削除）', moved: '（並べ替え）' };

function eventLine({ name, act }: NamedEvent): string {
  return `  ${name}${acts[act]}`;
}

const reasons: Readonly<Record<ConflictKind, string>> = {
  words: '両方が別の文にしています',
  removed: '一方が消し、他方が変えています',
  added: '両方が同じ id（又は同じ項目）で、別のものを加えています',
  order: '両方が別の順に並べ替えています',
};

function conflictLine({ name, line, why = 'words' }: NamedEvent): string {
  return `  ${line === undefined ? '' : `${String(line)}行目 `}${name}: ${reasons[why]}`;
}
