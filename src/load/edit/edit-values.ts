import { commentsIn } from './edit-comments.js';
import { lineEnd } from './edit-nodes.js';
import type { YamlText, TextPair } from './edit-nodes.js';
import { blockText, indentStep, scalarText } from './edit-scalars.js';
import type { Splice } from './edit-splices.js';

/** Returns the splice that replaces a value by another text. A comment behind the value stays on its line. */
export function valueSplice(text: string, { value, pair }: { readonly value: YamlText; readonly pair?: TextPair }, wanted: string | null): Splice {
  const missing = value.start === value.end;
  const wasBlock = value.kind === 'scalar' && /^[|>]/u.test(text.slice(value.start, value.end));
  const block = pair && !pair.flow && wanted !== null ? blockText(wanted, pair.indent + indentStep) : undefined;
  const inBlock = pair !== undefined && !pair.flow;
  if (!inBlock || (wanted !== null && block === undefined && !wasBlock)) {
    const newText = wanted === null ? 'null' : scalarText(wanted);
    return replacement(value.start, value.end, `${missing && pair ? ' ' : ''}${newText}${text[value.end - 1] === '\n' ? '\n' : ''}`);
  }
  const end = lineEnd(text, value.end);
  const lineBreak = text.slice(0, end).endsWith('\r\n') ? '\r\n' : '\n';
  const header = wasBlock ? (/^[^\n]*/u.exec(text.slice(value.start, value.end))?.[0].replace(/^[|>][-+\d]*/u, '') ?? '') : '';
  // Only one comment fits behind a value. `editSource` counts the comments and refuses a text that loses one.
  const comment = [text.slice(pair.colonEnd, value.start), header, text.slice(value.end, end)].flatMap(commentsIn)[0] ?? '';
  const newText = wanted === null ? '' : ` ${blockText(wanted, pair.indent + indentStep, comment) ?? scalarText(wanted)}`;
  const behind = block !== undefined ? '' : `${comment === '' ? '' : ` ${comment}`}${lineBreak}`;
  return { ...replacement(pair.colonEnd, end, newText + behind), owner: pair.keyStart };
}

/** Returns a splice that replaces a span by a text. */
export function replacement(start: number, end: number, newText: string): Splice {
  return { start, end, owner: start, cut: false, indent: -1, text: () => newText };
}
