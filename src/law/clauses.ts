/** Certainty of a statement of law. S is from published assessments, P from a public page with the text, K is known without the text at hand. */
export const sourceMarks = ['S', 'P', 'K'] as const;
export type SourceMark = (typeof sourceMarks)[number];

/** A clause of a law, ordinance or guideline, the basis of a result. */
export interface Clause {
  /** 規則第6条 */
  readonly id: string;
  /** The law, rules or guideline of the clause. */
  readonly of: string;
  /** Summary of its content, not its words. */
  readonly text: string;
  readonly source: SourceMark;
  /** Day of the revision that was checked. Undefined if not checked. */
  readonly revised: string | undefined;
  readonly revisedSource: SourceMark;
}

/** Clauses by name, as written in the files under `schema/`. */
export type RawClauses = Readonly<Record<string, { of: string; text: string; source: SourceMark; revised: string | null; 'revised-source': SourceMark }>>;

/** Reads the clauses of a file, in its order. */
export function readClauses(raw: RawClauses): readonly Clause[] {
  return Object.entries(raw).map(([id, { of, text, source, revised, 'revised-source': revisedSource }]) => {
    return { id, of, text, source, revised: revised ?? undefined, revisedSource };
  });
}
