import { useTranslate } from 'react-admin';
import { BackLink, EditPage } from '@reglament/admin/kit';
import type { StaffRecord } from './documents.ts';
import { StaffFields } from './StaffFields.tsx';

/** Changes a member of staff, or gives a new password. */
export default function StaffEdit() {
  const translate = useTranslate();
  return (
    <EditPage<StaffRecord> redirect="list" title={(person) => person.name} submit={translate('ra.action.save')} back={<BackLink resource="staff" label={translate('staff.menu')} />}>
      <StaffFields />
    </EditPage>
  );
}
