import { useTranslate } from 'react-admin';
import { BackLink, EditPage, nameIn, useConsoleLocale } from '@reglament/admin/kit';
import { AssignmentFields } from './AssignmentFields.tsx';
import type { AssignmentRecord } from './documents.ts';

/** Hands a client over, names a deputy, or ends an assignment. */
export default function AssignmentEdit() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <EditPage<AssignmentRecord> redirect="list" title={({ client }) => nameIn(locale, client)} submit={translate('ra.action.save')} toValues={({ specialist, deputy }) => ({ specialistId: specialist.id, deputyId: deputy?.id ?? null })}
      back={<BackLink resource="assignments" label={translate('assignments.menu')} />}>
      <AssignmentFields />
    </EditPage>
  );
}
