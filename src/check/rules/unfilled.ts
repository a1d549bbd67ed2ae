import { demandedColumns } from '../../appendix/rows/change-table.js';
import { boxOptions, tickedKey } from '../../forms/form.js';
import type { Condition } from '../../forms/form.js';
import type { Message } from '../../core/message.js';
import { pathKey } from '../../load/read/source.js';
import type { Path, Source } from '../../load/read/source.js';
import type { Assessment, FieldNode, FieldVisit } from '../../model/assessment.js';
import { publishedSlipsKey } from '../../forms/internal-keys.js';
import { isDayFile, isFinal, isPublished } from '../../model/cover.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import { draftFile } from './row-cell-empty.js';
import { lostTexts } from '../../load/read/lost-texts.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/**
 * Keys of items that may stay empty by the 記載要領. They are remarks, the text before an addition, and the explanation that many bodies
 * leave out. Fixed here because no form description marks them.
 */
const optional: ReadonlySet<string> = new Set(['特記事項', '備考', '変更前の記載', '提出時期に係る説明']);
/** Notes of sections that some bodies may leave out as a whole. The second is in labels too. */
const optionalNotes: readonly string[] = ['【任意】', '【行政機関等のみ】'];

/**
 * Reports a blank item that is to be filled in, an error once the version is final: 公表日 is written, or a day names its file. Stays a
 * notice for an item that the form lets stay empty (`blank`), and, but in `draft.yaml`, for one whose note tells that its text is lost.
 * `missing-while-applicable` reports items that another item requires.
 */
export const unfilled: CheckRule = {
  id: 'unfilled',
  title: 'まだ書かれていない項目',
  *check(context) {
    const { form, source } = context;
    const files = valueAt(source.data, [form.filesKey]);
    const dropped = droppedLines(source);
    const noFiles = form.filesKey !== '' && isBlank(files);
    const stage = stageOf(context);
    if (noFiles)
      yield finding(
        [`${form.filesKey}が一つも書かれていません`, form.filesKey, `「- id: file-1」のように、ファイルごとに一つ書いてください`],
        [form.filesKey],
        source,
        stage,
      );
    const chosen = chosenBelow(context.assessment);
    const isLost = draftFile.test(source.file) ? (): boolean => false : lostTexts(source);
    for (const { node } of askedVisits(context)) {
      // `load` reports a text that YAML took for a comment.
      if (!isEmpty(node, source.data) || dropped.has(source.keyPlace(node.path).line)) continue;
      yield finding(phrase(node), node.path, source, mayStayBlank(node, chosen) || isLost(node.path) ? undefined : stage);
    }
  },
};

/** Returns the lines (from 1) of keys whose text YAML took for a comment, on the line of the key or the next. */
function droppedLines({ messages, text }: Source): ReadonlySet<number> {
  const comments = messages.filter(({ ruleId }) => ruleId === 'yaml-comment');
  const lines = comments.length === 0 ? [] : text.split('\n');
  return new Set(comments.map(({ place: { line } }) => (lines[line - 1]?.trimStart().startsWith('#') === true ? line - 1 : line)));
}

/** How far a part of a document is filled in. */
export interface PartProgress {
  /** Number of the part as printed, or 表紙. */
  readonly part: string;
  /** Items that are still blank, of those that are to be filled in. */
  readonly left: number;
  readonly total: number;
}

/** Counts the items that are to be filled in, part by part in the order of the form. Leaves out parts without any. */
export function countUnfilled(context: CheckContext): readonly PartProgress[] {
  const counts = new Map<string, { left: number; total: number }>();
  for (const visit of askedVisits(context)) {
    const part = visit.part ? partNumber(visit.part.name) : '表紙';
    const count = counts.get(part) ?? { left: 0, total: 0 };
    counts.set(part, { left: count.left + (isEmpty(visit.node, context.source.data) ? 1 : 0), total: count.total + 1 });
  }
  return [...counts].map(([part, count]) => ({ part, ...count }));
}

/**
 * Returns the number at the head of a part's name, or the whole name.
 * @example partNumber('Ⅱ（１）　特定個人情報ファイルの概要') → 'Ⅱ（１）'
 * @example partNumber('（別添１）特定個人情報ファイル記録項目') → '（別添１）'
 */
export function partNumber(name: string): string {
  return /^[^　]+(?=　)|^（[^）]*）/u.exec(name)?.[0] ?? name;
}

/** Returns the fields that are to be filled in, blank or not. */
function askedVisits(context: CheckContext): readonly FieldVisit[] {
  const { form, assessment, source } = context;
  // Without files the document lacks the parts that repeat for them.
  const noFiles = form.filesKey !== '' && isBlank(valueAt(source.data, [form.filesKey]));
  const chosen = chosenBelow(assessment);
  return assessment.visits.filter((visit) => !(noFiles && visit.part?.file) && isAsked(visit, context, chosen));
}

function isAsked({ node, applies, part, section, repeat }: FieldVisit, { form, source }: CheckContext, chosen: ReadonlySet<string>): boolean {
  // `row-cell-empty` reports them.
  if (part?.body.kind === 'changes' && demandedColumns(form).has(node.item.key)) return false;
  if (node.kind === 'static' || node.kind === 'check' || applies !== 'yes' || node.item.when !== undefined) return false;
  if (optional.has(node.item.key) || optionalNotes.some((note) => node.item.label.includes(note))) return false;
  if (node.item.spare && isSpare(node, node.item.spare, chosen)) return false;
  // Other rules check figures.
  if (repeat?.item.figures) return false;
  return section === undefined || !optionalNotes.includes(section.section.note) || !isBlank(valueAt(source.data, section.path));
}

/** True if the form lets an item stay empty in a published version. */
function mayStayBlank(node: FieldNode, chosen: ReadonlySet<string>): boolean {
  const { blank } = node.item;
  return blank !== undefined && (blank.with === undefined || isSpare(node, blank.with, chosen));
}

/** True if the sibling has the choice with which there is nothing to write (再委託していない). */
function isSpare(node: FieldNode, { key, value }: Condition, chosen: ReadonlySet<string>): boolean {
  return chosen.has(choiceKey([...node.path.slice(0, -1), key], value));
}

/** Returns every choice that is made, at its own path and at the paths above it. */
function chosenBelow({ visits }: Assessment): ReadonlySet<string> {
  const chosen = new Set<string>();
  for (const { node } of visits) {
    if (node.kind !== 'choice' || node.choice === '') continue;
    for (let length = node.path.length; length > 0; length--) chosen.add(choiceKey(node.path.slice(0, length), node.choice));
  }
  return chosen;
}

function choiceKey(path: Path, choice: string): string {
  return `${pathKey(path)} ${choice}`;
}

function isEmpty(node: FieldNode, data: unknown): boolean {
  const value = valueAt(data, node.path);
  if (node.kind !== 'boxes') return isBlank(value);
  // Other checks report a tick that is no option, and a text without a tick.
  const written = boxOptions(node.item).some((option) => !isBlank(valueAt(data, [...node.path, option.label])));
  return isBlank(valueAt(data, [...node.path, tickedKey])) && !written;
}

type Phrase = readonly [text: string, item: string, mend: string];

function phrase(node: FieldNode): Phrase {
  const help = node.item.help === '' ? '' : `（${node.item.help.replace(/。$/u, '')}）`;
  if (node.kind === 'choice') return ['まだ選ばれていません', node.name, `「${node.item.options.join('」「')}」から選んでください${help}`];
  if (node.kind === 'boxes') return ['○がまだ一つも付いていません', node.name, `「${tickedKey}」に、当てはまるものを書いてください${help}`];
  const dash = node.item.kind === 'text' && !help.includes('「－」') ? '。なければ「－」と書きます' : '';
  return ['まだ書かれていません', node.name, `内容を書いてください${help}${dash}`];
}

/** Stage of a version: open while it is a draft, else the words that make it final. */
type Stage = { readonly kind: 'draft' } | { readonly kind: 'final'; readonly since: string; readonly mend: string };

function stageOf({ assessment, source }: CheckContext): Stage {
  if (!isFinal(assessment, source.file)) return { kind: 'draft' };
  const written = isPublished(assessment);
  const since = written ? '公表日が書かれた版なのに' : 'ファイルの名前が公表した日の版なのに';
  const slip = `。空けたまま公表した版なら、「${publishedSlipsKey}」に、規則「${unfilled.id}」、この項目、理由を書いてください`;
  return { kind: 'final', since, mend: written && isDayFile(source.file) ? slip : '' };
}

/** Returns the message about a blank item. Without a stage it may stay empty, and the message is a mere notice. */
function finding([text, item, mend]: Phrase, path: FieldNode['path'], source: Source, stage?: Stage): Message {
  const base = { ruleId: unfilled.id, place: source.keyPlace(path), item } as const;
  if (stage?.kind === 'final') return { ...base, severity: 'error', text: `${stage.since}、${text}`, mend: `${mend}${stage.mend}` };
  return { ...base, severity: 'notice', text, mend, ...(stage ? { unfinished: true } : {}) };
}
