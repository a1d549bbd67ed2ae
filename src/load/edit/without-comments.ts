import { CST, Lexer } from 'yaml';

/**
 * Returns a YAML text without its comments; the data stays the same. Drops a line with only a comment, and the white space before
 * a comment. Keeps all other bytes, as `yaml`'s `Document` would not. A # inside a value is no comment.
 * @example sourceWithoutComments('名称: "a # b" # c') → '名称: "a # b"'
 */
export function sourceWithoutComments(text: string): string {
  const kept: string[] = [];
  let afterMark = false;
  let removedLine = false;
  /** True behind a block text. Without the comment that ended it, blank lines would join the text: lines of blanks, with |+ empty lines too. */
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
    // The lexer gives an empty lexeme for a block text without a line.
    if (lexeme === '') continue;
    if (type !== 'space') removedLine = false;
    kept.push(held + lexeme);
    held = '';
  }
  return kept.join('');
}
