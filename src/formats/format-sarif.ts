import { fingerprints } from '../check/fingerprint.js';
import { compareText } from '../core/message.js';
import type { Message, Place, Severity } from '../core/message.js';
import { ruleTitle } from '../check/rule-titles.js';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', notice: 'note' };

/** Name of the fingerprint, with the version of how it is made. */
const fingerprintName = 'hyokashoFinding/v1';

/** Formats messages as SARIF 2.1.0, the log that code scanning services read. */
export function formatSarif(messages: readonly Message[]): string {
  const marks = fingerprints(messages);
  const ids = [...new Set(messages.map((message) => message.ruleId))].sort(compareText);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hyokasho', rules: ids.map((id) => ({ id, shortDescription: { text: ruleTitle(id) } })) } },
        columnKind: 'utf16CodeUnits',
        results: messages.map((message, index) => ({
          ruleId: message.ruleId,
          ruleIndex: ids.indexOf(message.ruleId),
          level: levels[message.severity],
          message: {
            text: [message.text, message.item === undefined ? '' : `項目: ${message.item}`, message.mend === undefined ? '' : `直し方: ${message.mend}`]
              .filter((line) => line !== '')
              .join('\n'),
          },
          locations: [location(message.place)],
          ...relatedLocations(message),
          partialFingerprints: { [fingerprintName]: marks[index] },
          ...(message.carried === true ? { properties: { carried: true } } : {}),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Returns the other places of a message: the one that it clashes with, and all where it was found. */
function relatedLocations({ related, places = [] }: Message): object {
  const others = [
    ...(related ? [location(related)] : []),
    ...places.map(({ item, ...place }) => ({ ...location(place), ...(item === undefined ? {} : { message: { text: item } }) })),
  ];
  return others.length === 0 ? {} : { relatedLocations: others };
}

function location(place: Place): object {
  const uri = place.file.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: place.line, startColumn: place.column } } };
}
