import { largest } from '../core/long-lists.js';
import type { BoxesNode, BoxState, ChoiceNode, FieldNode } from '../model/assessment.js';
import { readBlocks } from '../core/text/text-blocks.js';
import type { TextBlock } from '../core/text/text-blocks.js';
import type { FieldMarks, MarkedText } from './value-marks.js';

/** A value in the shape that the templates need. */
export type ValueView =
  | { readonly value: 'text'; readonly blocks: readonly TextBlock[]; readonly short: boolean; readonly marks?: readonly MarkedText[] }
  | {
      readonly value: 'choice';
      readonly choice: string;
      readonly options: readonly string[];
      readonly columns: number;
      readonly stacked: boolean;
      readonly hasCount: boolean;
      readonly count: string;
      readonly marks?: readonly MarkedText[];
      readonly countMarks?: readonly MarkedText[];
    }
  | { readonly value: 'boxes'; readonly blocks: readonly BoxBlockView[] };

/** A grid of check boxes under its heading. A single box takes the whole width of its line, because it may hold text. */
export interface BoxBlockView {
  readonly heading: string;
  readonly columns: number;
  readonly rows: readonly { readonly boxes: readonly BoxView[]; readonly alone: boolean }[];
}
export interface BoxView {
  readonly label: string;
  readonly ticked: boolean;
  readonly takesText: boolean;
  readonly text: string;
  readonly counts: boolean;
  readonly tickMarks?: readonly MarkedText[];
  readonly textMarks?: readonly MarkedText[];
}

/** Longest option that leaves room for the list of options beside the value, in UTF-16 units. With a longer one the list is below. */
const maxOptionBeside = 20;

/**
 * Returns the view of a field's value.
 *
 * @example viewValue({ kind: 'choice', item: { options: ['あ'.repeat(20)], bracket: '）', columns: 1 }, choice: '' }).stacked → false
 * @example viewValue({ kind: 'choice', item: { options: ['あ'.repeat(21)], bracket: '）', columns: 1 }, choice: '' }).stacked → true
 */
export function viewValue(node: FieldNode): ValueView {
  switch (node.kind) {
    case 'text':
      return textValue(node.text, node.item.markdown);
    case 'static':
      return textValue(node.item.text);
    case 'check':
      return textValue(node.ticked ? '○' : '');
    case 'choice':
      return viewChoice(node);
    case 'boxes':
      return viewBoxes(node);
  }
}

/** Returns the view of a value with its changes marked. A changed text with tables prints as text, because no mark fits into its cells. */
export function viewMarked(node: FieldNode, { value, count, boxes }: FieldMarks): ValueView {
  const view = viewValue(node);
  switch (view.value) {
    case 'text': {
      if (!value) return view;
      return { ...textValue(value.map(({ text }) => text).join('')), marks: value };
    }
    case 'choice':
      return { ...view, ...(value ? { marks: value } : {}), ...(count ? { countMarks: count } : {}) };
    case 'boxes':
      return {
        ...view,
        blocks: view.blocks.map((block) => ({
          ...block,
          rows: block.rows.map((row) => ({ ...row, boxes: row.boxes.map((box) => markedBox(box, boxes?.get(box.label))) })),
        })),
      };
  }
}

function markedBox(box: BoxView, marks: { readonly tick?: readonly MarkedText[]; readonly text?: readonly MarkedText[] } | undefined): BoxView {
  return { ...box, ...(marks?.tick ? { tickMarks: marks.tick } : {}), ...(marks?.text ? { textMarks: marks.text } : {}) };
}

/** Most lines of a text that stays on one page. A longer text may run on to the next. */
const maxShortLines = 12;
/** Characters that fill a line of the value's cell. */
const lineLength = 40;

/**
 * Returns the view of a text. `short` keeps its row on one page.
 *
 * @example textValue('あ'.repeat(479)).short → true
 * @example textValue('あ'.repeat(480)).short → false
 */
export function textValue(text: string, markdown = false): Extract<ValueView, { readonly value: 'text' }> {
  const blocks = markdown ? readBlocks(text) : plain(text);
  return { value: 'text', blocks, short: isShort(text) };
}

/** True for a text that stays on one page. */
export function isShort(text: string): boolean {
  return text.length < maxShortLines * lineLength && text.split('\n').length <= maxShortLines;
}

export function plain(text: string): readonly TextBlock[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

function viewChoice(node: ChoiceNode): ValueView {
  const options = node.item.options.map((option, index) => `${String(index + 1)}${node.item.bracket} ${option}`);
  const stacked = node.item.options.some((option) => option.length > maxOptionBeside);
  const count = node.count?.count;
  return {
    value: 'choice',
    choice: node.choice,
    options,
    columns: node.item.columns,
    stacked,
    hasCount: node.count !== undefined,
    count: count === undefined ? '' : String(count),
  };
}

function viewBoxes(node: BoxesNode): ValueView {
  const states = new Map(node.options.map((state) => [state.label, state]));
  const blocks = node.item.blocks.map((block) => ({
    heading: block.heading,
    columns: largest(block.rows.map((row) => row.length)),
    rows: block.rows.map((row) => ({ boxes: row.flatMap((option) => viewBox(states.get(option.label))), alone: row.length === 1 })),
  }));
  return { value: 'boxes', blocks };
}

function viewBox(state: BoxState | undefined): BoxView[] {
  return state ? [{ label: state.label, ticked: state.ticked, takesText: state.takesText, text: state.text, counts: state.count !== undefined }] : [];
}
