/** Severity of a message. `check` exits 1 on errors, with `--strict` on warnings and `unfinished` notices too. */
export type Severity = 'error' | 'warning' | 'notice';

/** A position in a source file. Lines and columns count from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place with the official name of its item. */
export interface NamedPlace extends Place {
  readonly item?: string;
}

/**
 * A problem in a document. Problems are values; an exception is a bug of the program or a broken machine.
 * `text` gives the expected and the found value, `mend` the repair. Neither holds the place or the severity, so that each
 * output format lays them out its own way.
 */
export interface Message {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly text: string;
  readonly place: Place;
  /** Official name of the item, with the form's numbers: 「Ⅱ　特定個人情報ファイルの概要　２．基本情報　①ファイルの種類」. */
  readonly item?: string;
  readonly mend?: string;
  /** The other place, if two places clash. */
  readonly related?: Place;
  /** Every place of a finding that has several, `place` included, in order. */
  readonly places?: readonly NamedPlace[];
  /** Words by which 確認済み names the finding. Undefined if it cannot be confirmed there. */
  readonly words?: string;
  /** True for a notice about an item that must be filled in before publication. `check --strict` fails on it. */
  readonly unfinished?: true;
  /** True if the version before has the same finding: rule, item and words. Set by `markCarried`. */
  readonly carried?: true;
  /** True if a carried finding is in a row of 変更箇所 that the version before holds too. Such a row stays as it was published. */
  readonly standingRow?: true;
}

const rank: Record<Severity, number> = { error: 0, warning: 1, notice: 2 };

/** Compares messages by file, place, severity, rule and text, so that every run reports the same list. */
export function compareMessages(a: Message, b: Message): number {
  return (
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    rank[a.severity] - rank[b.severity] ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.text, b.text)
  );
}

/** Compares texts by code unit. `localeCompare` would depend on the machine's locale and ICU. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True if a list holds at least one error. */
export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some((message) => message.severity === 'error');
}

/** Most findings of one check in one file. A blank assessment of the longest form has some hundreds. */
export const maxFindings = 5_000;

/**
 * Returns the first findings and, in place of the others, one message with their number. Its severity is the highest among those left
 * out, so that the exit code stays right.
 */
export function boundFindings(findings: Iterable<Message>, most = maxFindings): Message[] {
  const kept: Message[] = [];
  let first: Message | undefined;
  let severity: Severity = 'notice';
  let further = 0;
  for (const finding of findings) {
    if (kept.length < most) {
      kept.push(finding);
      continue;
    }
    first ??= finding;
    further++;
    if (finding.severity === 'error' || severity === 'notice') severity = finding.severity;
  }
  if (first) kept.push(moreFindings(further, severity, first));
  return kept;
}

/** Returns the message that stands for a number of findings which are not shown, at the place of the first of them. */
export function moreFindings(count: number, severity: Severity, { place }: Pick<Message, 'place'>): Message {
  return {
    ruleId: 'more-findings',
    severity,
    text: `この後にも、同じような所が ${String(count)} か所あります`,
    mend: '示された所を直してから、もう一度検査してください',
    place,
  };
}
