import { unfilled } from '../../check/rules/unfilled.js';
import type { PartProgress } from '../../check/rules/unfilled.js';
import type { Message } from '../../core/message.js';

/** How far a document is filled in. */
export interface DocumentProgress {
  readonly file: string;
  readonly parts: readonly PartProgress[];
}

/** Most blank items of a document that are all listed, and the number listed of a document with more. */
const mostListed = 10;
const firstListed = 5;

/** The blank items of one document that are not listed, and the line that counts all of them. */
export interface UnfilledSummary {
  readonly hidden: ReadonlySet<Message>;
  readonly line: string;
}

/** Sums up the blank items of each document that has more than ten, by file. Carried ones are counted elsewhere. `all` hides none. */
export function sumUpUnfilled(messages: readonly Message[], progress: readonly DocumentProgress[], all: boolean): ReadonlyMap<string, UnfilledSummary> {
  const blank = new Map<string, Message[]>();
  for (const message of messages) {
    if (message.ruleId !== unfilled.id || (!all && message.carried === true)) continue;
    const known = blank.get(message.place.file);
    if (known) known.push(message);
    else blank.set(message.place.file, [message]);
  }
  const summaries = new Map<string, UnfilledSummary>();
  for (const { file, parts } of progress) {
    const found = blank.get(file) ?? [];
    if (found.length <= mostListed) continue;
    const hidden = new Set(all ? [] : found.slice(firstListed));
    summaries.set(file, { hidden, line: countLine(parts) + (all ? '' : `。初めの ${String(firstListed)} 件を示しました（全ては --all で示します）`) });
  }
  return summaries;
}

/**
 * @example countLine([{ part: '表紙', left: 1, total: 4 }, { part: 'Ⅰ', left: 0, total: 9 }]) → '残り 1／13 項目（表紙 1／4、Ⅰ 0／9）'
 */
export function countLine(parts: readonly PartProgress[]): string {
  const [left, total] = [parts.reduce((sum, part) => sum + part.left, 0), parts.reduce((sum, part) => sum + part.total, 0)];
  const each = parts.map((part) => `${part.part} ${String(part.left)}／${String(part.total)}`).join('、');
  return `残り ${String(left)}／${String(total)} 項目（${each}）`;
}
