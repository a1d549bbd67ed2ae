import type { Timing } from '../forms/internal-keys.js';

/** What a change is in the eyes of the law. */
export const changeKinds = ['important', 'formal', 'lower-risk', 'emergency', 'other'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** 要確認 (undecided) is never guessed away: it blocks publication. */
export const undecided = '要確認';
export type JudgedTiming = Timing | typeof undecided;
