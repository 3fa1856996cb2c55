import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { keyScopes, type KeyScope } from '@reglament/schema';
import { ActDialog, deskDay, TextField, TickField, useNow, useTerm } from '@reglament/admin/kit';
import { ISSUE_KEY, type MachineUserRecord } from './documents.ts';
import { endOfDay, scopesFor, usualLastDay } from './keyTerm.ts';
import './partners.css';

/** Asks where a key will be used, what it may do and until when. */
export const IssueKeyDialog = ({ user, onClose, onIssued }: { user: MachineUserRecord; onClose: () => void; onIssued: (key: string) => void }) => {
  const translate = useTranslate();
  const term = useTerm();
  const today = deskDay(useNow());
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['tickets:read', 'sla:read']);
  const [lastDay, setLastDay] = useState(() => usualLastDay(today));
  const tick = (scope: KeyScope, isWanted: boolean): void => setScopes(scopesFor(user.client !== null).filter((one) => (one === scope ? isWanted : scopes.includes(one))));
  return (
    <ActDialog
      open title={translate('partners.title.issue', { name: user.name })} submit={translate('partners.act.issue')} document={ISSUE_KEY} input={() => ({ id: user.id, label, scopes, expiresAt: endOfDay(lastDay) })}
      onClose={onClose} onDone={({ key }) => { if (key) onIssued(key); }} patches="machineUsers" invalidates={[['machineUsers', 'getOne'], ['machineUsers', 'getList']]}
    >
      {(errors) => (
        <>
          <TextField name="label" autoFocus label={translate('partners.field.label')} hint={translate('partners.hint.label')} value={label} error={errors['label']} onValue={setLabel} />
          <fieldset className="partners-scopes">
            <legend>{translate('partners.field.scopes')}</legend>
            {scopesFor(user.client !== null).map((scope) => <TickField key={scope} label={term(keyScopes, scope)} checked={scopes.includes(scope)} onValue={(isWanted) => tick(scope, isWanted)} />)}
            {errors['scopes'] && <p className="rg-error" role="alert">{errors['scopes']}</p>}
          </fieldset>
          <TextField name="lastDay" type="date" min={today} label={translate('partners.field.lastDay')} hint={translate('partners.hint.lastDay')} value={lastDay} error={errors['expiresAt']} onValue={setLastDay} />
        </>
      )}
    </ActDialog>
  );
};
