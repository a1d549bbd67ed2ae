import { firstDay, isDay, readDate } from '../core/dates.js';
import { clip } from '../core/clip.js';
import type { Message } from '../core/message.js';
import type { Overtaken } from '../law/overtaken-law.js';
import type { Path, Source } from '../load/read/source.js';

/** Name of the department's own list, beside the folder of the assessments. */
export const ownWordsName = '用語.yaml';
/** Rule id of the faults of that list. */
export const ownWordsRule = 'own-words';

/** Most entries of the list. Every text is searched for each of them. */
const mostWords = 500;
/** Longest 旧 and 新, in UTF-16 units. A name of an ordinance is shorter. */
const longestWord = 100;
/** Shortest 旧, in UTF-16 units. A single character would be found everywhere. */
const shortestWord = 2;

/** Key of the list in the file. */
const listKey = '用語';
const keys = { old: '旧', now: '新', since: 'いつから', source: '出典' } as const;

/** A word of the department's own list. */
export interface OwnWord extends Overtaken {
  readonly old: string;
}

/**
 * Reads the department's own list: under 用語 a list of 旧 and 新, and, if it likes, いつから and 出典. Reports and skips an entry that cannot be
 * used; the others hold.
 */
export function readOwnWords(source: Source): { readonly words: readonly OwnWord[]; readonly messages: readonly Message[] } {
  if (source.messages.some(({ severity }) => severity === 'error')) return { words: [], messages: source.messages };
  const root = (source.data ?? {}) as Readonly<Record<string, unknown>>;
  const messages: Message[] = [...source.messages];
  const stray = Object.keys(root).find((key) => key !== listKey);
  if (stray !== undefined) messages.push(strayKey(source, [stray], `「${clip(stray)}」という項目はありません`, `「${listKey}:」の下に、${example}`));
  const data = root[listKey] ?? [];
  if (!Array.isArray(data)) return { words: [], messages: [...messages, fault(source, [listKey], '用語の並びではありません', example)] };
  if (data.length > mostWords) {
    messages.push(
      fault(
        source,
        [listKey, mostWords],
        `用語が ${String(data.length)} あります。使えるのは ${String(mostWords)} までで、残りは使いません`,
        '用の済んだ用語を消してください',
      ),
    );
  }
  const seen = new Map<string, number>();
  const words = data.slice(0, mostWords).flatMap((entry: unknown, index): OwnWord[] => {
    const read = readEntry(entry, index, source);
    if ('text' in read) messages.push(read);
    if ('text' in read) return [];
    const before = seen.get(read.old);
    if (before !== undefined) {
      messages.push(fault(source, [listKey, index, keys.old], `「${clip(read.old)}」は ${String(before + 1)} 番目にもあります`, 'どちらかを消してください'));
      return [];
    }
    seen.set(read.old, index);
    return [read];
  });
  return { words, messages };
}

const example = `「- { ${keys.old}: 健康推進課, ${keys.now}: 健康増進課, ${keys.since}: 令和8年4月1日 }」のように、一行に一つ書いてください`;

function readEntry(entry: unknown, index: number, source: Source): OwnWord | Message {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return fault(source, [listKey, index], '用語の記載ではありません', example);
  const map = entry as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(map).find((key) => !Object.values(keys).some((known) => known === key));
  if (unknown !== undefined)
    return strayKey(source, [listKey, index, unknown], `「${clip(unknown)}」という項目はありません`, `書けるのは ${Object.values(keys).join('、')} です`);
  const texts = { old: '', now: '', source: '' };
  for (const [name, key, least] of [['old', keys.old, shortestWord] as const, ['now', keys.now, 1] as const]) {
    const value = map[key];
    const text = typeof value === 'string' ? value.trim() : '';
    if (text.length < least || text.length > longestWord || text.includes('\n')) {
      const found = value === undefined || value === null ? '書かれていません' : typeof value === 'string' ? `「${clip(value)}」です` : '文字ではありません';
      const mend = `${String(least)} 字以上 ${String(longestWord)} 字までの一行の文字を書いてください（数だけのときは "" で囲みます）`;
      return fault(source, [listKey, index, ...(key in map ? [key] : [])], `「${key}」が${found}`, mend);
    }
    texts[name] = text;
  }
  if (texts.old === texts.now)
    return fault(source, [listKey, index, keys.now], `「${keys.old}」と「${keys.now}」が同じです`, `「${keys.now}」に今の言葉を書いてください`);
  const given = map[keys.source];
  if (given !== undefined && given !== null && (typeof given !== 'string' || given.length > longestWord))
    return fault(source, [listKey, index, keys.source], `「${keys.source}」が ${String(longestWord)} 字までの文字ではありません`, '短く書くか、消してください');
  const since = map[keys.since];
  const base = { old: texts.old, now: texts.now, source: typeof given === 'string' && given.trim() !== '' ? given.trim() : ownWordsName };
  if (since === undefined || since === null || since === '') return base;
  const read = typeof since === 'string' ? readDate(since) : undefined;
  if (typeof since !== 'string' || !read?.ok || !isDay(read.date))
    return fault(source, [listKey, index, keys.since], `「${keys.since}」が日ではありません`, '「令和8年4月1日」のように、日まで書くか、消してください');
  return { ...base, since: { day: firstDay(read.date), text: since.trim() } };
}

function fault(source: Source, path: Path, text: string, mend: string): Message {
  return { ruleId: ownWordsRule, severity: 'error', text, place: source.valuePlace(path), mend };
}

function strayKey(source: Source, path: Path, text: string, mend: string): Message {
  return { ...fault(source, path, text, mend), place: source.keyPlace(path) };
}
