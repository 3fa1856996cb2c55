import { useRecordContext, useTranslate } from 'react-admin';
import { FormSection, PickInput, TextInput } from '@reglament/admin/kit';
import { FIND_CLIENTS, FIND_STAFF, type AssignmentRecord } from './documents.ts';

/** Client, specialist, deputy and the days, as a form. The client of an assignment never changes: end it and make another. */
export const AssignmentFields = () => {
  const translate = useTranslate();
  const assignment = useRecordContext<AssignmentRecord>();
  return (
    <>
      <FormSection title={translate('assignments.section.who')} hint={translate('assignments.hint.who')}>
        {!assignment && <PickInput source="clientId" label={translate('assignments.client')} search={FIND_CLIENTS} required />}
        <PickInput source="specialistId" label={translate('assignments.specialist')} search={FIND_STAFF} known={assignment?.specialist} required />
        <PickInput source="deputyId" label={translate('assignments.deputy')} search={FIND_STAFF} known={assignment?.deputy} empty={translate('assignments.nobody')} />
      </FormSection>
      <FormSection title={translate('assignments.section.when')}>
        <TextInput source="validFrom" type="date" label={translate('assignments.from')} required />
        <TextInput source="validUntil" type="date" label={translate('assignments.until')} hint={translate('assignments.hint.until')} />
      </FormSection>
    </>
  );
};
