import { Suspense, useEffect, useState } from 'react';
import type { PostponementEffect } from '@reglament/schema';
import { lazyPart } from '@reglament/admin/kit';
import type { DecidedTicket } from './decidedTicket.ts';
import { deciding } from './deciding.ts';

const DecisionDialog = lazyPart(() => import('./DecisionDialog.tsx'));

/** Holds the dialog of a decision, whether a key or the menu asked for it. */
export default function OpenDecision({ ticket }: { ticket: DecidedTicket }) {
  const [effect, setEffect] = useState<PostponementEffect | null>(null);
  useEffect(() => deciding.heed((wish) => { if (wish.ticketId === ticket.id) setEffect(wish.effect); }), [ticket.id]);
  return effect && <Suspense fallback={null}><DecisionDialog ticket={ticket} effect={effect} onClose={() => setEffect(null)} /></Suspense>;
}
