import type { Message, Severity } from '../core/message.js';
import { showControls } from '../core/visible.js';
import { formatPlaces } from './format-places.js';
import { sumUpUnfilled } from './unfilled-lines.js';
import type { DocumentProgress } from './unfilled-lines.js';

const words: Record<Severity, string> = { error: 'エラー', warning: '警告', notice: 'お知らせ' };
/** ANSI: red, yellow, blue. */
const colours: Record<Severity, number> = { error: 31, warning: 33, notice: 34 };

/** Formats messages for people: one paragraph for each file, and a line that counts them. */
export function formatText(messages: readonly Message[], documents: number, colour: boolean, progress: readonly DocumentProgress[] = []): string {
  const summaries = sumUpUnfilled(messages, progress);
  const paint = (text: string, code: number): string => (colour ? `\u001b[${String(code)}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  let file: string | undefined;
  const endFile = (): void => {
    const summary = file === undefined ? undefined : summaries.get(file);
    if (file !== undefined && summary) lines.push(`${showControls(file)}  ${summary.line}`);
  };
  for (const message of messages) {
    const { place, severity, ruleId, text, item, mend, related, places } = message;
    if (file !== undefined && file !== place.file) {
      endFile();
      lines.push('');
    }
    file = place.file;
    if (summaries.get(file)?.hidden.has(message)) continue;
    lines.push(
      `${showControls(place.file)}:${String(place.line)}:${String(place.column)}  ${paint(words[severity], colours[severity])}  ${showControls(text)}  ${paint(`[${ruleId}]`, 2)}`,
    );
    if (item !== undefined) lines.push(`    項目: ${showControls(item)}`);
    if (related)
      lines.push(
        `    関連: ${related.file === place.file ? '' : `${showControls(related.file)} の `}${String(related.line)}行目 ${String(related.column)}文字目`,
      );
    if (places) lines.push(`    所: ${formatPlaces(places, place.file)}`);
    if (mend !== undefined) lines.push(`    直し方: ${showControls(mend)}`);
  }
  endFile();
  if (lines.length > 0) lines.push('');
  lines.push(messageCount(messages, documents));
  return `${lines.join('\n')}\n`;
}

function messageCount(messages: readonly Message[], documents: number): string {
  const counts = (['error', 'warning', 'notice'] as const)
    .map((severity) => ({ severity, count: messages.filter((message) => message.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${words[severity]} ${String(count)} 件`);
  return `${counts.length === 0 ? '問題はありません' : counts.join('、')}（評価書 ${String(documents)} 件を検査）`;
}
