import { describe, expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import watchers from './index.ts';
import { offerToggle, toggleShown } from './shownTicket.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(watchers)).toEqual([]));

describe('the command of the palette', () => {
  it('acts on the ticket that is on the screen, and says when there is none', () => {
    const done: string[] = [];
    expect(toggleShown()).toBe(false);
    const takeFirst = offerToggle(() => done.push('first'));
    const takeSecond = offerToggle(() => done.push('second'));
    // the ticket that leaves the screen after the next one came takes only its own away
    takeFirst();
    expect([toggleShown(), done]).toEqual([true, ['second']]);
    takeSecond();
    expect(toggleShown()).toBe(false);
  });
});
