/** The keywords of `jsonSchemaOf` that messages need. */
export interface SchemaNode {
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly pattern?: string;
  readonly minimum?: number;
}
