import type { Message, Place } from '../core/message.js';
import { formatGithub } from './format-github.js';
import { formatSarif } from './format-sarif.js';
import { formatText } from './format-text.js';

/** The ways in which messages are put out; the first is what people get. */
export const messageFormats = ['text', 'json', 'github', 'sarif'] as const;
export type MessageFormat = (typeof messageFormats)[number];

/** What a check came to. */
export interface CheckReport {
  readonly messages: readonly Message[];
  /** How many documents were looked at. */
  readonly documents: number;
}

/** The messages of a check as one text that ends in a line break (or is empty). */
export function formatMessages(report: CheckReport, format: MessageFormat, colour: boolean): string {
  switch (format) {
    case 'text':
      return formatText(report.messages, report.documents, colour);
    case 'json':
      return `${JSON.stringify(report.messages.map(inOrder), undefined, 2)}\n`;
    case 'github':
      return formatGithub(report.messages);
    case 'sarif':
      return formatSarif(report.messages);
  }
}

/** The messages beside a result, for machines where the result is for them. */
export function formatMessagesBeside(report: CheckReport, format: string): string {
  return formatMessages(report, format === 'json' ? 'json' : 'text', false);
}

/** Every key in the same order, whoever made the message. */
function inOrder({ severity, ruleId, text, mend, item, place, related }: Message): object {
  const ordered = ({ file, line, column }: Place): Place => ({ file, line, column });
  return {
    severity,
    ruleId,
    text,
    ...(mend === undefined ? {} : { mend }),
    ...(item === undefined ? {} : { item }),
    place: ordered(place),
    ...(related ? { related: ordered(related) } : {}),
  };
}
