import type { Span } from '../../core/span.js';
import type { Path } from '../../load/read/source.js';
import type { BoxesNode, ChoiceNode, CountNode, FieldNode } from '../../model/assessment.js';
import { foldedOffsets, sideText } from './side-text.js';
import type { SideText } from './side-text.js';
import type { FoldedSpan } from './spans.js';

/** What an item says as a text, and which stretch of it is what. */
export interface ValueText {
  readonly text: SideText;
  readonly at: ReadonlyMap<string, FoldedSpan>;
  /** Where it begins before folding. */
  readonly starts: ReadonlyMap<string, number>;
  /** The lists that numbers of 件 count, by what has the number. */
  readonly counted: ReadonlyMap<string, Path>;
}

/** A choice with its number of 件, boxes one to a line with the ticked ones first: as tables write them, so that quotes are found. */
export function matchedText(node: FieldNode | undefined): ValueText {
  switch (node?.kind) {
    case 'text':
      return compose([{ id: 'text', text: node.text }]);
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
  /** Undefined for what only stands between. */
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
    // Tables quote boxes without a tick too; they tell of no change by themselves.
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

/** Where spans of a text, in their order, stand in it folded. */
export function foldedStretches(side: SideText, spans: readonly Span[]): readonly FoldedSpan[] {
  const offsets = foldedOffsets(
    side,
    spans.flatMap(({ start, end }) => [start, end]),
  );
  return spans.map((_, index) => ({ from: offsets[2 * index] ?? 0, to: offsets[2 * index + 1] ?? 0 }));
}
