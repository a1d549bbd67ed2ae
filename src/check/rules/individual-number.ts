import type { Message, Place } from '../../core/message.js';
import { findMyNumbers, myNumberFound, neverPublished } from '../../core/my-number.js';
import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports a possible 個人番号 (twelve digits with a right check digit) anywhere in the file, comments behind # included. An
 * assessment is published, so the message never repeats the number.
 */
export const individualNumber: CheckRule = {
  id: 'individual-number',
  title: '個人番号らしい数字',
  inAnyShape: true,
  *check({ assessment, source }) {
    const nameAt = nodeNames(assessment);
    const seen = new Set<string>();
    for (const { path, text } of writtenTexts(source.data)) {
      for (const index of findMyNumbers(text)) {
        const place = source.textPlace(path, index);
        seen.add(key(place));
        const item = nameAt(path);
        yield { ...message(place), ...(item === undefined ? {} : { item }) };
      }
    }
    // Comments and keys are no values.
    for (const [row, line] of source.text.split('\n').entries()) {
      for (const index of findMyNumbers(line)) {
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
    text: myNumberFound,
    place,
    mend: `${neverPublished}。番号を消してください。他の番号であれば、番号の種類が分かる区切り方に改めてください`,
  };
}

function key(place: Place): string {
  return `${String(place.line)}:${String(place.column)}`;
}
