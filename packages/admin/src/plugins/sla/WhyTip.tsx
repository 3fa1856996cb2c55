import type { RefObject } from 'react';
import Popper from '@mui/material/Popper';
import { useTranslate } from 'ra-core';
import { useWhyDue } from './useWhyDue.ts';
import { WhySources, WhyTable } from './WhyTable.tsx';

const Why = ({ ticketId, obligationId }: { ticketId: string; obligationId: string }) => {
  const translate = useTranslate();
  const { data, error } = useWhyDue(obligationId, ticketId);
  if (!data) return <span className="rg-meta">{translate(error ? 'sla.why.failed' : 'kit.state.loading')}</span>;
  return <><WhyTable explanation={data.explanation} /><WhySources explanation={data.explanation} /></>;
};

export interface WhyTipProps { id: string; anchor: RefObject<HTMLElement | null>; ticketId: string; obligationId: string; hover: { onPointerEnter: () => void; onPointerLeave: () => void } }
/** The table of days over everything, beside its chip. */
export default function WhyTip({ id, anchor, ticketId, obligationId, hover }: WhyTipProps) {
  return (
    <Popper open anchorEl={() => anchor.current as HTMLElement} placement="bottom-end" className="sla-popper">
      <div id={id} role="tooltip" className="sla-tip" {...hover} onClick={(event) => { event.preventDefault(); event.stopPropagation(); }}><Why ticketId={ticketId} obligationId={obligationId} /></div>
    </Popper>
  );
}
