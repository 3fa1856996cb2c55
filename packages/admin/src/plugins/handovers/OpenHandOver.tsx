import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '@reglament/admin/kit';
import type { HandedTicket } from './handedTicket.ts';
import { handing } from './handing.ts';

const HandOverDialog = lazyPart(() => import('./HandOverDialog.tsx'));

/** Holds the dialog of a hand-over, whether a key or the menu asked for it. */
export default function OpenHandOver({ ticket }: { ticket: HandedTicket }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => handing.heed((ticketId) => { if (ticketId === ticket.id) setOpen(true); }), [ticket.id]);
  return isOpen && <Suspense fallback={null}><HandOverDialog ticket={ticket} onClose={() => setOpen(false)} /></Suspense>;
}
