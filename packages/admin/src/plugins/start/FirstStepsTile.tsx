import { useTranslate } from 'ra-core';
import { TileList, TileLoaded, useRead } from '@reglament/admin/kit';
import { FIRST_STEPS, type FirstStep } from './documents.ts';

const pages: Readonly<Record<FirstStep['code'], string>> = { ADD_SPECIALISTS: '/staff/create', ADD_CLIENTS: '/clients/create', ASSIGN_SPECIALISTS: '/assignments/create' };

/** The three things that a new desk needs before its first request (§1); what is done is said so. */
export default function FirstStepsTile() {
  const translate = useTranslate();
  const result = useRead(FIRST_STEPS, {}, { staleMs: 0 });
  return (
    <TileLoaded result={result}>
      {(steps) => (
        <TileList
          empty={translate('start.firstSteps.done')}
          rows={steps.every(({ done }) => done) ? [] : steps.map(({ code, done }, index) => ({
            key: code, to: pages[code], number: String(index + 1), title: translate(`start.firstSteps.${code}`), end: <span className="rg-chip" data-state={done ? 'ok' : 'note'}>{translate(done ? 'start.firstSteps.ready' : 'start.firstSteps.open')}</span>,
          }))}
        />
      )}
    </TileLoaded>
  );
}
