import { showControlsInLines } from '../../core/visible.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import type { Proposal } from '../../revise/propose-declarations.js';
import type { WrittenProposal } from '../../revise/write-proposal.js';

/** The declarations that were proposed for a draft. */
export interface ProposalOutcome {
  readonly before: string;
  readonly after: string;
  readonly proposal: Proposal;
  /** Undefined if there is nothing to add. */
  readonly added: WrittenProposal | undefined;
  readonly written: boolean;
  /** The command that checks the document. */
  readonly next: string;
}

/** Formats proposed declarations as one text that ends in a line break: the lines of YAML themselves, until they are in the file. */
export function formatProposal(outcome: ProposalOutcome, format: 'text' | 'json'): string {
  return format === 'json' ? proposalJson(outcome) : `${showControlsInLines(proposalText(outcome))}\n`;
}

function proposalJson({ before, after, proposal, written }: ProposalOutcome): string {
  const entries = proposal.causes.map(({ kind, items, about, following, grounds, replacement }) => ({
    kind,
    items,
    about,
    following,
    grounds,
    ...(replacement ? { replacement: { [keys.former]: replacement.former, [keys.now]: replacement.now } } : {}),
  }));
  return `${JSON.stringify({ before, after, written, stated: proposal.stated, entries }, undefined, 2)}\n`;
}

function proposalText({ after, proposal: { causes, stated }, added, written, next }: ProposalOutcome): string {
  const known = stated === 0 ? '' : `「${declarationsKey}」にすでに名前のある変更 ${String(stated)} 件は、除いてあります。`;
  if (!added) return [`${after}: 「${declarationsKey}」に加えるものはありません。`, ...(known === '' ? [] : [known])].join('\n');
  const count = String(causes.length);
  if (written)
    return [
      `${after}:${String(added.line)}: 「${declarationsKey}」に ${count} 件を加えました。${known}`,
      `${keys.ground}と${keys.reason}か、${keys.effective}を埋めてください。残りは「${next}」が示します。`,
    ].join('\n');
  return [
    `${after}: 「${declarationsKey}」に加える ${count} 件`,
    added.added.replace(/\r?\n$/u, ''),
    `${known}まだ何も書き換えていません。書き換えるには --write を付けます。`,
  ].join('\n');
}
