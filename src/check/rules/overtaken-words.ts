import { lastDay, readDate } from '../../core/dates.js';
import { clip } from '../../core/clip.js';
import type { Message } from '../../core/message.js';
import { keptKey } from '../../forms/form.js';
import { internalKeys } from '../../forms/internal-keys.js';
import { overtakenLaw } from '../../law/overtaken-law.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { coverText, publishedKey } from '../../model/cover.js';
import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import { findOvertaken } from '../../words/find-overtaken.js';
import type { FoundWord } from '../../words/find-overtaken.js';
import type { CheckRule } from './check-rule.js';

/**
 * Notes words that time has overtaken (別表第二, 第19条第7号 of 番号法), slips (倫理的に削除), and words of the department's own list, with the
 * present wording. Skips a text published before the day of a word, the rows of 変更箇所, which quote former versions, and whatever is
 * not printed. Notes a word once a text, at its first place.
 */
export const overtakenWords: CheckRule = {
  id: 'overtaken-words',
  title: '時の過ぎた言葉',
  *check({ assessment, source, ownWords }) {
    const nameAt = nodeNames(assessment);
    const unprinted = new Set<unknown>([
      keptKey,
      ...internalKeys,
      ...assessment.parts.filter(({ body }) => body.kind === 'changes').map(({ path }) => path[0]),
    ]);
    const question = { law: overtakenLaw(), own: ownWords ?? [], published: publishedOn(assessment, source) };
    for (const { path, text } of writtenTexts(source.data)) {
      if (unprinted.has(path[0]) || path.at(-1) === 'id') continue;
      const item = nameAt(path);
      const found = findOvertaken(text, item ?? '', question);
      for (const [first, times] of once(found)) {
        yield {
          ruleId: overtakenWords.id,
          severity: 'notice',
          text: `${phrase(first)}${times > 1 ? `（この項目に${String(times)}か所）` : ''}`,
          place: source.textPlace(path, first.start),
          ...(item === undefined ? {} : { item }),
          mend: mend(first),
        } satisfies Message;
      }
    }
  },
};

/** Returns 公表日 as the number of its last possible day, else the day in the name of a version's file. Undefined for a draft. */
function publishedOn(assessment: Assessment, { file }: Source): number | undefined {
  const written = coverText(assessment, publishedKey).trim();
  const named = /(?:^|[\\/])(\d{4}-\d{2}-\d{2})\.ya?ml$/u.exec(file)?.[1];
  const read = readDate(written === '' ? (named ?? '') : written);
  return read?.ok === true ? lastDay(read.date) : undefined;
}

/** Returns each different word with the number of times that the text holds it. */
function once(found: readonly FoundWord[]): readonly (readonly [FoundWord, number])[] {
  const groups = new Map<string, { readonly first: FoundWord; times: number }>();
  for (const word of found) {
    const key = `${word.kind} ${word.old} ${word.now}`;
    const known = groups.get(key);
    if (known) known.times += 1;
    else groups.set(key, { first: word, times: 1 });
  }
  return [...groups.values()].map(({ first, times }) => [first, times]);
}

function phrase({ kind, old, now, since, source, shown }: FoundWord): string {
  const day = since === undefined ? '' : `${since}から`;
  switch (kind) {
    case 'overtaken':
      return `「${old}」は、${since ?? ''}に改められた言葉です（${source}）`;
    case 'moved':
      return `「${old}」は、そばに「${shown ?? ''}」とあるので、${day}${now}となったものと思われます。今の同じ番号は、別のことを定めています（${source}）`;
    case 'slip':
      return `「${old}」は、「${now}」の書き誤りと思われます（${source}）`;
    case 'own':
      return `「${clip(old)}」は、${since === undefined ? '' : `${since}に`}改められた言葉です（${source}）`;
  }
}

function mend({ kind, now, note }: FoundWord): string {
  const also = note === undefined ? '' : `（${note}）`;
  return `「${now}」に直してください${also}。${kind === 'slip' ? 'このままで正しければ' : '前のことを述べているのであれば'}、そのままでかまいません`;
}
