import { fingerprints } from '../check/fingerprint.js';
import type { Message, Severity } from '../core/message.js';
import { formatPlaces } from './format-places.js';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', notice: 'notice' };

/**
 * Formats messages as workflow commands of GitHub Actions, which annotate the lines of a pull request. The runner passes over properties
 * that it does not know (`carried`, `fingerprint`).
 */
export function formatGithub(messages: readonly Message[]): string {
  const marks = fingerprints(messages);
  return messages
    .map(({ severity, place, ruleId, text, item, mend, places, carried }, index) => {
      const known = `${carried === true ? ',carried=true' : ''},fingerprint=${marks[index] ?? ''}`;
      const properties = `file=${property(place.file)},line=${String(place.line)},col=${String(place.column)},title=${property(ruleId)}${known}`;
      const body = [
        text,
        ...(item === undefined ? [] : [`項目: ${item}`]),
        ...(places ? [`所: ${formatPlaces(places, place.file)}`] : []),
        ...(mend === undefined ? [] : [`直し方: ${mend}`]),
      ].join('\n');
      return `::${commands[severity]} ${properties}::${data(body)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
