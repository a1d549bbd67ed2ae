/** How sure a statement of law is: S stands in published assessments, P on a public page that quotes the text, K is known, the text not at hand. */
export const sourceMarks = ['S', 'P', 'K'] as const;
export type SourceMark = (typeof sourceMarks)[number];

/** A clause on which a result rests. */
export interface Clause {
  /** 規則第6条 */
  readonly id: string;
  /** The law that it is part of. */
  readonly of: string;
  /** What it says, in short. */
  readonly text: string;
  readonly source: SourceMark;
  /** The day of the revision that was looked at, where one is known. */
  readonly revised: string | undefined;
  readonly revisedSource: SourceMark;
}

/** Clauses as the files under `schema/` write them, by their names. */
export type RawClauses = Readonly<Record<string, { of: string; text: string; source: SourceMark; revised: string | null; 'revised-source': SourceMark }>>;

/** The clauses of a file, in its order. */
export function readClauses(raw: RawClauses): readonly Clause[] {
  return Object.entries(raw).map(([id, { of, text, source, revised, 'revised-source': revisedSource }]) => {
    return { id, of, text, source, revised: revised ?? undefined, revisedSource };
  });
}
