import { useTranslate } from 'react-admin';
import { BackLink, CreatePage } from '@reglament/admin/kit';
import { StaffFields } from './StaffFields.tsx';

/** A new member of staff. */
export default function StaffCreate() {
  const translate = useTranslate();
  return (
    <CreatePage redirect="list" title={translate('staff.title.create')} submit={translate('staff.act.create')} back={<BackLink resource="staff" label={translate('staff.menu')} />}>
      <StaffFields isNew />
    </CreatePage>
  );
}
