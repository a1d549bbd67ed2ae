/** How much a message weighs: `check` fails on errors, with `--strict` on warnings too, never on notices. */
export type Severity = 'error' | 'warning' | 'notice';

/** A spot in a source file. Lines and columns count from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A problem found in a document. Problems are values; an exception is a defect of ours or of the machine.
 *
 * `text` says what was expected and what was found, `mend` what to do about it. Neither holds the place or the
 * severity: how a message looks is the business of whoever prints it.
 */
export interface Message {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly text: string;
  readonly place: Place;
  /** The official name of the item, as the form numbers it: 「Ⅱ　特定個人情報ファイルの概要　２．基本情報　①ファイルの種類」. */
  readonly item?: string;
  readonly mend?: string;
  /** The other place, where two clash. */
  readonly related?: Place;
}

const rank: Record<Severity, number> = { error: 0, warning: 1, notice: 2 };

/** Orders messages by file, place, weight and rule, so that every run prints the same list. */
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

/** By code unit: `localeCompare` would let the machine's locale and ICU decide. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True when a list holds at least one error. */
export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some((message) => message.severity === 'error');
}
