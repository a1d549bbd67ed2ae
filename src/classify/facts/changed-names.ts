import type { Change, Hunk } from '../../diff/changes/change.js';

/** What a reorganisation changes, in the order in which a row names them. */
const nameKinds = ['課名', '組織名', '所在地', '連絡先'] as const;
export type NameKind = (typeof nameKinds)[number];

/** Longest word around an edit that is read with it, in UTF-16 units on each side. */
const wordReach = 40;
const wordEnd = /[\s　、。，,・／/（）()「」『』【】:：;；]/u;

const phone = /\d{2,5}[-‐－ー(（]\d{1,4}[-‐－ー)）]\d{3,4}|@|https?:|メール/u;
const phoneLabel = /(?:電話|TEL|FAX|ファクシミリ|ファックス|内線|直通|メール|連絡先)(?:番号)?[^\n]{0,20}$/iu;
const address = /〒|\d{3}-\d{4}(?!\d|-)|丁目|番地|番\d+号?|[町村字]\d|庁舎|別館|本館|新館|\d階|[一二三四五六七八九十]階|号棟|ビル/u;
const addressLabel = /(?:所在地|住所)[^\n]{0,20}$/u;
const section = /課/u;
const organisation =
  /部|局|係|室|班|担当|グループ|チーム|センター|本部|事務所|区役所|市役所|支所|出張所|保健所|委員会|機構|公社|財団|協会|協議会|庁|省|院|会社|法人|区|館|園|校/u;

/**
 * Returns what the edits of a text rename. Empty if no edit shows it. A section and another unit together are 組織名.
 * @example namesChanged('総務部情報政策課', '総務部情報管理課', [{ before: { start: 5, end: 7 }, after: { start: 5, end: 7 } }]) → ['課名']
 * @example namesChanged('健康福祉部健康推進課', '健康医療部健康推進課', [{ before: { start: 2, end: 4 }, after: { start: 2, end: 4 } }]) → ['組織名']
 * @example namesChanged('電話 03-1234-5678', '電話 03-1234-9999', [{ before: { start: 11, end: 15 }, after: { start: 11, end: 15 } }]) → ['連絡先']
 * @example namesChanged('本町一丁目1番', '本町二丁目5番', [{ before: { start: 2, end: 3 }, after: { start: 2, end: 3 } }]) → ['所在地']
 */
export function namesChanged(before: string, after: string, hunks: readonly Pick<Hunk, 'before' | 'after'>[]): readonly NameKind[] {
  const found = new Set<NameKind>();
  for (const hunk of hunks) for (const kind of [...kindsAt(before, hunk.before), ...kindsAt(after, hunk.after)]) found.add(kind);
  if (found.has('組織名')) found.delete('課名');
  return nameKinds.filter((kind) => found.has(kind));
}

/** Returns what the words of a change rename, over all its texts. Empty for a change of something else than words. */
export function changedNames(change: Change): readonly NameKind[] {
  if (change.kind !== 'field') return [];
  const { detail } = change;
  if (detail.kind === 'text') return namesChanged(detail.before, detail.after, realEdits(detail.hunks));
  if (detail.kind !== 'boxes') return [];
  const kinds = detail.options.flatMap(({ before, after, hunks }) => namesChanged(before?.text ?? '', after?.text ?? '', realEdits(hunks)));
  const found = kinds.includes('組織名') ? kinds.filter((kind) => kind !== '課名') : kinds;
  return nameKinds.filter((kind) => found.includes(kind));
}

function realEdits(hunks: readonly Hunk[]): readonly Hunk[] {
  return hunks.filter(({ formOnly, moved }) => !formOnly && moved === undefined);
}

/** Returns what an edit renames: of a name the unit whose word follows the edit first, of each name that the edit holds whole that name's. */
function kindsAt(text: string, { start, end }: Hunk['before']): readonly NameKind[] {
  if (start === end) return [];
  const [from, to] = [edgeOf(text, start, -1), edgeOf(text, end, 1)];
  const folded = (part: string): string => part.normalize('NFKC');
  const [word, edit, lead] = [folded(text.slice(from, to)), folded(text.slice(start, end)), folded(text.slice(Math.max(0, start - wordReach), start))];
  const hasDigit = /\d/u.test(edit);
  if (phone.test(word) || (hasDigit && phoneLabel.test(lead))) return ['連絡先'];
  if (address.test(word) || (hasDigit && addressLabel.test(lead))) return ['所在地'];
  const inside = [section.test(edit) ? ('課名' as const) : undefined, organisation.test(edit) ? ('組織名' as const) : undefined];
  const named = inside.filter((kind) => kind !== undefined);
  if (named.length > 0) return named;
  const rest = folded(text.slice(end, to));
  const [sectionAt, otherAt] = [rest.search(section), rest.search(organisation)];
  if (sectionAt < 0 && otherAt < 0) return [];
  return sectionAt >= 0 && (otherAt < 0 || sectionAt < otherAt) ? ['課名'] : ['組織名'];
}

/** Returns the edge of the word around an offset: the last offset in a direction before a mark or blank. */
function edgeOf(text: string, offset: number, step: 1 | -1): number {
  let edge = offset;
  while (Math.abs(edge - offset) < wordReach) {
    const next = text[step > 0 ? edge : edge - 1];
    if (next === undefined || wordEnd.test(next)) return edge;
    edge += step;
  }
  return edge;
}
