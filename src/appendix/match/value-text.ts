import type { Span } from '../../core/span.js';
import type { Path } from '../../load/read/source.js';
import type { BoxesNode, ChoiceNode, CountNode, FieldNode } from '../../model/assessment.js';
import { readText } from '../../model/printed-value.js';
import { foldedOffsets, sideText } from './side-text.js';
import type { SideText } from './side-text.js';
import type { FoldedSpan } from './spans.js';

/** Value of an item as a text, with the spans of its pieces by their ids. */
export interface ValueText {
  readonly text: SideText;
  /** Spans in the folded text. */
  readonly at: ReadonlyMap<string, FoldedSpan>;
  /** Starts in the text before folding, in UTF-16 units. */
  readonly starts: ReadonlyMap<string, number>;
  /** Paths of the lists that numbers of 件 count. */
  readonly counted: ReadonlyMap<string, Path>;
}

/** Returns a value as tables write it, so that quotes are found: a choice with its number of 件, boxes one a line, the ticked ones first. */
export function matchedText(node: FieldNode | undefined): ValueText {
  switch (node?.kind) {
    case 'text':
      return compose([{ id: 'text', text: readText(node) }]);
    case 'choice':
      return {
        ...compose([{ id: 'choice', text: node.choice }, ...(node.count?.count === undefined ? [] : countPieces(node.count.count))]),
        ...countedBy(node),
      };
    case 'check':
      return compose(node.ticked ? [{ id: 'check', text: node.item.label }] : [{ text: node.item.label }]);
    case 'boxes':
      return { ...compose(boxPieces(node)), ...countedBy(node) };
    case 'static':
    case undefined:
      return compose([]);
  }
}

interface ValuePiece {
  /** Undefined for text between the pieces. */
  readonly id?: string;
  readonly text: string;
}

function boxPieces(node: BoxesNode): readonly ValuePiece[] {
  const written = node.options.filter(({ ticked, text }) => ticked || text !== '');
  const blank = node.options.filter(({ ticked, text }) => !ticked && text === '');
  return [
    ...written.flatMap(({ label, text, count }): ValuePiece[] => [
      { id: `label ${label}`, text: label },
      ...(text === '' ? [] : [{ text: '（' }, { id: `text ${label}`, text }, { text: count ? '）件' : '）' }]),
      { text: '\n' },
    ]),
    // Tables quote boxes without a tick too; those alone show no change.
    ...blank.flatMap(({ label }) => [{ text: label }, { text: '\n' }]),
  ];
}

function countPieces(count: number): readonly ValuePiece[] {
  return [{ text: '（' }, { id: 'count', text: String(count) }, { text: '）件' }];
}

function compose(list: readonly ValuePiece[]): ValueText {
  const side = sideText(list.map((piece) => piece.text).join(''));
  const starts = new Map<string, number>();
  const spans: Span[] = [];
  let start = 0;
  for (const { id, text } of list) {
    if (id !== undefined) {
      starts.set(id, start);
      spans.push({ start, end: start + text.length });
    }
    start += text.length;
  }
  const found = foldedStretches(side, spans);
  const at = new Map([...starts.keys()].flatMap((id, index) => (found[index] ? [[id, found[index]] as const] : [])));
  return { text: side, at, starts, counted: new Map() };
}

function countedBy(node: ChoiceNode | BoxesNode): { readonly counted: ReadonlyMap<string, Path> } {
  const lists: readonly (readonly [string, CountNode | undefined])[] =
    node.kind === 'choice' ? [['count', node.count]] : node.options.map(({ label, count }) => [label, count]);
  return { counted: new Map(lists.flatMap(([id, count]) => (count ? [[id, [...node.path.slice(0, -1), count.counts]] as const] : []))) };
}

/** Returns spans of a text, in their order, as spans of the folded text. */
export function foldedStretches(side: SideText, spans: readonly Span[]): readonly FoldedSpan[] {
  const offsets = foldedOffsets(
    side,
    spans.flatMap(({ start, end }) => [start, end]),
  );
  return spans.map((_, index) => ({ from: offsets[2 * index] ?? 0, to: offsets[2 * index + 1] ?? 0 }));
}
