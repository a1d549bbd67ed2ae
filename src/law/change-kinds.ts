import type { Timing } from '../forms/internal-keys.js';

/** The kinds of change under the law. */
export const changeKinds = ['important', 'new-file', 'formal', 'lower-risk', 'emergency', 'other'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * True if changes of a kind must be submitted before they are made: a 重要な変更 (規則第6条第1項後段, 第7条第1項後段), and a new
 * 特定個人情報ファイル, before it is held (規則第5条第1項前段, 第6条第1項前段, 第7条第1項前段).
 */
export function isBeforehandOnly(kind: ChangeKind): boolean {
  return kind === 'important' || kind === 'new-file';
}

/** 要確認: the 提出時期 is undecided. It blocks publication, so the program never guesses it away. */
export const undecided = '要確認';
export type JudgedTiming = Timing | typeof undecided;
