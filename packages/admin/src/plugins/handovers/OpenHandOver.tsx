import { lazy, Suspense, useEffect, useState } from 'react';
import type { HandedTicket } from './handedTicket.ts';
import { onHandOver } from './handing.ts';

const HandOverDialog = lazy(() => import('./HandOverDialog.tsx'));

/** Holds the dialog of a hand-over, whether a key or the menu asked for it. */
export default function OpenHandOver({ ticket }: { ticket: HandedTicket }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => onHandOver(() => setOpen(true)), []);
  return isOpen && <Suspense fallback={null}><HandOverDialog ticket={ticket} onClose={() => setOpen(false)} /></Suspense>;
}
