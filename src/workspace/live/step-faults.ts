import { formatEra } from '../../core/dates.js';
import type { Message } from '../../core/message.js';
import { baseName } from '../../core/text/path-steps.js';
import { publishedDate, publishedKey } from '../../model/cover.js';
import type { Version } from '../../model/version.js';
import { isVersionFile, versionName, versionOfDay } from '../versions/version-names.js';

/** Error for a version with two files. Nothing is compared until one is left, because the order of the versions is unknown. */
export function undecidable(file: string, twice: string): Message {
  return {
    ruleId: 'version-twice',
    severity: 'error',
    text: `${twice}。どちらと比べるのか決まりません`,
    place: { file, line: 1, column: 1 },
    mend: '一方を消してください',
  };
}

/** Warning for a version whose file name is another day than its 公表日: the one orders the versions, the other decides 提出時期. */
export function otherDay(file: string, { source, assessment }: Version, versions: readonly string[]): Message | undefined {
  const published = publishedDate(assessment);
  if (!isVersionFile(baseName(file)) || versionName(file) === 'draft' || !published) return undefined;
  const right = versionOfDay(published);
  if (versionName(right) === versionName(file)) return undefined;
  const taken = versions.some((version) => versionName(version) === versionName(right));
  const rename = taken
    ? `「${right}」は別にあるので、二つの版の公表日を見てください`
    : `公表日が正しければ、ファイルの名前を「${right}」に、ファイルの名前が正しければ、公表日を改めてください`;
  return {
    ruleId: 'version-day',
    severity: 'warning',
    text: `公表日は${formatEra(published)}ですが、ファイルの名前は「${baseName(file)}」です。版の順はファイルの名前で、提出時期は公表日で判断しています`,
    item: publishedKey,
    place: source.valuePlace([publishedKey]),
    mend: `どちらが正しいか確かめてください。${rename}`,
  };
}
