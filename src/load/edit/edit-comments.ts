import { CST, Lexer } from 'yaml';

/** The comments of some YAML, from # to the end of the line. A # inside a text is no comment. */
export function commentsIn(text: string): string[] {
  const found: string[] = [];
  let scalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!scalarNext && CST.tokenType(lexeme) === 'comment') found.push(lexeme.trimEnd());
    scalarNext = !scalarNext && lexeme === CST.SCALAR;
  }
  return found;
}
