import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import { Button, lazyPart } from '@reglament/admin/kit';
import type { TicketDetails } from '../ticket.ts';

const ReopenDialog = lazyPart(() => import('./ReopenDialog.tsx'));

/** Beside an answer whose ticket ended meanwhile: taken up again, it can be sent. The key is that of the menu (`HandlingActs`). */
export default function ReopenAnyway({ record: ticket }: { record: TicketDetails }) {
  const translate = useTranslate();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" hotkey="o" onClick={() => setAsking(true)}>{translate('tickets.act.reopen')}</Button>
      {isAsking && <Suspense fallback={null}><ReopenDialog ticket={ticket} onClose={() => setAsking(false)} /></Suspense>}
    </>
  );
}
