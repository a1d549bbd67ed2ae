import type { Message, Place } from '../core/message.js';
import { formatGithub } from './format-github.js';
import { formatSarif } from './format-sarif.js';
import { formatText } from './format-text.js';
import type { DocumentProgress } from './unfilled-lines.js';

/** Formats of messages. The first is the default, for people. */
export const messageFormats = ['text', 'json', 'github', 'sarif'] as const;
export type MessageFormat = (typeof messageFormats)[number];

/** The result of a check. */
export interface CheckReport {
  readonly messages: readonly Message[];
  /** Number of documents that were checked. */
  readonly documents: number;
  /** How far each document is filled in. Text for people then lists only the first blank items of a document with many. */
  readonly progress?: readonly DocumentProgress[];
}

/** Formats the messages of a check as one text. It ends in a line break or is empty. */
export function formatMessages(report: CheckReport, format: MessageFormat, colour: boolean): string {
  switch (format) {
    case 'text':
      return formatText(report.messages, report.documents, colour, report.progress);
    case 'json':
      return `${JSON.stringify(report.messages.map(inOrder), undefined, 2)}\n`;
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

/** Returns the message with its keys in a fixed order. */
function inOrder({ severity, ruleId, text, mend, item, place, related, places, words }: Message): object {
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
  };
}
