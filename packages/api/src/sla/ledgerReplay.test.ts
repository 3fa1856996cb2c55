import type { ObligationChange } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import { faultOfStep } from './ledgerReplay.ts';
import { differenceOf, obligationFields, type ObligationField, type ObligationState } from './ledgerState.ts';

const before: ObligationState = {
  ticketId: 'ticket', clientId: 'client', kind: 'FIRST', priority: 'LOW', openedAt: '1', messageId: 'message', startsAt: '2', dueAt: '3', outerLimitAt: '4', warnAt: '5', provisional: false,
  answeredAt: null, answerId: null, breachedAt: null, notRequiredAt: null, mergedAt: null, excusedAt: null, excusedById: null, regulationVersionId: 'version', calendarVersions: '2026 v1',
};
const moving = ['startsAt', 'dueAt', 'outerLimitAt', 'warnAt', 'provisional', 'calendarVersions'] as const;

/** R19: what a promise may undergo, and which of its values each change may alter. */
const mayAlter: readonly (readonly [ObligationChange, readonly ObligationField[]])[] = [
  ['MET', ['answeredAt', 'answerId']],
  ['HELD', ['answeredAt', 'answerId']],
  ['WITHDRAWN', ['answeredAt', 'answerId']],
  ['WARNED', ['warnAt']],
  ['BREACHED', ['breachedAt']],
  ['EXCUSED', ['excusedAt', 'excusedById']],
  ['PRIORITY_CHANGED', ['priority', ...moving]],
  ['MOVED', moving],
  ['NOT_REQUIRED', ['notRequiredAt']],
  ['MERGED', ['mergedAt']],
  ['TAKEN_OVER', ['openedAt', 'messageId', 'priority', 'regulationVersionId', ...moving]],
];
const altered = (field: ObligationField): ObligationState => ({ ...before, [field]: field === 'provisional' ? true : 'another' });

describe('R4, R19: a step of the ledger', () => {
  it.each(mayAlter)('%s may alter %j and nothing else', (change, fields) => {
    for (const field of obligationFields) {
      expect(faultOfStep(before, { change, previous: null, state: altered(field) })).toBe(fields.includes(field) ? null : `${change} alters ${field}`);
    }
    expect(faultOfStep(before, { change, previous: null, state: before })).toBeNull();
  });

  it('names all that was altered without right', () => {
    expect(faultOfStep(before, { change: 'MET', previous: null, state: { ...before, answeredAt: '6', dueAt: '7', priority: 'HIGH' } })).toBe('MET alters priority, dueAt');
  });

  it('a promise begins once', () => {
    expect(faultOfStep(null, { change: 'OPENED', previous: null, state: before })).toBeNull();
    expect(faultOfStep(before, { change: 'OPENED', previous: null, state: before })).toBe('OPENED comes after the promise was opened');
  });

  it.each(mayAlter)('%s cannot be its beginning', (change) => {
    expect(faultOfStep(null, { change, previous: null, state: before })).toBe(`${change} comes before the promise was opened`);
  });

  it('the earlier values that it tells are those that stood there', () => {
    const state = { ...before, dueAt: '8', warnAt: '9' };
    expect(faultOfStep(before, { change: 'MOVED', previous: { dueAt: '3', warnAt: '5' }, state })).toBeNull();
    expect(faultOfStep(before, { change: 'MOVED', previous: { dueAt: '3' }, state })).toBeNull();
    expect(faultOfStep(before, { change: 'MOVED', previous: { dueAt: '2', warnAt: '5' }, state })).toBe('MOVED tells other earlier values of dueAt than there were');
    expect(faultOfStep(before, { change: 'MOVED', previous: { warnAt: '0', dueAt: '2' }, state })).toBe('MOVED tells other earlier values of dueAt, warnAt than there were');
    expect(faultOfStep(before, { change: 'MOVED', previous: { answeredAt: '1' }, state })).toBe('MOVED tells other earlier values of answeredAt than there were');
  });
});

describe('R19: what a change altered', () => {
  it('is told by the earlier values alone', () => {
    expect(differenceOf(before, { ...before, dueAt: '8', provisional: true })).toEqual({ dueAt: '3', provisional: false });
    expect(differenceOf(before, before)).toEqual({});
  });
});
