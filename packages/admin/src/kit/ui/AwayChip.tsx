import { useTranslate } from 'ra-core';
import { useConsoleLocale } from '../useConsoleLocale.ts';
import { formatDay } from '../time/instants.ts';

/** Beside a name: the person is away, until a day that is included (§1); nothing for whoever is here. */
export const AwayChip = ({ absence }: { absence: { endsOn: string } | null | undefined }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return absence ? <span className="rg-chip" data-state="note">{translate('kit.away', { day: formatDay(absence.endsOn, locale) })}</span> : null;
};
