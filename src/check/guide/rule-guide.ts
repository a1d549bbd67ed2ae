/** An example of a rule: a document, and the text of a message about it. */
export interface GuideExample {
  /** The version before, for a rule between two versions. */
  readonly before?: string;
  readonly document: string;
  /** Text of one message about the document. */
  readonly finds: string;
}

/** What is to be known of a rule beside its words: what it protects from, and the clauses that it rests on. */
export interface GuideWords {
  /** What would happen without the rule. One or two sentences. */
  readonly protects: string;
  /** Clauses of `schema/clauses.yaml` that the rule rests on. Left out if none. */
  readonly clauses?: readonly string[];
}
