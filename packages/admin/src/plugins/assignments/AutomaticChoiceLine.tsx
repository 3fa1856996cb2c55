import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import { automaticChoices } from '@reglament/schema';
import { Button, lazyPart, useCan, useRead, useTerm } from '@reglament/admin/kit';
import { AUTOMATIC_CHOICE } from './documents.ts';

const AutomaticChoiceDialog = lazyPart(() => import('./AutomaticChoiceDialog.tsx'));

/** Over the assignments: where a request goes when none of them helps (§1). */
export const AutomaticChoiceLine = () => {
  const translate = useTranslate();
  const term = useTerm();
  const mayChange = useCan()('assignments.write');
  const { data: setting } = useRead(AUTOMATIC_CHOICE, {});
  const [isOpen, setOpen] = useState(false);
  if (!setting) return null;
  const words = term(automaticChoices, setting.way);
  return (
    <p className="rg-hint">
      {translate(setting.way === 'LEAST_LOADED' ? 'assignments.automatic.capped' : 'assignments.automatic.now', { way: words, smart_count: setting.cap })}
      {mayChange && <> <Button kind="quiet" size="small" onClick={() => setOpen(true)}>{translate('assignments.automatic.change')}</Button></>}
      {isOpen && <Suspense fallback={null}><AutomaticChoiceDialog setting={setting} onClose={() => setOpen(false)} /></Suspense>}
    </p>
  );
};
