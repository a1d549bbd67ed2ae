import { clip } from '../../core/clip.js';
import { dayAtCount, dayCount, firstDay, isDay } from '../../core/dates.js';
import { isDash } from '../../core/fold.js';
import { findDates, readDays } from '../../core/found-dates.js';
import type { DaySpan } from '../../core/found-dates.js';
import type { Message } from '../../core/message.js';
import type { ItemRole } from '../../forms/form.js';
import { dutyNamed } from '../../law/periods.js';
import type { TextNode } from '../../model/assessment.js';
import { coverNode, publishedKey } from '../../model/cover.js';
import { roleNodes } from '../../model/role-nodes.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/** Years that 保有開始日 may lie before a hearing at most to be told: an assessment done again hears about a file held for long. */
const yearsOfNewFile = 3;

/** A day of the procedure with its item. */
interface Act {
  readonly node: TextNode;
  readonly days: DaySpan;
  /** What a message calls it. */
  readonly called: string;
}

/** A hearing; `period` is set if its text is one period from a day to a day. */
interface Hearing extends Act {
  readonly period?: Period;
}

interface Period {
  /** Days from 1970-01-01. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reports days of one assessment procedure that contradict each other, and a hearing under 30 days without a reason (指針第5の3). The
 * order is that of 規則第7条: hearing, 点検, submission, 承認, publication. Says nothing about a day that cannot be read.
 */
export const procedureDays: CheckRule = {
  id: 'procedure-days',
  title: '手続の日付の順と長さ',
  *check(context) {
    const { assessment } = context;
    const roles = roleNodes(assessment);
    const cover = coverNode(assessment, publishedKey);
    const published = cover && actOf(cover, '公表日');
    const day = published?.days.last;
    const act = (role: ItemRole, called: string): Act | undefined => {
      const node = roles.first(role);
      return node?.kind === 'text' ? actOf(node, called, day) : undefined;
    };
    const hearingNode = roles.first('hearing');
    const hearing = hearingNode?.kind === 'text' ? hearingOf(hearingNode, day) : undefined;
    if (hearing?.period) {
      const shortened = roles.first('hearing-shortened');
      yield* checkPeriod(hearing.node, hearing.period, shortened?.kind === 'text' ? shortened : undefined, context);
    }
    const end = hearing?.period ? hearing.days.last : hearing?.days.first;
    const ended = hearing && end !== undefined ? { ...hearing, days: { first: end, last: end } } : undefined;
    const [review, submission, approval] = [act('review', '第三者点検の実施日'), act('submission', '委員会への提出日'), act('approval', '承認日')];
    const order: readonly (readonly [Act | undefined, Act | undefined, string])[] = [
      [ended, review, '第三者点検は、意見の聴取と見直しの後に受けるものです（規則第7条第4項）'],
      [ended, submission, '提出は、意見の聴取の後です（規則第7条）'],
      [review, submission, '提出は、第三者点検の後です（規則第7条）'],
      [submission, approval, '承認は、提出の後です'],
      [ended, published, '公表は、意見の聴取の後です（規則第7条）'],
      [review, published, '公表は、第三者点検の後です（規則第7条）'],
      [submission, published, '公表は、提出の後です（規則第7条第6項）'],
      [approval, published, '公表は、承認の後です（番号法第28条第4項）'],
      [act('basic-assessment', '基礎項目評価の実施日'), published, '基礎項目評価は、この評価書の公表までに行われているはずです'],
    ];
    for (const [earlier, later, why] of order) if (earlier && later) yield* checkOrder(earlier, later, why, context);
    if (hearing) for (const node of roles.all('holding')) if (node.kind === 'text') yield* checkHolding(node, hearing, context);
  },
};

function actOf(node: TextNode, called: string, published?: number): Act | undefined {
  const days = readDays(node.text, published);
  return days && { node, days, called };
}

/**
 * Reads a hearing: one period, or days and nothing else. Undefined for anything more.
 * @example hearingOf({ text: '令和7年9月16日（火）～10月15日（水）　30日間' }).days → { first: 20250916, last: 20251015 }
 * @example hearingOf({ text: '令和7年秋ごろ' }) → undefined
 */
export function hearingOf(node: TextNode, published?: number): Hearing | undefined {
  const called = '意見の聴取の期間';
  const period = periodOf(node.text);
  if (!period) return actOf(node, called, published);
  const numbers = [period.start, period.end].sort((a, b) => a - b).map((count) => firstDay(dayAtCount(count)));
  return { node, called, period, days: { first: numbers[0] ?? 0, last: numbers[1] ?? 0 } };
}

/** Words and marks between the two days of a period. */
const connector = /^[\s、,]*(?:から|より|[～〜~\-－―—‐–−→ー]|(?:まで)?[\s、]*(?:至|終了日?|満了日?|締切日?)[\s：:）)]*)[\s、,]*(?:至)?[\s]*$/u;

function periodOf(text: string): Period | undefined {
  const [start, end, more] = findDates(text);
  if (!start || !end || more || !connector.test(text.slice(start.through, end.start))) return undefined;
  if (!start.reading.ok || !end.reading.ok || !isDay(start.reading.date) || !isDay(end.reading.date)) return undefined;
  return { start: dayCount(start.reading.date), end: dayCount(end.reading.date) };
}

function* checkPeriod(node: TextNode, { start, end }: Period, shortened: TextNode | undefined, { source }: CheckContext): Iterable<Message> {
  const base = { ruleId: procedureDays.id, severity: 'warning', place: source.valuePlace(node.path), item: node.name } as const;
  if (end < start) {
    yield { ...base, text: `終わりの日が初めの日より前です（「${clip(node.text)}」）`, mend: '初めの日と終わりの日を確かめて直してください' };
    return;
  }
  // Fewest days of a hearing without 特段の理由 (指針第5の3). The first and the last day both count.
  const fewestDays = dutyNamed('hearing').days ?? 0;
  const days = end - start + 1;
  const stated = statedDays(node.text);
  // By 民法第140条 the first day may be left out of a count.
  if (stated !== undefined && stated !== days && stated !== days - 1) {
    const text = `「${String(stated)}日間」と書かれていますが、初めの日から終わりの日までは ${String(days)} 日です`;
    yield { ...base, text, mend: '日数か、初めと終わりの日を直してください' };
  }
  if (days >= fewestDays || !shortened || !isWithoutReason(shortened.text)) return;
  yield {
    ...base,
    text: `意見の聴取の期間が ${String(days)} 日で、${String(fewestDays)} 日に足りませんが、「${shortened.item.label}」が書かれていません（指針第5の3）`,
    mend: `期間を確かめ、そのとおりなら「${shortened.item.label}」を書いてください`,
    related: source.keyPlace(shortened.path),
  };
}

/** Returns the count of days that a text names once (30日間). Undefined if it names none, or several. */
function statedDays(text: string): number | undefined {
  const [only, another] = [...text.normalize('NFKC').matchAll(/(?<!\d)(\d{1,3})\s?日間/gu)];
  return only && !another ? Number(only[1]) : undefined;
}

function isWithoutReason(text: string): boolean {
  return isDash(text) || /^(?:特に|該当)?(?:なし|無し)。?$|^(?:期間は?)?短縮(?:は?して)?い?ない。?$/u.test(text.trim());
}

function* checkOrder(earlier: Act, later: Act, why: string, { source }: CheckContext): Iterable<Message> {
  // Of an incomplete day every possible one must be before.
  if (later.days.last >= earlier.days.first) return;
  yield {
    ruleId: procedureDays.id,
    severity: 'warning',
    text: `${later.called}（${clip(later.node.text)}）が、${earlier.called}（${clip(earlier.node.text)}）より前です`,
    place: source.valuePlace(later.node.path),
    item: later.node.name,
    mend: `${why}。どちらかの日付を直してください`,
    related: source.valuePlace(earlier.node.path),
  };
}

/**
 * Reports a 保有開始日 shortly before the hearing, in a document without 変更箇所: the hearing comes before the file is held
 * (規則第7条第1項). An assessment that is done again after years hears about a file that is held.
 */
function* checkHolding(node: TextNode, hearing: Hearing, { assessment, source }: CheckContext): Iterable<Message> {
  const held = readDays(node.text);
  if (!held || assessment.rows.length > 0 || held.last >= hearing.days.first || hearing.days.first - held.last > yearsOfNewFile * 10000) return;
  yield {
    ruleId: procedureDays.id,
    severity: 'warning',
    text: `保有開始日（${clip(node.text)}）が、意見の聴取（${clip(hearing.node.text)}）より前です`,
    place: source.valuePlace(node.path),
    item: node.name,
    mend: '意見は、ファイルを保有する前に聴きます（規則第7条第1項）。どちらかの日付を直してください',
    related: source.valuePlace(hearing.node.path),
  };
}
