import type { Message, Place } from '../../core/message.js';
import { isMyNumber } from '../../core/my-number.js';
import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import type { Rule } from './rule.js';

const digit = '[0-9０-９]';
const group = `${digit}{4}`;
const space = '[ \\t\\u00a0\\u3000]*';
/** White space belongs to one side of the dash or the other, or a long stretch of it could be cut in every way. */
const gap = `${space}(?:[-‐‑‒–—―−－ー]${space})?`;
/** Twelve digits in one run or as 4-4-4, neither part of a longer run nor the first or last three groups of a 4-4-4-4. */
const candidates = new RegExp(
  `(?<!${digit})(?<!(?<!${digit})${group}${gap})${group}(${gap})${group}${gap}${group}(?!${digit})(?!${gap}${group}(?!${digit}))`,
  'gu',
);

/**
 * A number that could be somebody's 個人番号 (twelve digits and a right check digit), anywhere in the file, notes behind #
 * too. An assessment is published, so the message never repeats it.
 */
export const individualNumber: Rule = {
  id: 'individual-number',
  *check({ assessment, source }) {
    const nameAt = nodeNames(assessment);
    const seen = new Set<string>();
    for (const { path, text } of writtenTexts(source.data)) {
      for (const index of findNumbers(text)) {
        const place = source.textPlace(path, index);
        seen.add(key(place));
        const item = nameAt(path);
        yield { ...message(place), ...(item === undefined ? {} : { item }) };
      }
    }
    // What is no value: notes and keys.
    for (const [row, line] of source.text.split('\n').entries()) {
      for (const index of findNumbers(line)) {
        const place = { file: source.file, line: row + 1, column: index + 1 };
        if (!seen.has(key(place))) yield message(place);
      }
    }
  },
};

function message(place: Place): Message {
  return {
    ruleId: individualNumber.id,
    severity: 'error',
    text: '個人番号と見られる12桁の番号があります（検査用数字が合っています）',
    place,
    mend: '評価書は公表されるものなので、個人番号は例としても書けません。番号を消してください。他の番号であれば、番号の種類が分かる区切り方に改めてください',
  };
}

/** A text without four digits in a row holds no candidate, and most texts are spared the search. */
const fourDigits = new RegExp(group, 'u');

function* findNumbers(text: string): Iterable<number> {
  if (!fourDigits.test(text)) return;
  for (const match of text.matchAll(candidates)) {
    const digits = match[0].normalize('NFKC').replace(/\D/gu, '');
    // Twelve zeros satisfy the formula, but are the usual blank and nobody's number.
    if (isMyNumber(digits) && /[1-9]/.test(digits)) yield match.index;
  }
}

function key(place: Place): string {
  return `${String(place.line)}:${String(place.column)}`;
}
