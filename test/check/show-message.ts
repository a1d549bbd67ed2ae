import type { Message, Place } from '../../src/core/message.js';

/** What a fixture shows of a place. */
type ShowPlace = (place: Place) => string;

export const lineAndColumn: ShowPlace = ({ line, column }) => `${String(line)}:${String(column)}`;
export const fileLineAndColumn: ShowPlace = ({ file, line, column }) => `${file}:${String(line)}:${String(column)}`;

/** Shows a message as fixtures hold it: `place severity text`, then the item, the other place and the mend on lines of their own. */
export function showMessage({ place, severity, text, item, related, places, mend }: Message, showPlace: ShowPlace, showRelated = showPlace): string {
  const more = [
    ...(item === undefined ? [] : [`項目: ${item}`]),
    ...(related ? [`関連: ${showRelated(related)}`] : []),
    ...(places ? [`所: ${places.map(showPlace).join(' ')}`] : []),
    ...(mend === undefined ? [] : [`直し方: ${mend}`]),
  ];
  return `${[`${showPlace(place)} ${severity} ${text}`, ...more.map((line) => `    ${line}`)].join('\n')}\n`;
}
