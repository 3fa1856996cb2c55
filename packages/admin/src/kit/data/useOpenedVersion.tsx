import { useEffect, useState } from 'react';
import { useTranslate } from 'ra-core';

/** Says in the dialog that somebody else was first: what is said behind a dialog, nobody who listens to the page hears. */
const WhenStale = ({ errors, onStale }: { errors: Readonly<Record<string, string>>; onStale: () => void }) => {
  const translate = useTranslate();
  const isStale = errors['expectedVersion'] !== undefined;
  useEffect(() => { if (isStale) onStale(); }, [isStale, onStale]);
  return isStale && <p className="rg-error" role="alert">{translate('kit.records.decidedMeanwhile')}</p>;
};

/**
 * The version on which a dialog rests: the one of its opening, though the record behind it goes on living, so that what somebody else did
 * meanwhile is refused and said instead of being decided over. Once that was said, the newest: the next try goes through.
 *
 * `heed` takes the errors of the fields and draws the sentence. `<ActDialog version={ticket.version} input={(version) => …}>` does both.
 */
export const useOpenedVersion = (current: number): { readonly version: number; readonly heed: (errors: Readonly<Record<string, string>>) => React.ReactNode } => {
  const [opened, setOpened] = useState<number | null>(current);
  const [follow] = useState(() => () => setOpened(null));
  return { version: opened ?? current, heed: (errors) => <WhenStale errors={errors} onStale={follow} /> };
};
