import { foldForm } from '../../core/fold-form.js';
import type { Change, FieldChange, Hunk } from '../changes/change.js';
import type { Span } from '../../core/span.js';
import { paragraphs } from '../text/paragraphs.js';
import { unitsOf } from './rewritten-lines.js';
import type { LineUnit } from './rewritten-lines.js';

/** A text that changed, with what can have come from or gone to another. */
export interface TextChange {
  readonly change: FieldChange;
  readonly units: readonly LineUnit[];
  /** What its hunks take away, and what they put in; a hunk that does both is here twice. */
  readonly removed: readonly LineStretch[];
  readonly added: readonly LineStretch[];
}

/** What a hunk takes away, or what it puts in, in its paragraphs. */
export interface LineStretch {
  readonly owner: FieldChange;
  readonly hunk: Hunk;
  readonly lines: readonly PlacedLine[];
}

/** One paragraph of a stretch, or a piece of one. */
export interface PlacedLine {
  readonly stretch: LineStretch;
  readonly index: number;
  readonly span: Span;
  readonly folded: string;
  /** Not only a piece of a paragraph. */
  readonly whole: boolean;
  /** Long enough, and more than a heading, to be known again elsewhere. */
  readonly telling: boolean;
}

/** Shorter paragraphs and headings stand in many items. */
const shortest = 12;
const heading = /^(?:<.*>|〈.*〉|《.*》|【.*】|〔.*〕|\[.*\])$/u;

/** The text changes of a diff, in its order. */
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
