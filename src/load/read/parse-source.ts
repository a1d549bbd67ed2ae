import { utf8Length } from '../../core/bytes.js';
import { hasErrors, moreFindings } from '../../core/message.js';
import type { Message, Place, Severity } from '../../core/message.js';
import { composeYaml, keptFindings, maxDepth, maxTextLength } from './compose-yaml.js';
import type { Composed } from './compose-yaml.js';
import { decodeText } from './decode-text.js';
import { nodePlaces, placeAt } from './source-places.js';
import { readNodes } from './read-nodes.js';
import type { Source } from './source.js';
import { explainErrors } from './yaml-errors.js';
import type { YamlFault } from './yaml-errors.js';
import { conflictFaults } from './conflict-marks.js';
import { forbiddenInLines } from './forbidden-characters.js';
import { lostComments } from './lost-comments.js';
import { hintAt } from './line-hints.js';

/** Largest file that is read, in bytes. The longest published assessments stay under 0.5 MB as YAML. */
export const maxBytes = 5 * 1024 * 1024;

/**
 * Reads a YAML text (or its bytes). Never throws: `messages` holds every fault. `data` is undefined if the structure can't be read;
 * a document with lesser faults (a duplicate key, a forbidden character) has data.
 * @example parseSource('a.yaml', '名称: *注意* する').messages.map(({ ruleId }) => ruleId) → ['yaml-alias']
 * @example parseSource('a.yaml', '名称: 注意*する').messages → []
 */
export function parseSource(file: string, text: string | Uint8Array): Source {
  const bytes = typeof text === 'string' ? utf8Length(text) : text.length;
  if (bytes > maxBytes) return brokenSource(file, tooLarge(file, bytes));
  if (typeof text === 'string') return parseText(file, text.startsWith('\ufeff') ? text.slice(1) : text);
  const decoded = decodeText(text);
  if (decoded.ok) return parseText(file, decoded.text);
  return brokenSource(file, {
    ruleId: 'file-encoding',
    severity: 'error',
    text: decoded.text,
    mend: decoded.mend,
    place: { file, line: decoded.line, column: 1 },
  });
}

/** Returns a source without text or data, with one message about its fault. */
export function brokenSource(file: string, message: Message): Source {
  const start = (): Place => ({ file, line: 1, column: 1 });
  return { file, text: '', data: undefined, messages: [message], valuePlace: start, keyPlace: start, textPlace: start };
}

/** Returns the message about a file over {@link maxBytes}. */
export function tooLarge(file: string, bytes: number): Message {
  // Rounded up: one byte over 5 MB must not read as 5 MB.
  const megabytes = (size: number): string => String(Math.ceil((size / 1024 / 1024) * 10) / 10);
  return {
    ruleId: 'file-too-large',
    severity: 'error',
    text: `ファイルが大きすぎます。${megabytes(maxBytes)} MB までですが、${megabytes(bytes)} MB あります`,
    mend: '評価書の YAML かどうか確かめてください。図などは別のファイルにします',
    place: { file, line: 1, column: 1 },
  };
}

function parseText(file: string, text: string): Source {
  const composed = composeSafely(text);
  if (!composed) {
    return brokenSource(file, {
      ruleId: 'yaml-too-deep',
      severity: 'error',
      text: '入れ子や記号の重なりが多すぎて読めません',
      mend: '評価書の YAML かどうか確かめてください',
      place: { file, line: 1, column: 1 },
    });
  }
  if (composed.tooMany !== undefined || composed.tooLong) {
    // A text beyond a limit was not read, so its one message is enough, and nothing looks at its megabytes again.
    const [fault] = structureFaults(text, composed);
    if (fault) return brokenSource(file, { ...fault, severity: 'error', place: placeAt(file, composed.lines, fault.offset) });
  }
  const root: unknown = composed.document?.contents ?? undefined;
  const conflicts = conflictFaults(text);
  const [firstMark] = conflicts;
  // Behind the first mark of an unfinished merge every slip of structure is an echo of it.
  const slips = structureFaults(text, composed).filter(({ offset }) => firstMark === undefined || offset < firstMark.offset);
  const structure: readonly YamlFault[] = [...conflicts.slice(0, keptFindings), ...slips];
  const unread = { data: undefined, faults: composed.tooDeep === undefined ? charactersOf(text) : [], further: 0 };
  const { data, faults, further } = structure.length === 0 ? readNodes(text, root) : unread;
  const message = (fault: YamlFault & { related?: number }, severity: Severity): Message => ({
    ruleId: fault.ruleId,
    severity,
    text: fault.text,
    mend: fault.mend,
    place: placeAt(file, composed.lines, fault.offset),
    ...(fault.related === undefined ? {} : { related: placeAt(file, composed.lines, fault.related) }),
  });
  const messages = [...structure, ...faults].map((fault) => message(fault, 'error'));
  const lost = conflicts.length === 0 ? lostComments(text, composed.comments) : [];
  for (const comment of lost.slice(0, keptFindings)) messages.push(message(comment, 'warning'));
  const more = (count: number, severity: Severity, offset = 0): void => {
    if (count > 0) messages.push(moreFindings(count, severity, { place: placeAt(file, composed.lines, offset) }));
  };
  more(composed.further.properties + composed.further.errors, 'error', structure.at(-1)?.offset);
  more(further, 'error', faults.at(-1)?.offset);
  more(conflicts.length - keptFindings, 'error', conflicts[keptFindings]?.offset);
  more(lost.length - keptFindings, 'warning', lost[keptFindings]?.offset);
  const usable = structure.length === 0 ? rootFault(text, data) : undefined;
  if (usable && !hasErrors(messages)) messages.push(message(usable, 'error'));
  return { file, text, data: usable ? undefined : data, tree: root, messages, ...nodePlaces(file, text, root, composed.lines) };
}

/** Composes a text. Undefined if the lexer runs out of stack: it recurses into some rows of marks (a hundred thousand of `&a`). */
function composeSafely(text: string): Composed | undefined {
  try {
    return composeYaml(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Returns the faults of characters in a text that is no YAML, so that a slip of structure does not hide them. */
function charactersOf(text: string): readonly YamlFault[] {
  return forbiddenInLines(text).map(({ index, ...words }) => ({ ruleId: 'forbidden-character', offset: index, text: words.text, mend: words.mend }));
}

function structureFaults(text: string, composed: Composed): YamlFault[] {
  if (composed.tooMany !== undefined) {
    return [
      {
        ruleId: 'yaml-too-long',
        offset: composed.tooMany,
        text: '行や項目や記号の数が多すぎて、ここから先を読めません。公表されている最も長い評価書のおよそ 15 倍まで読めます',
        mend: '評価書の YAML かどうか、同じ行が繰り返されていないか確かめてください',
      },
    ];
  }
  if (composed.tooLong) {
    const { offset, limit } = composed.tooLong;
    const [what, mend] =
      limit === maxTextLength.one
        ? ['一つの値', '引用符が閉じているか、字下げが足りているか確かめてください。長い資料は別の文書にしてください']
        : ['書かれた値を合わせた長さ', '評価書の YAML かどうか、同じ文が繰り返されていないか確かめてください'];
    return [{ ruleId: 'yaml-too-long', offset, text: `${what}は ${String(limit)} 字までですが、ここで超えています`, mend }];
  }
  if (composed.tooDeep !== undefined) {
    return [
      {
        ruleId: 'yaml-too-deep',
        offset: composed.tooDeep,
        text: `入れ子が深すぎます（${String(maxDepth)} 段まで）`,
        mend: '[ ] や { } や「- 」や字下げが余分に重なっていないか確かめてください',
      },
    ];
  }
  const faults = explainErrors(text, composed);
  if (composed.directive !== undefined && !faults.some((fault) => fault.ruleId === 'yaml-directive')) {
    faults.push({ ruleId: 'yaml-directive', offset: composed.directive, text: '「%」で始まる行は使えません', mend: 'この行を消してください' });
  }
  const ended = composed.secondDocument === undefined ? undefined : documentEnd(text, composed.secondDocument);
  if (ended !== undefined) {
    // Slips behind the end are echoes of it.
    return [
      ...faults.filter(({ offset }) => offset < ended),
      {
        ruleId: 'yaml-several-documents',
        offset: ended,
        text: '「...」で始まる行は、YAML では文書の終わりの印です。この後ろが評価書として読まれていません',
        mend: 'この行を消してください。文章の一部なら、文章のほかの行と同じだけ字下げし、「…」と書いてください',
      },
    ];
  }
  if (composed.secondDocument !== undefined) {
    faults.push({
      ruleId: 'yaml-several-documents',
      offset: composed.secondDocument,
      text: '「---」の行で区切られ、一つのファイルに文書が二つ以上入っています',
      mend: '評価書ごとにファイルを分けてください。区切り線のつもりなら、この行を消してください',
    });
  }
  return faults;
}

/** Finds the line of dots that ended the document before an offset. Undefined if a line of dashes did. */
function documentEnd(text: string, second: number): number | undefined {
  const before = `\n${text.slice(0, second)}`;
  const dots = before.lastIndexOf('\n...');
  return dots >= 0 && dots > before.lastIndexOf('\n---') && !text.startsWith('---', second) ? dots : undefined;
}

function rootFault(text: string, data: unknown): YamlFault | undefined {
  if (data === null || data === undefined)
    return { ruleId: 'file-empty', offset: 0, text: 'ファイルに中身がありません', mend: '「様式: 様式３」から書き始めてください' };
  if (typeof data === 'object' && !Array.isArray(data)) return undefined;
  const hint = hintAt(text, text.search(/\S/));
  if (hint) return { ruleId: 'yaml-syntax', offset: hint.offset, text: hint.text, mend: hint.mend };
  const found = Array.isArray(data) ? '「- 」の並び' : '一つの値';
  return {
    ruleId: 'yaml-root',
    offset: Math.max(0, text.search(/\S/)),
    text: `評価書は「項目名: 値」を並べたもののはずですが、ファイルの全体が${found}になっています`,
    mend: '「様式: 様式３」のような行から書き始めてください',
  };
}
