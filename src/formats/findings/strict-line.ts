import { isBeyondMending } from '../../check/carried-findings.js';
import type { Message } from '../../core/message.js';

/** Returns the line about the verdict of `--strict`: what fails it, and what does not although it is a warning. Empty if there is neither. */
export function strictLine(messages: readonly Message[]): readonly string[] {
  const warnings = messages.filter(({ severity }) => severity === 'warning');
  const standing = warnings.filter(isBeyondMending).length;
  const failing = warnings.length - standing;
  const left = standing === 0 ? '' : `公表済みの行にある前の版からの警告 ${String(standing)} 件は、直せないので失敗としません`;
  const failed = failing === 0 ? '' : `警告 ${String(failing)} 件のため、--strict では失敗です`;
  const line = [failed, left].filter((part) => part !== '').join('。');
  return line === '' ? [] : [line];
}

/** True if a check with `--strict` fails for a finding. */
export function failsStrict(message: Message): boolean {
  return message.severity === 'error' || (message.severity === 'warning' && !isBeyondMending(message));
}
