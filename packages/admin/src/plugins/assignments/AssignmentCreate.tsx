import { useTranslate } from 'react-admin';
import { BackLink, CreatePage, deskDay, useNow } from '@reglament/admin/kit';
import { AssignmentFields } from './AssignmentFields.tsx';

/** Names the specialist who answers for a client. */
export default function AssignmentCreate() {
  const translate = useTranslate();
  const today = deskDay(useNow());
  return (
    <CreatePage redirect="list" title={translate('assignments.title.create')} submit={translate('assignments.act.create')} defaultValues={{ validFrom: today }}
      back={<BackLink resource="assignments" label={translate('assignments.menu')} />}>
      <AssignmentFields />
    </CreatePage>
  );
}
