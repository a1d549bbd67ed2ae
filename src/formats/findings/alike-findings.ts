import { changeWithoutRow } from '../../check/steps/change-without-row.js';
import type { Message } from '../../core/message.js';

/** Findings of one file, rule and severity that ask for the same mend, in their order. */
export interface AlikeFindings {
  readonly first: Message;
  /** The findings behind the first. Empty unless there are more than `mostAlike` in all. */
  readonly others: readonly Message[];
}

/** Most findings alike that are all shown. Of more the first is shown, and the others by their lines. */
const mostAlike = 3;

/** Gathers findings that are alike. Each group has the place of its first finding in the order of the list. */
export function gatherAlike(messages: readonly Message[]): readonly AlikeFindings[] {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const key = alikeKey(message);
    const group = groups.get(key);
    if (group) group.push(message);
    else groups.set(key, [message]);
  }
  const many = (message: Message): readonly Message[] => groups.get(alikeKey(message)) ?? [];
  return messages.flatMap((message): readonly AlikeFindings[] => {
    const alike = many(message);
    if (alike.length <= mostAlike) return [{ first: message, others: [] }];
    return alike[0] === message ? [{ first: message, others: alike.slice(1) }] : [];
  });
}

/** Returns the words about all findings of a group. Undefined if the words of the first are as good. */
export function gatheredWords({ first, others }: AlikeFindings): string | undefined {
  return first.ruleId === changeWithoutRow.id ? `変更 ${String(others.length + 1)} 件に行がありません。初めのものは、${first.text}` : undefined;
}

function alikeKey({ place, ruleId, severity, mend, text }: Message): string {
  return JSON.stringify([place.file, ruleId, severity, withoutQuotes(mend ?? text)]);
}

/**
 * Returns the words of a mend without what differs from place to place: quotations and numbers.
 * @example withoutQuotes('「その他:」の後に内容を書いてください') → '「」の後に内容を書いてください'
 * @example withoutQuotes('件数に 1 と書いてください') → '件数に  と書いてください'
 */
export function withoutQuotes(words: string): string {
  return words.replace(/「[^」]*」/gu, '「」').replace(/\d+/gu, '');
}
