import { equalData } from '../core/equal.js';
import { hasErrors } from '../core/message.js';
import { editData } from '../load/edit/edit-data.js';
import type { YamlEdit } from '../load/edit/edit.js';
import { editSource } from '../load/edit/edit-source.js';
import { parseSource } from '../load/read/parse-source.js';
import type { Source } from '../load/read/source.js';
import type { ReplacementPlan, TextWithWord, WordPair } from './plan-replacement.js';

/**
 * Writes a replacement into a draft, word by word, and leaves every other byte. Undefined if the result, read again, does not hold exactly
 * the wanted values. Only a value that cannot take the word where it stands is written anew: a plain one that a colon would end, one whose
 * line breaks fold inside the word.
 */
export function writeReplacement(source: Source, { texts, former, now }: ReplacementPlan): Source | undefined {
  const wanted = editData(source.data, texts.map(valueEdit));
  const offsetOf = offsetReader(source);
  const fit = new Set(texts.filter((each) => isSpliceable(source.text, each, { former, now }, offsetOf)));
  const anew = texts.filter((each) => !fit.has(each));
  const base = anew.length === 0 ? source : editSource(source, anew.map(valueEdit));
  const made = base && spliceTexts(base, [...fit], { former, now });
  if (made && equalData(made.data, wanted)) return made;
  const whole = editSource(source, texts.map(valueEdit));
  return whole && equalData(whole.data, wanted) ? whole : undefined;
}

function valueEdit({ path, replaced }: TextWithWord): YamlEdit {
  return { kind: 'value', path, value: replaced };
}

/** First characters of a value that is not plain: a block or a quoted one. */
const marks: ReadonlySet<string> = new Set(['|', '>', '"', "'"]);
/** Signs that may end a plain value, or make it another kind of value. */
const unsafePlain = /[[\]{},#&*!|>'"%@`:]|^[-?\s]|\s$/u;

/** True if the text holds the word letter by letter wherever it is replaced, and can take the other one there. */
function isSpliceable(source: string, text: TextWithWord, { former, now }: WordPair, offsetOf: OffsetReader): boolean {
  if (!marks.has(source[offsetOf(text)] ?? '') && unsafePlain.test(now)) return false;
  return text.spans.every(({ start, end }) => {
    const at = offsetOf(text, start);
    return source.startsWith(former, at) && offsetOf(text, end - 1) === at + former.length - 1;
  });
}

function spliceTexts(source: Source, texts: readonly TextWithWord[], { former, now }: WordPair): Source | undefined {
  const offsetOf = offsetReader(source);
  const splices = texts.flatMap((text) => {
    const word = written(now, source.text[offsetOf(text)]);
    return text.spans.map((span) => ({ start: offsetOf(text, span.start), word }));
  });
  let edited = '';
  let at = 0;
  for (const { start, word } of splices.sort((one, other) => one.start - other.start)) {
    if (start < at) return undefined;
    edited += source.text.slice(at, start) + word;
    at = start + former.length;
  }
  const read = parseSource(source.file, edited + source.text.slice(at));
  return hasErrors(read.messages.filter(({ ruleId }) => !source.messages.some((known) => known.ruleId === ruleId))) ? undefined : read;
}

/** Returns a word as a value of some style holds it. The style is the first character of the value. */
function written(word: string, style: string | undefined): string {
  if (style === '"') return word.replace(/[\\"]/gu, '\\$&');
  return style === "'" ? word.replaceAll("'", "''") : word;
}

/** Returns the offset in the file of a character of a text, or of the beginning of its value. */
type OffsetReader = (text: TextWithWord, at?: number) => number;

function offsetReader(source: Source): OffsetReader {
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
  return ({ path }, at) => {
    const { line, column } = at === undefined ? source.valuePlace(path) : source.textPlace(path, at);
    return (starts[line - 1] ?? 0) + column - 1;
  };
}
