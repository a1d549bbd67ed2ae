import { CST, Lexer } from 'yaml';

/**
 * Finds the comments of a YAML text, each from # to the end of its line. A # inside a value is no comment.
 * @example commentsIn('名称: "a # b" # c') → ['# c']
 */
export function commentsIn(text: string): string[] {
  const found: string[] = [];
  let scalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!scalarNext && CST.tokenType(lexeme) === 'comment') found.push(lexeme.trimEnd());
    scalarNext = !scalarNext && lexeme === CST.SCALAR;
  }
  return found;
}
