import { showControlsInLines } from '../core/visible.js';
import { assumptionWords } from '../classify/assumption-words.js';
import type { Assumption, Judgement } from '../classify/judgement.js';
import type { AmendReport, ReportedCell, ReportedRow } from '../amend/amend-report.js';

/** The result of bringing 変更箇所 up to date. */
export interface AmendmentOutcome {
  /** The names of the two versions. */
  readonly before: string;
  readonly after: string;
  readonly report: AmendReport;
  /** True if the document differs from before. */
  readonly changed: boolean;
  readonly written: boolean;
  /** The command that checks the document. */
  readonly next: string;
}

export const amendmentFormats = ['text', 'json'] as const;
export type AmendmentFormat = (typeof amendmentFormats)[number];

/** Formats the report as one text that ends in a line break. Rows that need a decision come first, unchanged ones last. */
export function formatAmendment(outcome: AmendmentOutcome, format: AmendmentFormat): string {
  return format === 'json' ? amendmentJson(outcome) : amendmentText(outcome);
}

function amendmentJson({ before, after, report, changed, written }: AmendmentOutcome): string {
  const rows = report.rows.map(({ state, number, item, texts, cells, about, undecided, assumed, judgement }) => ({
    state,
    number,
    item,
    row: Object.fromEntries(texts.map(({ column, text }) => [column, text])),
    cells,
    ...(about === undefined ? {} : { about }),
    ...(judgement ? { judgement: judgementJson(judgement) } : {}),
    ...(assumed === undefined ? {} : { assumed: { because: assumed, text: assumptionWords[assumed].short, mend: assumptionWords[assumed].mend } }),
    ...(undecided ? { undecided: { ruleId: undecided.ruleId, clause: undecided.clause, ground: undecided.ground } } : {}),
  }));
  return `${JSON.stringify({ before, after, changed, written, rows }, undefined, 2)}\n`;
}

const assumptions: readonly Assumption[] = ['effective-day', 'publication-day'];

function judgementJson({ timing, kind, ruleId, clause, ground, followsFrom, record }: Judgement): object {
  return {
    timing,
    kind,
    ruleId,
    clause,
    ground,
    ...(followsFrom === undefined ? {} : { followsFrom }),
    ...(record ? { record } : {}),
  };
}

function amendmentText({ before, after, report, changed, written, next }: AmendmentOutcome): string {
  const { rows } = report;
  const having = (...fates: readonly ReportedCell['fate'][]): readonly ReportedRow[] =>
    rows.filter(({ cells }) => cells.some(({ fate }) => fates.includes(fate)));
  const inState = (...states: readonly ReportedRow['state'][]): readonly ReportedRow[] => rows.filter(({ state }) => states.includes(state));
  const settled = rows.filter(({ state, cells, undecided }) => state === 'standing' && cells.length === 0 && !undecided);
  // What is written stands in the file.
  const shown = written ? nameOnly : wholeRow;
  const done = (past: string, future: string): string => (written || !changed ? past : future);
  const lines = [
    `${after}: ${before} からの変更箇所`,
    ...section(
      '提出時期が決まらない行',
      rows.filter(({ undecided }) => undecided),
      undecidedLines,
    ),
    ...section('手直しの後、変更がさらに動いた行（手直しの方を残す）', having('moved-on'), movedLines),
    ...section('変更がなくなったが、手直しがあるため残す行', inState('withdrawn'), nameOnly),
    ...assumptions.flatMap((each) =>
      section(
        `${assumptionWords[each].short}。${assumptionWords[each].mend}`,
        rows.filter(({ assumed }) => assumed === each),
        nameOnly,
      ),
    ),
    ...(written ? addedRows(inState('added')) : section('加える行', inState('added'), wholeRow)),
    ...section(done('新しくした行', '新しくする行'), having('refreshed'), (row) => [...columnsOf('refreshed')(row), ...shown(row).slice(1)]),
    ...section(done('変更がなくなったので消した行', '変更がなくなったので消す行'), inState('removed'), nameOnly),
    ...section('手直しを残す行', having('kept'), columnsOf('kept')),
    ...section('手で書かれた行', inState('hand'), handLines),
    '',
    `そのままの行: ${String(settled.length)} 件`,
    '',
    closing(after, changed, written, next),
  ];
  return `${showControlsInLines(lines.join('\n'))}\n`;
}

/** Names the rows that were added, but for those that an earlier section names because of their 提出時期. */
function addedRows(rows: readonly ReportedRow[]): readonly string[] {
  const others = rows.filter(({ undecided, assumed }) => !undecided && assumed === undefined);
  const lines = section('加えた行', rows, (row) => (others.includes(row) ? nameOnly(row) : []));
  return others.length === rows.length ? lines : [...lines, `  ${others.length === 0 ? '全て' : 'ほかは'}、提出時期のところに示した行です`];
}

function closing(file: string, changed: boolean, written: boolean, next: string): string {
  if (!changed) return '変更箇所は、すでに今の変更の通りです。何も書き換えていません。';
  return written ? `${file} を書き換えました。「${next}」で確かめてください。` : 'まだ何も書き換えていません。書き換えるには --write を付けます。';
}

function section(title: string, rows: readonly ReportedRow[], linesOf: (row: ReportedRow) => readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', `■ ${title}: ${String(rows.length)} 件`, ...rows.flatMap(linesOf)];
}

function named({ number, item }: ReportedRow, more = ''): string {
  return `  ${String(number)}行目　${item}${more}`;
}

function nameOnly(row: ReportedRow): readonly string[] {
  return [named(row)];
}

/** Returns a row with its cells as they will be written, and the reason of its 提出時期. */
function wholeRow(row: ReportedRow): readonly string[] {
  const cells = row.texts.filter(({ part }) => part !== 'item');
  return [named(row), ...cells.flatMap(({ column, text }) => cellLines(column, text)), ...whyLines(row)];
}

function cellLines(column: string, text: string): readonly string[] {
  if (!text.includes('\n')) return [`    ${column}: ${text === '' ? '（空）' : text}`];
  return [`    ${column}:`, ...indented(text)];
}

function whyLines({ judgement }: ReportedRow): readonly string[] {
  if (!judgement) return [];
  const { ground, clause, followsFrom } = judgement;
  const lines = [`    判断の理由: ${ground}［${clause}］`];
  return followsFrom === undefined ? lines : [...lines, `    「${followsFrom}」の変更に伴うので、提出時期も実施日も同じです`];
}

function undecidedLines(row: ReportedRow): readonly string[] {
  return [named(row), `    ${row.undecided?.ground ?? ''}`];
}

function columnsOf(fate: ReportedCell['fate']): (row: ReportedRow) => readonly string[] {
  return (row) => {
    const columns = row.cells.filter((cell) => cell.fate === fate).map(({ column }) => column);
    return [named(row, `（${columns.join('、')}）`)];
  };
}

function handLines(row: ReportedRow): readonly string[] {
  const notes = { change: '', declared: '（変更に当たらない行と説明されています）', unknown: '（どの変更についての行か分かりません）' };
  return [named(row, notes[row.about ?? 'unknown'])];
}

function movedLines(row: ReportedRow): readonly string[] {
  const moved = row.cells.filter(({ fate }) => fate === 'moved-on');
  return [
    named(row),
    ...moved.flatMap(({ column, mine, fresh }) => [`    ${column}`, '      書かれている文:', ...indented(mine), '      今の変更による文:', ...indented(fresh)]),
  ];
}

function indented(text: string): readonly string[] {
  return (text === '' ? '（空）' : text).split('\n').map((line) => `        ${line}`.trimEnd());
}
