import type { Message, Place } from '../core/message.js';
import { fingerprints } from '../check/fingerprint.js';
import type { CheckReport } from './findings/check-report.js';
import { formatGithub } from './format-github.js';
import { formatSarif } from './format-sarif.js';
import { formatText } from './format-text.js';

/** Formats of messages. The first is the default, for people. */
export const messageFormats = ['text', 'json', 'github', 'sarif'] as const;
export type MessageFormat = (typeof messageFormats)[number];

/** Formats the messages of a check as one text. It ends in a line break or is empty. */
export function formatMessages(report: CheckReport, format: MessageFormat, colour: boolean): string {
  switch (format) {
    case 'text':
      return formatText(report, colour);
    case 'json':
      return formatJson(report);
    case 'github':
      return formatGithub(report.messages);
    case 'sarif':
      return formatSarif(report.messages);
  }
}

/** Formats messages that accompany a result on stderr: as JSON if the result is JSON, else as text without colour. */
export function formatMessagesBeside(report: CheckReport, format: string): string {
  return formatMessages(report, format === 'json' ? 'json' : 'text', false);
}

/** Formats messages as JSON, those of a check with their fingerprints. Messages beside another result are not compared from run to run. */
function formatJson({ messages, quiet }: CheckReport): string {
  const marks = quiet ? fingerprints(messages) : [];
  return `${JSON.stringify(
    messages.map((message, index) => inOrder(message, marks[index])),
    undefined,
    2,
  )}\n`;
}

/** Returns the message with its keys in a fixed order. */
function inOrder({ severity, ruleId, text, mend, item, place, related, places, words, carried }: Message, fingerprint: string | undefined): object {
  const ordered = ({ file, line, column }: Place): Place => ({ file, line, column });
  return {
    severity,
    ruleId,
    text,
    ...(mend === undefined ? {} : { mend }),
    ...(item === undefined ? {} : { item }),
    place: ordered(place),
    ...(related ? { related: ordered(related) } : {}),
    ...(places ? { places: places.map(({ item: name, ...at }) => ({ ...ordered(at), ...(name === undefined ? {} : { item: name }) })) } : {}),
    ...(words === undefined ? {} : { words }),
    ...(carried === true ? { carried } : {}),
    fingerprint,
  };
}
