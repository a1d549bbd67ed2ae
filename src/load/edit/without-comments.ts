import { CST, Lexer } from 'yaml';

/**
 * The same YAML without its comments: a line that held only a comment vanishes, white space before a comment goes with it,
 * everything else stays byte for byte. A # inside a text is no comment. What the text says does not change.
 */
export function sourceWithoutComments(text: string): string {
  const kept: string[] = [];
  let afterMark = false;
  let removedLine = false;
  /** What a comment had cut off from a block text would become part of it: blanks on a line of their own, with |+ empty lines too. */
  let behindBlock = false;
  let keepsBreaks = false;
  let cutOff = false;
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
      cutOff = behindBlock;
      continue;
    }
    if (removedLine && type === 'newline') {
      removedLine = keepsBreaks;
      held = '';
      continue;
    }
    if (cutOff && type === 'space') {
      held += lexeme;
      continue;
    }
    if (type === 'newline') held = '';
    if (type === 'block-scalar-header') [behindBlock, keepsBreaks] = [true, lexeme.includes('+')];
    else if (type !== 'newline' && type !== 'space' && type !== 'scalar') behindBlock = keepsBreaks = cutOff = false;
    // A block text without a line.
    if (lexeme === '') continue;
    if (type !== 'space') removedLine = false;
    kept.push(held + lexeme);
    held = '';
  }
  return kept.join('');
}
