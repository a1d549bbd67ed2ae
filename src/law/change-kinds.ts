import type { Timing } from '../forms/internal-keys.js';

/** The kinds of change under the law. */
export const changeKinds = ['important', 'formal', 'lower-risk', 'emergency', 'other'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** 要確認: the 提出時期 is undecided. It blocks publication, so the program never guesses it away. */
export const undecided = '要確認';
export type JudgedTiming = Timing | typeof undecided;
