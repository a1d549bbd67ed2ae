import { CST, Lexer } from 'yaml';

/**
 * The same YAML without its comments: a line that held only a comment vanishes, white space before a comment goes with it,
 * everything else stays byte for byte. A # inside a text is no comment. What the text says does not change.
 */
export function sourceWithoutComments(text: string): string {
  const kept: string[] = [];
  let afterMark = false;
  let removedLine = false;
  /** After a block text that keeps its final breaks (|+), blank lines that a comment had cut off would become part of it. */
  let keepsBreaks = false;
  let held = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (!afterMark && (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END)) continue;
    if (!afterMark && lexeme === CST.SCALAR) {
      afterMark = true;
      continue;
    }
    const type = afterMark ? 'scalar' : CST.tokenType(lexeme);
    afterMark = false;
    if (type === 'comment') {
      held = '';
      while (kept.length > 0 && /^[ \t]+$/.test(kept.at(-1) ?? '')) kept.pop();
      removedLine = kept.length === 0 || (kept.at(-1) ?? '').endsWith('\n');
      continue;
    }
    if (removedLine && type === 'newline') {
      removedLine = keepsBreaks;
      held = '';
      continue;
    }
    if (removedLine && keepsBreaks && type === 'space') {
      held += lexeme;
      continue;
    }
    if (type === 'block-scalar-header') keepsBreaks = lexeme.includes('+');
    else if (type !== 'newline' && type !== 'space' && type !== 'scalar') keepsBreaks = false;
    if (type !== 'space') removedLine = false;
    kept.push(held + lexeme);
    held = '';
  }
  return kept.join('');
}
