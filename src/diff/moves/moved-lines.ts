import { foldForm } from '../../core/fold-form.js';
import type { Change, FieldChange, Hunk } from '../changes/change.js';
import type { Span } from '../../core/span.js';
import { paragraphs } from '../text/paragraphs.js';
import { unitsOf } from './rewritten-lines.js';
import type { LineUnit } from './rewritten-lines.js';

/** A text that changed, with the lines that can have come from another text or gone to one. */
export interface TextChange {
  readonly change: FieldChange;
  readonly units: readonly LineUnit[];
  /** The lines that its hunks remove, and those that they add. A hunk that does both is in both lists. */
  readonly removed: readonly LineStretch[];
  readonly added: readonly LineStretch[];
}

/** The paragraphs that one hunk removes, or those that it adds. */
export interface LineStretch {
  readonly owner: FieldChange;
  readonly hunk: Hunk;
  readonly lines: readonly PlacedLine[];
}

/** One paragraph of a {@link LineStretch}, or a piece of one. */
export interface PlacedLine {
  readonly stretch: LineStretch;
  readonly index: number;
  readonly span: Span;
  readonly folded: string;
  /** False for a piece of a paragraph. */
  readonly whole: boolean;
  /** True for a whole paragraph that is long enough, and no heading, to be recognised elsewhere. */
  readonly telling: boolean;
}

/** Length of the shortest paragraph that is recognised elsewhere, folded, in UTF-16 units. Shorter ones occur in many items. */
const shortest = 12;
/** Matches a folded heading in brackets. Headings occur in many items. */
const heading = /^(?:<.*>|〈.*〉|《.*》|【.*】|〔.*〕|\[.*\])$/u;

/**
 * Returns the text changes of a diff, in its order.
 * @example textChanges([{ kind: 'field', detail: { kind: 'text', before: '', after: '本人確認は二人の職員で行う。', hunks: [{ before: { start: 0, end: 0 }, after: { start: 0, end: 14 }, formOnly: false }] } }])[0].added[0].lines[0].telling → true
 * @example textChanges([{ kind: 'field', detail: { kind: 'text', before: '', after: '本人確認を行う。', hunks: [{ before: { start: 0, end: 0 }, after: { start: 0, end: 8 }, formOnly: false }] } }])[0].added[0].lines[0].telling → false
 * @example textChanges([{ kind: 'field', detail: { kind: 'text', before: '', after: '＜住民基本台帳事務における措置＞', hunks: [{ before: { start: 0, end: 0 }, after: { start: 0, end: 16 }, formOnly: false }] } }])[0].added[0].lines[0].telling → false
 */
export function textChanges(changes: readonly Change[]): readonly TextChange[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'field' || change.detail.kind !== 'text') return [];
    const { before, after } = change.detail;
    const units = unitsOf(change.detail);
    const free = units.map(({ hunk }) => hunk).filter(({ moved, formOnly }) => moved === undefined && !formOnly);
    const removed = free.map((hunk) => stretchOf(change, hunk, before, hunk.before));
    const added = free.map((hunk) => stretchOf(change, hunk, after, hunk.after));
    return [{ change, units, removed, added }];
  });
}

function stretchOf(owner: FieldChange, hunk: Hunk, text: string, span: Span): LineStretch {
  const lines: PlacedLine[] = [];
  const stretch: LineStretch = { owner, hunk, lines };
  for (const [index, paragraph] of paragraphs(text, span).entries()) {
    const folded = foldForm(text.slice(paragraph.start, paragraph.end));
    const whole = beginsLine(text, paragraph.start) && endsLine(text, paragraph.end);
    lines.push({ stretch, index, span: paragraph, folded, whole, telling: whole && folded.length >= shortest && !heading.test(folded) });
  }
  return stretch;
}

function beginsLine(text: string, at: number): boolean {
  return at === 0 || text.charAt(at - 1) === '\n';
}

function endsLine(text: string, at: number): boolean {
  return at === text.length || text.charAt(at - 1) === '\n' || text.charAt(at) === '\n' || text.startsWith('\r\n', at);
}
