import { useEffect, useState, useSyncExternalStore } from 'react';
import CloudOffIcon from '@mui/icons-material/CloudOffOutlined';
import { useTranslate } from 'ra-core';
import { useLiveStatus } from '../kit/live/useTopic.ts';

const onNetwork = (changed: () => void): (() => void) => {
  globalThis.addEventListener('online', changed);
  globalThis.addEventListener('offline', changed);
  return () => {
    globalThis.removeEventListener('online', changed);
    globalThis.removeEventListener('offline', changed);
  };
};

/** True once it has been so for a while: a line that comes back in a second needs no banner. */
const useLasting = (holds: boolean, afterMs: number): boolean => {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(holds), holds ? afterMs : 0);
    return () => clearTimeout(timer);
  }, [holds, afterMs]);
  return lasting && holds;
};

/** Says that what is on the screen may be old, and why. */
export const OfflineBanner = () => {
  const translate = useTranslate();
  const hasNetwork = useSyncExternalStore(onNetwork, () => navigator.onLine);
  const { state } = useLiveStatus();
  const isCut = useLasting(state === 'offline' || state === 'connecting', 4_000);
  const message = !hasNetwork ? 'shell.offline.network' : isCut ? 'shell.offline.server' : null;
  return <div role="status">{message && <div className="rg-banner"><CloudOffIcon /> {translate(message)}</div>}</div>;
};
