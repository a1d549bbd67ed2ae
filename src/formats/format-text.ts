import type { Message, Severity } from '../core/message.js';
import { showControls } from '../core/visible.js';
import { formatPlaces } from './format-places.js';
import type { gatherAlike } from './findings/alike-findings.js';
import { gatheredWords } from './findings/alike-findings.js';
import type { CheckReport } from './findings/check-report.js';
import { quietReport } from './findings/quiet-report.js';
import type { FileFindings } from './findings/quiet-report.js';
import { strictLine } from './findings/strict-line.js';
import { sumUpUnfilled } from './findings/unfilled-lines.js';

const words: Record<Severity, string> = { error: 'エラー', warning: '警告', notice: 'お知らせ' };
/** ANSI: red, yellow, blue. */
const colours: Record<Severity, number> = { error: 31, warning: 33, notice: 34 };
/** Most lines of findings alike that are listed. */
const mostLines = 10;

/** How the lines of a report come to be. */
interface Writing {
  readonly paint: (text: string, code: number) => string;
  /** Words that tell how to see the findings that are left out. */
  readonly hint: string;
}

/**
 * Formats a report for people. The quiet form has the errors first, then the new findings of each document, with a line about all that
 * it leaves out; the full form has every finding in the order of the files.
 */
export function formatText(report: CheckReport, colour: boolean): string {
  const writing: Writing = {
    paint: (text, code) => (colour ? `\u001b[${String(code)}m${text}\u001b[0m` : text),
    hint: report.quiet?.hint ?? '',
  };
  const sections = report.quiet && !report.quiet.all ? quietSections(report, writing) : fullSections(report, writing);
  const last = [messageCount(report.messages, report.documents), ...(report.quiet?.strict === true ? strictLine(report.messages) : [])];
  return [...sections, last].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function quietSections(report: CheckReport, writing: Writing): readonly (readonly string[])[] {
  const { errors, files, published } = quietReport(report);
  const sections = errors.map((found) => found.flatMap((message) => gathered(message, writing)));
  const shown = files.map((file) => fileSection(file, writing));
  const lines = published.map((file) => `${showControls(file.file)}  公表済みの版：${counted(file.hidden, file.fresh)}（${writing.hint}）`);
  return [...sections, ...shown, lines].filter((section) => section.length > 0);
}

function gathered(alike: ReturnType<typeof gatherAlike>[number], writing: Writing): readonly string[] {
  const { first, others } = alike;
  if (others.length === 0) return messageLines(first, writing);
  const lines = others.slice(0, mostLines).map(({ place }) => String(place.line));
  const where = `${lines.join('、')}行目${others.length > mostLines ? 'など' : ''}`;
  return messageLines(first, writing, { text: gatheredWords(alike), more: `同じもの: ほか ${String(others.length)} 件（${where}。${writing.hint}）` });
}

function fileSection({ file, findings, unfilled, carried }: FileFindings, writing: Writing): readonly string[] {
  const lines = findings.flatMap((message) => gathered(message, writing));
  const name = showControls(file);
  if (unfilled !== undefined) lines.push(`${name}  ${unfilled}`);
  if (carried.length > 0) lines.push(`${name}  前の版から続く${counted(carried)}（${writing.hint}）`);
  return lines;
}

/**
 * Counts findings by their severity, with the number of new ones if some are not.
 */
function counted(messages: readonly Message[], fresh: readonly Message[] = []): string {
  const each = (severity: Severity): string => {
    const count = messages.filter((message) => message.severity === severity).length;
    if (count === 0) return '';
    const isNew = fresh.filter((message) => message.severity === severity).length;
    return `${words[severity]} ${String(count)} 件${isNew > 0 && isNew < count ? `（うち新しいもの ${String(isNew)} 件）` : ''}`;
  };
  return [each('warning'), each('notice')].filter((part) => part !== '').join('、');
}

function fullSections({ messages, progress = [], quiet }: CheckReport, writing: Writing): readonly (readonly string[])[] {
  const summaries = sumUpUnfilled(messages, progress, quiet?.all === true);
  const files = new Map<string, string[]>();
  for (const message of messages) {
    const { file } = message.place;
    const lines = files.get(file) ?? [];
    files.set(file, lines);
    if (!summaries.get(file)?.hidden.has(message)) for (const line of messageLines(message, writing)) lines.push(line);
  }
  for (const [file, lines] of files) {
    const summary = summaries.get(file);
    if (summary) lines.push(`${showControls(file)}  ${summary.line}`);
  }
  return [...files.values()];
}

function messageLines(message: Message, { paint }: Writing, gather: { readonly text?: string | undefined; readonly more?: string } = {}): string[] {
  const { place, severity, ruleId, item, mend, related, places, carried } = message;
  const since = carried === true ? '  前の版から続く' : '';
  const lines = [
    `${showControls(place.file)}:${String(place.line)}:${String(place.column)}  ${paint(words[severity], colours[severity])}  ${showControls(gather.text ?? message.text)}  ${paint(`[${ruleId}]`, 2)}${since}`,
  ];
  if (item !== undefined) lines.push(`    項目: ${showControls(item)}`);
  if (related)
    lines.push(
      `    関連: ${related.file === place.file ? '' : `${showControls(related.file)} の `}${String(related.line)}行目 ${String(related.column)}文字目`,
    );
  if (places) lines.push(`    所: ${formatPlaces(places, place.file)}`);
  if (gather.more !== undefined) lines.push(`    ${gather.more}`);
  if (mend !== undefined) lines.push(`    直し方: ${showControls(mend)}`);
  return lines;
}

function messageCount(messages: readonly Message[], documents: number): string {
  const counts = (['error', 'warning', 'notice'] as const)
    .map((severity) => ({ severity, count: messages.filter((message) => message.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${words[severity]} ${String(count)} 件`);
  return `${counts.length === 0 ? '問題はありません' : counts.join('、')}（評価書 ${String(documents)} 件を検査）`;
}
