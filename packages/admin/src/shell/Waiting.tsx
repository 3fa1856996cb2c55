import { SkeletonRows } from '../kit/ui/states.tsx';

/** A page that is on its way: its bar and its rows, without a spinner. */
export const Waiting = () => (
  <div className="rg-page"><div className="rg-bar" /><SkeletonRows rows={8} /></div>
);
