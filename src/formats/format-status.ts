import type { DatedStatus } from '../status/workspace-status.js';
import { formatStatusCalendar } from './format-status-ics.js';
import { formatStatusJson } from './format-status-json.js';
import { formatStatusTable } from './format-status-table.js';

/** Formats of a status. The first is the default, for people. */
export const statusFormats = ['table', 'json', 'ics'] as const;
export type StatusFormat = (typeof statusFormats)[number];

/** Formats the state of assessments as one text. It ends in a line break. */
export function formatStatus(status: DatedStatus, format: StatusFormat): string {
  switch (format) {
    case 'table':
      return formatStatusTable(status);
    case 'json':
      return formatStatusJson(status);
    case 'ics':
      return formatStatusCalendar(status);
  }
}
