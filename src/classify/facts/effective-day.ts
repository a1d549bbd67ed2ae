import type { ChangeDeclaration } from './declaration.js';
import type { DayFrom, Declared } from './declared.js';

/**
 * Returns the 実施日 of a change. Judged by a declared ground, it has the day of that ground alone; else the closest declared day.
 * @param by Declarations of the ground. Undefined if the judgement needs none.
 */
export function effectiveDay(declared: Declared, by: readonly ChangeDeclaration[] | undefined): DayFrom | undefined {
  if (!by) return declared.effective;
  const days = by.flatMap((declaration) => declared.dayOfGround.get(declaration) ?? []);
  const [first] = days;
  return days.every(({ day }) => day === first?.day) ? first : undefined;
}

/**
 * Returns the 実施日 of an item that records a past act. The day declared for the whole version is that of another change, and so is a
 * day after 公表日.
 * @param isLater True if a day is after 公表日.
 */
export function dayOfRecord({ effective }: Declared, isLater: (day: DayFrom) => boolean): DayFrom | undefined {
  return effective?.from.scopes && !isLater(effective) ? effective : undefined;
}
