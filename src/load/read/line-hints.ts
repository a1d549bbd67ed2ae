/** A typing slip in one line of YAML, with its offset (UTF-16 units) and its mend. */
export interface LineHint {
  readonly ruleId?: string;
  readonly offset: number;
  readonly text: string;
  readonly mend: string;
}

/**
 * Finds the most likely typing slip of the line at an offset, or else of the line before it. Undefined if both look ordinary.
 * @example hintAt('名称：税', 0)?.text → '項目名の区切りが全角の「：」になっています'
 * @example hintAt('名称: 税：国保', 0) → undefined
 * @example hintAt('名称:税', 0)?.text → '「:」の後に空白がありません'
 * @example hintAt('http://a', 0) → undefined
 * @example hintAt('－ 一', 0)?.text → '並びの印が半角の「-」ではありません'
 */
export function hintAt(source: string, offset: number): LineHint | undefined {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const previous = source.lastIndexOf('\n', start - 2) + 1;
  return hintFor(source, start) ?? (start > 0 ? hintFor(source, previous) : undefined);
}

function hintFor(source: string, start: number): LineHint | undefined {
  const end = source.indexOf('\n', start);
  const line = source.slice(start, end < 0 ? source.length : end).replace(/\r$/, '');
  const tab = /^ *\t/.exec(line);
  if (tab)
    return { ruleId: 'yaml-tab', offset: start + tab[0].length - 1, text: '字下げにタブが使われています', mend: 'タブを消し、半角の空白で字下げしてください' };
  const wideSpace = /^ *　/.exec(line);
  if (wideSpace && /[:：]/.test(line))
    return { offset: start + wideSpace[0].length - 1, text: '字下げに全角の空白が使われています', mend: '全角の空白を消し、半角の空白で字下げしてください' };
  const wideColon = /^( *(?:- )?[^\s:：]+)：/.exec(line);
  if (wideColon && !line.includes(': ') && !line.endsWith(':')) {
    return {
      offset: start + (wideColon[1]?.length ?? 0),
      text: '項目名の区切りが全角の「：」になっています',
      mend: '半角の「:」と半角の空白に直してください（例 「項目名: 値」）',
    };
  }
  const tight = /^( *(?:- )?[^\s:"'[{|]+):(?=[^\s:/])/.exec(line);
  if (tight && !line.includes(': '))
    return {
      offset: start + (tight[1]?.length ?? 0),
      text: '「:」の後に空白がありません',
      mend: '「:」の後に半角の空白を一つ入れてください（例 「項目名: 値」）',
    };
  const wideDash = /^( *)[－ー―]\s/.exec(line);
  if (wideDash)
    return { offset: start + (wideDash[1]?.length ?? 0), text: '並びの印が半角の「-」ではありません', mend: '半角の「-」と半角の空白に直してください' };
  return undefined;
}
