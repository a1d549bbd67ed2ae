import { isVersionFile, meantVersion } from './version-names.js';

/** What a file's name tells of the version that it may hold. `version` is undefined if the name gives neither a day nor a draft. */
export interface CopiedVersion {
  readonly version?: string;
}

/** Words that make of a name another state of the same document, at its end. */
const strongMark =
  /[\s_\-.の]*(?:[([][^()[\]]*(?:コピー|copy|\d|競合|conflict|最終|確定|修正|改訂)[^()[\]]*[)\]]|コピー|copy|写し|控え?|バックアップ|backup|bak|final|(?:最終|最新|確定|完成|決裁|公表|修正|訂正|改訂)版?)$/iu;
/** Words that do so only behind the name of a version, or alone. */
const weakMark = /[\s_\-.の]*(?:旧版?|新版?|改|原本|版|old|new|fix(?:ed)?|(?:ver|v|rev)[\s.]*[\d.]+|第?\d+版|[\s_-]\d{1,2})$/iu;
const leadingMark = /^(?:コピー\s*[~〜-]\s*|(?:copy|backup) of\s+)/iu;
/** Endings of files that belong to a version and are no version: notes, prints, data. */
const besides = /\.(?:md|pdf|html?|json|csv|sarif|diff|patch|png|svg)$/iu;
const textEnding = /\.(?:txt|text|yam|yal|ymal|yanl|bak|old|orig)$/iu;

/**
 * Finds the version of which a file is a copy, a backup or a misnamed original, by its name alone. Undefined for a version itself, and
 * for a name that says nothing of the kind.
 * @example copiedVersion('draft.yaml.txt') → { version: 'draft.yaml' }
 * @example copiedVersion('2025-04-01 (1).yaml') → { version: '2025-04-01.yaml' }
 * @example copiedVersion('R7.4.1 - コピー.yml') → { version: '2025-04-01.yaml' }
 * @example copiedVersion('最終版.yaml') → {}
 * @example copiedVersion('draft.YAML') → { version: 'draft.yaml' }
 * @example copiedVersion('.yml') → {}
 * @example copiedVersion('2025-04-01.md') → undefined
 * @example copiedVersion('予防接種.yaml') → undefined
 */
export function copiedVersion(name: string): CopiedVersion | undefined {
  if (isVersionFile(name) || besides.test(name)) return undefined;
  const folded = name.normalize('NFKC').trim();
  if (/^\.ya?ml$/iu.test(folded)) return {};
  if (folded.startsWith('.')) return versionCalled(/^\.(.*)\.ya?ml$/iu.exec(folded)?.[1]);
  const [, stem, tail = ''] = /^(.+?)\.ya?ml(?![a-z0-9])(.*)$/iu.exec(folded) ?? [];
  if (stem === undefined) return versionCalled(folded.replace(textEnding, ''));
  const plain = tail === '' && /\.ya?ml$/u.test(name);
  return withoutMarks(stem) ?? (plain ? undefined : {});
}

/** Reads the name of a version behind the words that mark a copy. */
function withoutMarks(stem: string): CopiedVersion | undefined {
  let rest = stem.replace(leadingMark, '');
  let strong = rest !== stem;
  // Each pass takes a word away.
  for (;;) {
    const found = versionCalled(rest);
    if (found) return found;
    const shorter = rest.replace(strongMark, '');
    strong ||= shorter !== rest;
    const next = shorter === rest ? rest.replace(weakMark, '') : shorter;
    if (next === rest) return strong || rest === '' ? {} : undefined;
    rest = next;
  }
}

function versionCalled(stem: string | undefined): { readonly version: string } | undefined {
  if (stem === undefined) return undefined;
  const file = `${stem}.yaml`;
  const version = isVersionFile(file) ? file : meantVersion(file);
  return version === undefined ? undefined : { version };
}
