import { isBeyondMending } from '../../check/carried-findings.js';
import type { Message } from '../../core/message.js';

/** Returns the line about the verdict of `--strict`: what fails it, and what does not although it is a warning. Empty if there is neither. */
export function strictLine(messages: readonly Message[]): readonly string[] {
  const warnings = messages.filter(({ severity }) => severity === 'warning');
  const standing = warnings.filter(isBeyondMending).length;
  const unfinished = messages.filter((message) => message.unfinished === true).length;
  const failing = [
    ...(warnings.length > standing ? [`警告 ${String(warnings.length - standing)} 件`] : []),
    ...(unfinished > 0 ? [`書かれていない項目 ${String(unfinished)} 件`] : []),
  ];
  const failed = failing.length === 0 ? [] : [`${failing.join('と')}のため、--strict では失敗です`];
  const left = standing === 0 ? [] : [`公表済みの行にある前の版からの警告 ${String(standing)} 件は、直せないので失敗としません`];
  const parts = [...failed, ...left];
  return parts.length === 0 ? [] : [parts.join('。')];
}

/** True if a check with `--strict` fails for a finding. */
export function failsStrict(message: Message): boolean {
  return message.severity === 'error' || message.unfinished === true || (message.severity === 'warning' && !isBeyondMending(message));
}
