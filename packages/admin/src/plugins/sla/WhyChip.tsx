import { Suspense, useEffect, useId, useRef, useState } from 'react';
import { DueChip, lazyPart } from '@reglament/admin/kit';
import type { ExplainedTicket } from './explainedTicket.ts';
import './sla.css';

const WhyTip = lazyPart(() => import('./WhyTip.tsx'));

const openAfterMs = 400;
/** Long enough to reach the table with the pointer. */
const closeAfterMs = 200;

/** The due chip that says why when the pointer or the focus rests on it. In a row it takes no focus of its own: the row is a link. */
export const WhyChip = ({ ticket, place }: { ticket: ExplainedTicket; place: 'row' | 'head' }) => {
  const id = useId();
  const chip = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (!ticket.sla) return null;
  const later = (open: boolean): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsOpen(open), open ? openAfterMs : closeAfterMs);
  };
  const hover = { onPointerEnter: () => later(true), onPointerLeave: () => later(false) };
  const focus = { tabIndex: 0, role: 'note', onFocus: () => later(true), onBlur: () => later(false) } as const;
  return (
    <span
      ref={chip} className="sla-chip" aria-describedby={isOpen ? id : undefined} {...hover} {...(place === 'head' ? focus : {})}
      onKeyDown={(event) => { if (event.code === 'Escape') setIsOpen(false); }}
    >
      <DueChip sla={ticket.sla} />
      {isOpen && <Suspense fallback={null}><WhyTip id={id} anchor={chip} ticketId={ticket.id} obligationId={ticket.sla.obligationId} hover={hover} /></Suspense>}
    </span>
  );
};
