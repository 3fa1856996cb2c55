import { codesOf, postponementReasons } from '@reglament/schema';
import type { RegulationParameters } from './regulationParameters.ts';
import { requestCategories } from './requestCategories.ts';

/** The parameters of the first version of the regulation; a company changes them by publishing a new version (§2.4). */
export const defaultRegulation: RegulationParameters = {
  // §4.6: weekends and holidays of the Russian production calendar are left out
  calendarCode: 'ru',
  // §4.6: requests and answers from 10 to 18, Moscow time
  timeZone: 'Europe/Moscow',
  openingHours: [{ opens: '10:00', closes: '18:00' }],
  // §4.6 names no exception for the days before holidays
  shortDayCloses: null,
  // §4.7: the client's priority chooses the term; §4.12 gives additional information the same one
  answerTerms: { HIGH: 2, MEDIUM: 4, LOW: 7 },
  // §4.6: the reaction time holds working time only, and a working day has eight hours of it
  nominalDayHours: 8,
  dueRule: 'WORKING_TIME',
  // §4.7: inside one priority the earliest due is the order of arrival; across priorities it keeps the promise
  queueOrder: 'EARLIEST_DUE',
  // §4.7: early enough to answer within the same day
  warnings: [{ percentUsed: 75 }, { workingMinutesLeft: 60 }],
  // §4.9: a letter is accepted only when it is confirmed
  quarantineClock: 'RELEASE',
  // §4.7: the client sets the priority; the confirmation of a request without one says how
  defaultPriority: 'MEDIUM',
  // §4.4: letters with the number join their request; after half a year the circumstances are new
  archiveAfterDays: 180,
  // §4.4: one letter instead of two when work begins at once
  combinedNoticeMinutes: 10,
  // §6: a published change of hours never makes a due overdue by itself
  graceWorkingMinutes: 60,
  // §3.16 sets the term of the work individually; by when the review ends is an aim of the desk
  termsOfReferenceReviewDays: 20,
  // §4.4: unique identifiers
  numberPrefixes: { ticket: 'TP', termsOfReference: 'TOR', featureRequest: 'FW' },
  // §4.6: answers leave in working hours; only a lead makes an exception
  outOfHoursSending: 'LEAD',
  // §4.13: the five reasons
  reasons: codesOf(postponementReasons).map((code) => ({ code, labelRu: postponementReasons[code].ru, labelEn: postponementReasons[code].en, active: true })),
  // §3: what support covers and what it does not
  categories: requestCategories,
  // §4.2, §4.4: the desk's usual letters
  mailTexts: [],
};
