import { append } from '../core/long-lists.js';
import { displayWidth, padToWidth } from '../core/text/display-width.js';
import { showControls } from '../core/visible.js';
import { clauseLines } from './format-clauses.js';
import type { DatedStatus } from '../status/workspace-status.js';
import { dayWords, dueStateWords, lastDayWords, stateWords, statusTitle, todayWords } from './status-words.js';
import { countLine } from './findings/unfilled-lines.js';
import { formatEra } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import type { Certainty, Clause } from '../law/clauses.js';
import type { Due } from '../status/due.js';
import type { AssessmentStatus } from '../status/workspace-status.js';

/** Most versions named in a line. */
const mostVersions = 6;

/** Formats a status for people: a paragraph for each assessment, the clauses that they cite, and a line that counts. */
export function formatStatusTable({ today, todayFrom, assessments }: DatedStatus): string {
  const dues = assessments.flatMap((assessment) => assessment.dues);
  const duties = [...new Set(dues.map(({ duty }) => duty))];
  const clauses = [...new Set(dues.flatMap((due) => due.clauses))];
  const paragraphs = [
    [`今日: ${dayWords(today)}（${todayWords[todayFrom]}）`],
    ...assessments.map((assessment) => assessmentLines(assessment, today)),
    ...(duties.length === 0 ? [] : [['数え方', ...duties.map(({ title, counting }) => `  ${title}: ${counting}`)]]),
    ...(clauses.length === 0 ? [] : [['根拠', ...clauses.flatMap(clauseLines)]]),
    [countWords(assessments, dues)],
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function assessmentLines(assessment: AssessmentStatus, today: CalendarDay): readonly string[] {
  const { path, versions, newest, errors, remaining, dues, notes } = assessment;
  const { form, revision } = newest.facts;
  const shown = versions.slice(-mostVersions).map(({ name }) => showControls(name));
  const more = versions.length > shown.length ? `…、` : '';
  const older = versions.length > 1 ? `。全ての版ではエラー ${String(errors)} 件` : '';
  const rows: (readonly [string, string])[] = [
    ['置き場所', showControls(path)],
    ['様式', form === undefined ? '分からない' : `${form}（${showControls(revision)}）`],
    ['版', `${String(versions.length)} 件（${more}${shown.join('、')}）`],
    ['状態', stateWords(assessment)],
    ['検査', `エラー ${String(newest.errors)} 件、警告 ${String(newest.warnings)} 件（最も新しい版${older}）`],
    ...(remaining ? [['残り', countLine(remaining).replace(/^残り /u, '')] as const] : []),
  ];
  const lines = [`■ ${statusTitle(assessment)}`, ...aligned(rows)];
  append(lines, dueLines(dues, today));
  append(
    lines,
    notes.map((note) => `  ※ ${showControls(note)}`),
  );
  return lines;
}

/** Aligns the values of labelled lines by their width on a terminal. */
function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = rows.reduce((most, [label]) => Math.max(most, displayWidth(label)), 0);
  return rows.map(([label, value]) => `  ${padToWidth(label, width)}  ${value}`);
}

function dueLines(dues: readonly Due[], today: CalendarDay): readonly string[] {
  if (dues.length === 0) return [];
  const width = dues.reduce((most, { duty }) => Math.max(most, displayWidth(duty.title)), 0);
  const indent = ' '.repeat(width + 6);
  return [
    '  期限',
    ...dues.flatMap((due) => {
      const state = dueStateWords(due, today);
      return [
        `    ${padToWidth(due.duty.title, width)}  ${lastDayWords(due)}${state === '' ? '' : `　［${state}］`}`,
        ...(due.from ? [`${indent}もとにした日: ${due.from.what}（${formatEra(due.from.day)}）`] : []),
        ...due.notes.map((note) => `${indent}${showControls(note)}`),
        `${indent}根拠: ${due.clauses.map(clauseWords).join('、')}`,
      ];
    }),
  ];
}

/** Shortest words for how sure a clause is. The list of clauses has the long ones. */
const certaintyMarks: Readonly<Record<Certainty, string>> = { read: '', quoted: '［引用］', known: '［原文未確認］' };

function clauseWords({ id, certainty }: Clause): string {
  return `${id}${certaintyMarks[certainty]}`;
}

function countWords(assessments: readonly AssessmentStatus[], dues: readonly Due[]): string {
  const count = (state: Due['state']): number => dues.filter((due) => due.state === state).length;
  const [over, perhaps] = [count('overdue'), count('perhaps-overdue')];
  return `評価書 ${String(assessments.length)} 件。過ぎている期限 ${String(over)} 件、過ぎているおそれのある期限 ${String(perhaps)} 件`;
}
