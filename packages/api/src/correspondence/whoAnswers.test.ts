import { describe, expect, it } from 'vitest';
import { whoAnswers } from './whoAnswers.ts';

const filtrov = { kind: 'STAFF', id: '019a0000-0000-7000-8000-000000000001' } as const;
const crm = { kind: 'MACHINE', id: '019a0000-0000-7000-8000-000000000002' } as const;

describe('R5: whose words a public message is', () => {
  it('those of whoever signed in, named or not', () => {
    expect(whoAnswers(filtrov, null)).toEqual({ staffId: filtrov.id });
    expect(whoAnswers(filtrov, filtrov.id)).toEqual({ staffId: filtrov.id });
  });

  it('never those of a colleague', () => {
    expect(whoAnswers(filtrov, crm.id)).toEqual({ obstacle: 'FORBIDDEN' });
  });

  it('those of the person whom a system names, and never its own', () => {
    expect(whoAnswers(crm, filtrov.id)).toEqual({ staffId: filtrov.id });
    for (const nobody of [null, undefined, '']) expect(whoAnswers(crm, nobody)).toEqual({ obstacle: 'REQUIRED_FIELD_MISSING' });
  });
});
