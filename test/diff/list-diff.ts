import { sideOf } from '../../src/diff/changes/change.js';
import { isImportant } from '../../src/model/assessment.js';
import type { AssessmentDiff, Change, FieldChange, Hunk } from '../../src/diff/changes/change.js';
import type { Entry, FieldNode } from '../../src/model/assessment.js';
import { comparedText } from '../../src/model/item-values.js';

/**
 * A diff as a list that a person can check. Texts are printed with their edits written in: 「[-旧-]」 went, 「{+新+}」 came,
 * 「[~旧→新~]」 differs in form only, 「<-段落-→ item@start-end>」 moved away and 「<+段落+← item@start-end>」 here. ⏎ is a line break.
 */
export function listDiff(diff: AssessmentDiff): string {
  const [{ form: from }, { form: to }] = [diff.before, diff.after];
  const sameForm = from.form === to.form && from.revision === to.revision;
  const lines = [
    ...(sameForm ? [] : [`様式 ${from.form}（${from.revision}） → ${to.form}（${to.revision}）`]),
    ...diff.changes.flatMap(linesOf),
    ...diff.matches.map(({ before, after, confidence }) => `同じもの ${before.key} → ${after.key} ${confidence.toFixed(2)}`),
  ];
  return lines.length === 0 ? '変更なし\n' : `${lines.join('\n')}\n`;
}

function linesOf(change: Change): string[] {
  const { before, after } = change;
  const places = [...new Set([before?.name, after?.name].flatMap((name) => (name === undefined ? [] : [name])))];
  const keys = new Set([before?.key, after?.key].flatMap((key) => (key === undefined ? [] : [key])));
  const important = isImportant(sideOf(change)) ? ' ※' : '';
  const head = `${labelOf(change)} ${[...keys].join(' → ')}${important}`;
  return [head, `  ${places.join(' → ')}`, ...detailOf(change).map((line) => `  ${line}`)];
}

function labelOf(change: Change): string {
  if (change.kind !== 'field') return `${change.kind} ${change.what}`;
  const sides = change.before && change.after ? '' : change.after ? ' 新しい様式だけ' : ' 前の様式だけ';
  return `${change.what}${change.formOnly ? ' 表記のみ' : ''}${change.cause === 'revision' ? ' 様式の改定' : ''}${sides}`;
}

function detailOf(change: Change): string[] {
  if (change.kind === 'field') return fieldDetail(change);
  if (change.kind === 'move')
    return [`${change.before.of}${String(change.before.number)} → ${change.after.of}${String(change.after.number)}「${change.after.called}」`];
  return entryDetail(change.after ?? change.before);
}

function entryDetail(entry: Entry | undefined): string[] {
  if (!entry) return [];
  const said = (node: FieldNode): string => `・${node.key.slice(entry.key.length + 1)}: ${shown(comparedText(node))}`;
  return [
    `${entry.of}${String(entry.number)}「${entry.called}」`,
    ...entry.fields.map(said),
    ...entry.entries.map(({ key }) => `＋${key.slice(entry.key.length + 1)}`),
  ];
}

function fieldDetail({ detail }: FieldChange): string[] {
  switch (detail.kind) {
    case 'text':
      return [textLine(detail.before, detail.after, detail.hunks)];
    case 'choice':
      return [
        `「${detail.before}」→「${detail.after}」${detail.count ? ` ${String(detail.count.before ?? '－')}件 → ${String(detail.count.after ?? '－')}件` : ''}`,
      ];
    case 'check':
      return [`[${detail.before ? '○' : ' '}] → [${detail.after ? '○' : ' '}]`];
    case 'boxes':
      return detail.options.map(({ label, before, after, hunks }) => {
        const box = (side: typeof before): string => (side ? `[${side.ticked ? '○' : ' '}]` : 'なし');
        return `${box(before)} → ${box(after)} ${label}${hunks.length > 0 ? `（${textLine(before?.text ?? '', after?.text ?? '', hunks)}）` : ''}`;
      });
  }
}

function textLine(before: string, after: string, hunks: readonly Hunk[]): string {
  let line = '';
  let from = 0;
  for (const hunk of hunks) {
    const went = before.slice(hunk.before.start, hunk.before.end);
    const came = after.slice(hunk.after.start, hunk.after.end);
    line += before.slice(from, hunk.before.start);
    from = hunk.before.end;
    if (hunk.moved) {
      const there = `${hunk.moved.key}@${String(hunk.moved.span.start)}-${String(hunk.moved.span.end)}`;
      line += went ? `<-${went}-→ ${there}>` : `<+${came}+← ${there}>`;
    } else if (hunk.formOnly) line += `[~${went}→${came}~]`;
    else line += (went ? `[-${went}-]` : '') + (came ? `{+${came}+}` : '');
  }
  return shown(line + before.slice(from));
}

function shown(text: string): string {
  return text.replaceAll('\r', '␍').replaceAll('\n', '⏎');
}
