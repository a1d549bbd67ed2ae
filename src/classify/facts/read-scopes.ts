import type { Message } from '../../core/message.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import type { AssessmentDiff } from '../../diff/changes/change.js';
import type { Entry, Assessment } from '../../model/assessment.js';
import type { ItemKey } from '../../model/item-key.js';
import { clip } from '../../core/clip.js';
import type { Path, Source } from '../../load/read/source.js';
import { isPathWithin, keyBelow, rootKey } from '../../model/item-key.js';
import type { ItemScope } from './item-scope.js';
import { itemFinder } from '../../names/find-item.js';
import type { ItemFinder, ItemSearch } from '../../names/find-item.js';

/** Reader of the 項目 of declarations. Lists the items of a version when the first name is read. */
export interface ScopeReader {
  /** Reads one 項目. Scopes are undefined if there is none: the whole version is meant. Reports and skips a name that fits no item. */
  read(value: unknown, entry: Path): { readonly scopes: readonly ItemScope[] | undefined; readonly messages: readonly Message[] };
}

/**
 * Returns a reader that looks for an item in the new version, then in the old one. A removed item is found there; if both versions have
 * the name, the new one's item is meant. If an added entry has the number and so the name of a removed one, only a key decides: a
 * declaration about the removed entry must not excuse the added one.
 */
export function scopeReader(source: Source, after: Assessment, diff: AssessmentDiff | undefined): ScopeReader {
  const before = diff?.before;
  let names: { readonly after: ItemFinder; readonly before: ItemFinder | undefined } | undefined;
  return {
    read: (value, entry) => {
      if (value === undefined || value === null) return { scopes: undefined, messages: [] };
      names ??= { after: itemFinder(after), before: before && itemFinder(before) };
      const scopes: ItemScope[] = [];
      const messages: Message[] = [];
      for (const [written, path] of writtenNames(value, [...entry, keys.items])) {
        const inNew = names.after.resolve(written);
        const inOld = names.before?.resolve(written);
        const scope = scopeOf(inNew, 'after', after);
        const former = before && inOld && scopeOf(inOld, 'before', before);
        // A name that the old version has letter by letter is no slip in the new one.
        if (former && inOld.kind === 'found' && inOld.sure && inNew.kind !== 'unknown' && !inNew.sure) scopes.push(former);
        else if (scope && former && isReplaced(former, scope, diff)) messages.push(replaced(written, former, scope, source, path));
        else if (scope) scopes.push(scope);
        else if (former && inNew.kind === 'unknown') scopes.push(former);
        else {
          const found = inNew.kind === 'unknown' && inOld?.kind === 'several' ? inOld : inNew;
          if (found.kind !== 'found') messages.push(unclear(written, found, source, path, inOld));
        }
      }
      return { scopes, messages };
    },
  };
}

function scopeOf(found: ItemSearch, version: ItemScope['version'], assessment: Assessment): ItemScope | undefined {
  if (found.kind !== 'found') return undefined;
  const entries = assessment.entries;
  return { name: found.name, paths: found.paths, keys: found.paths.map((path) => keyOf(path, entries)), version };
}

/** True if a name fits a removed entry and an added one, or an item in each. */
function isReplaced(former: ItemScope, now: ItemScope, { changes }: AssessmentDiff): boolean {
  const isIn = ({ paths }: ItemScope, side: 'before' | 'after'): boolean =>
    changes.some((change) => {
      const entry = change.kind === 'entry' ? change[side] : undefined;
      return entry !== undefined && paths.some((path) => isPathWithin(path, entry.path));
    });
  return isIn(former, 'before') && isIn(now, 'after');
}

/** Returns the names with their paths. An empty text or list is a missing name, never the whole version. */
function writtenNames(value: unknown, path: Path): readonly (readonly [string, Path])[] {
  if (!Array.isArray(value)) return [[typeof value === 'string' ? value : '', path]];
  if (value.length === 0) return [['', path]];
  return value.map((each: unknown, index) => [typeof each === 'string' ? each : '', [...path, index]] as const);
}

function replaced(written: string, former: ItemScope, now: ItemScope, source: Source, path: Path): Message {
  return {
    ruleId: 'declaration-ambiguous-item',
    severity: 'error',
    text: `項目「${clip(written)}」は、この版に加わったものの名前でも、なくなったものの名前でもあり、どちらのことか決まりません`,
    place: source.valuePlace(path),
    item: declarationsKey,
    mend: `加わったものは「${now.keys.join('、')}」、なくなったものは「${former.keys.join('、')}」と、キーで指してください`,
  };
}

function unclear(written: string, found: Exclude<ItemSearch, { kind: 'found' }>, source: Source, path: Path, inOld: ItemSearch | undefined): Message {
  const base = { severity: 'error', place: source.valuePlace(path), item: declarationsKey } as const;
  const shown = clip(written);
  if (found.kind === 'several') {
    return {
      ...base,
      ruleId: 'declaration-ambiguous-item',
      text: `項目「${shown}」に当たるものが ${String(found.names.length)} つあります`,
      mend: `${found.names.map((name) => `「${name}」`).join('か')}のように、一つに決まる名前を書いてください（いくつもの項目なら「- 」で並べます）`,
    };
  }
  if (written.trim() === '') {
    return {
      ...base,
      ruleId: 'declaration-unknown-item',
      text: '項目の名前が書かれていません',
      mend: '項目の名前を書いてください。版の全体についての説明なら「項目:」の行を消してください',
    };
  }
  const near = [...found.near, ...(inOld?.kind === 'unknown' ? inOld.near : [])].filter((name, at, all) => all.indexOf(name) === at);
  return {
    ...base,
    ruleId: 'declaration-unknown-item',
    text: `「${shown}」という項目は、この版にも前の版にもありません`,
    mend:
      near.length > 0
        ? `もしかして${near
            .slice(0, 3)
            .map((name) => `「${name}」`)
            .join('か')}ではありませんか`
        : '様式に印刷される通りの名前を、部から順に全角の空白でつないで書いてください（例 「Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容」）',
  };
}

/** Returns the key of a path, below the key of the innermost entry around it. */
function keyOf(path: Path, entries: readonly Entry[]): ItemKey {
  const inside = entries.filter((entry) => isPathWithin(path, entry.path));
  const entry = inside.reduce<Entry | undefined>((deepest, each) => (deepest && deepest.path.length >= each.path.length ? deepest : each), undefined);
  return path.slice(entry?.path.length ?? 0).reduce<ItemKey>((key, step) => keyBelow(key, String(step)), entry?.key ?? rootKey);
}
