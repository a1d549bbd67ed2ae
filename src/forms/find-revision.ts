import { formatEra, readDate } from '../core/dates.js';
import type { CalendarDate } from '../core/dates.js';
import { foldText } from '../core/fold.js';
import { revisionData } from '../generated/forms.js';

/** Result of looking for the revision that a text names. */
export type RevisionSearch =
  /** `exact` if the text is the revision's name, in any width; false for another spelling of it. */
  | { readonly kind: 'described'; readonly revision: string; readonly exact: boolean }
  /** A revision without a description. `listed` if it is known to exist; `nearest` is the described one nearest in time. */
  | { readonly kind: 'undescribed'; readonly month: string; readonly listed: boolean; readonly nearest: string }
  /** A text that names no month. */
  | { readonly kind: 'unreadable' };

interface RawRevisions {
  readonly undescribed: Readonly<Record<string, readonly { readonly revision: string }[]>>;
}

let raw: RawRevisions | undefined;

/** Returns the revisions of a form that are known to exist and have no description. */
export function undescribedRevisions(form: string): readonly string[] {
  raw ??= revisionData() as RawRevisions;
  return Object.entries(raw.undescribed)
    .filter(([name]) => foldText(name) === foldText(form))
    .flatMap(([, listed]) => listed.map(({ revision }) => revision));
}

/**
 * Finds the revision of a form that a text names: 平成30年5月, a stamp as it is printed (［平成30年５月　様式３］), 平成31年1月版. A revision is
 * never derived from the day of a document.
 * @example findRevision('様式３', '［平成30年５月　様式３］', ['平成30年5月']) → { kind: 'described', revision: '平成30年5月', exact: false }
 * @example findRevision('様式２', '平成31年1月版', ['令和6年10月']) → { kind: 'undescribed', month: '平成31年1月', listed: true, nearest: '令和6年10月' }
 * @example findRevision('様式３', '最新', ['平成30年5月']) → { kind: 'unreadable' }
 */
export function findRevision(form: string, written: string, described: readonly string[]): RevisionSearch {
  const same = described.find((revision) => foldText(revision) === foldText(written));
  if (same !== undefined) return { kind: 'described', revision: same, exact: true };
  const month = readMonth(written);
  if (!month) return { kind: 'unreadable' };
  const [nearest] = described
    .map((revision) => ({ revision, distance: distanceTo(month, readMonth(revision)), later: isLater(readMonth(revision), month) }))
    // Of two at the same distance the later one: it was made to replace what came before it.
    .sort((a, b) => a.distance - b.distance || Number(b.later) - Number(a.later));
  if (!nearest) return { kind: 'unreadable' };
  if (nearest.distance === 0) return { kind: 'described', revision: nearest.revision, exact: false };
  const name = formatEra({ year: month.year, month: month.month });
  return { kind: 'undescribed', month: name, listed: undescribedRevisions(form).includes(name), nearest: nearest.revision };
}

/** Phrases that a revision has no description, with the described one nearest to it. */
export function phraseUndescribed(form: string, { month, listed, nearest }: Extract<RevisionSearch, { kind: 'undescribed' }>): string {
  return `${form}の${month}の改定${listed ? 'は、あることは知られていますが' : 'は知られておらず'}、その記述がありません。記述のある改定のうち最も近いのは「${nearest}」です`;
}

/** Phrases why a command cannot use a revision. `described` are the revisions that it could use. */
export function phraseNoRevision(form: string, written: string, described: readonly string[]): string {
  const found = findRevision(form, written, described);
  if (found.kind === 'undescribed' && found.listed) return phraseUndescribed(form, found);
  if (found.kind === 'described') return `「${written}」は、「${found.revision}」の別の書き方です`;
  return `${form}に「${written}」という改定はありません`;
}

type Month = CalendarDate & { readonly month: number };

/** Reads the month of a revision's name or stamp. Undefined if it names none. */
function readMonth(written: string): Month | undefined {
  const plain = written
    .normalize('NFKC')
    .replace(/様式\s*第?\s*\d+|[[\]()「」【】]|改定|改正|改訂|時点|版/gu, '')
    .replace(/^\s*H\.?(?=\d)/iu, '平成')
    .replace(/^\s*R\.?(?=\d)/iu, '令和')
    .replace(/^(\s*(?:平成|令和)\d+)[-./](\d+)\s*$/u, '$1年$2月')
    .replace(/^\s*(\d{4})[-./](\d{1,2})\s*$/u, '$1年$2月')
    .trim();
  const read = readDate(plain);
  const date = read?.ok === true ? read.date : read?.meant;
  return date?.month === undefined ? undefined : { ...date, month: date.month };
}

/** Returns the months between two. Infinite if one is none. */
function distanceTo(one: Month, other: Month | undefined): number {
  return other ? Math.abs((one.year - other.year) * 12 + one.month - other.month) : Infinity;
}

function isLater(one: Month | undefined, other: Month): boolean {
  return one !== undefined && (one.year - other.year) * 12 + one.month - other.month > 0;
}
