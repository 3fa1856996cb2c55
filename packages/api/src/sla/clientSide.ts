import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of promises (§4.6, §4.7): their dues and why they are so, not the ledger. */
export const clientSide: ClientSide = {
  Query: ['obligation', 'slaPreviews', 'slaSelfTest', 'workingHours', 'workingTimeBetween'],
  ResponseObligation: ['answeredAt', 'clause', 'dueAt', 'explanation', 'id', 'kind', 'openedAt', 'outerLimitAt', 'priority', 'provisional', 'standing', 'startsAt'],
  Explanation: ['calendarVersions', 'clauses', 'countedWorkingSeconds', 'days', 'dueAt', 'outerLimitAt', 'priority', 'provisional', 'regulationVersion', 'sentences', 'startsAt', 'termWorkingSeconds', 'workingDays'],
  ExplainedDay: ['countedSeconds', 'date', 'intervals', 'kind', 'name'],
  ExplainedInterval: ['from', 'seconds', 'to'],
  SlaPreview: ['dueAt', 'outerLimitAt', 'provisional', 'startsAt'],
  SlaPreviewInput: ['priority', 'receivedAt'],
  IntervalInput: ['from', 'to'],
  SlaSelfTest: ['failed', 'failures', 'inForce', 'passed', 'rule', 'vectorsHash'],
  SlaSelfTestDay: ['date', 'kind', 'publishedKind', 'publishedSeconds', 'seconds'],
  SlaSelfTestFailure: ['dueAt', 'expectedDueAt', 'expectedStartsAt', 'id', 'startsAt'],
  SlaSelfTestInForce: ['calendarCode', 'calendarVersions', 'changedDays', 'changedParameters', 'failed', 'failures', 'passed', 'regulationVersion', 'unaccounted', 'unexplained'],
  WorkingHoursNow: ['changesAt', 'closesAt', 'now', 'open', 'opensAt', 'timeZone'],
};
