import { tick } from '../forms/form.js';

/** A box as the form prints it: `[○]その他`, `[　]紙`. */
export function printedBox(ticked: boolean, label: string): string {
  return `[${ticked ? tick : '　'}]${label}`;
}
