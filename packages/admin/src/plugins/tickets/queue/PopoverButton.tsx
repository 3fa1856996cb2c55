import { Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import Popover, { type PopoverActions } from '@mui/material/Popover';
import { useHotkey } from '@reglament/admin/kit';

/** Tells that what stands beside it has come. */
const Arrival = ({ onArrival }: { onArrival: () => void }) => {
  useEffect(onArrival, [onArrival]);
  return null;
};

/** A small button with a picture that opens a panel; its key does too. */
export const PopoverButton = ({ label, icon, hotkey, count = 0, children }: { label: string; icon: ReactNode; hotkey: string; count?: number; children: ReactNode }) => {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const popover = useRef<PopoverActions>(null);
  // the panel comes later than its frame, which was placed as if it were empty
  const place = useCallback(() => popover.current?.updatePosition(), []);
  useHotkey(hotkey, () => setIsOpen(true), { label });
  return (
    <>
      <button type="button" ref={setButton} className="rg-button tickets-tool" data-kind="plain" aria-label={label} title={label} aria-haspopup="dialog" aria-expanded={isOpen} aria-pressed={count > 0} onClick={() => setIsOpen(true)}>
        {icon}{count > 0 && <span className="rg-num">{count}</span>}
      </button>
      <Popover action={popover} open={isOpen} anchorEl={button} onClose={() => setIsOpen(false)} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} slotProps={{ paper: { role: 'dialog', 'aria-label': label } }}>
        <Suspense fallback={null}>{children}<Arrival onArrival={place} /></Suspense>
      </Popover>
    </>
  );
};
