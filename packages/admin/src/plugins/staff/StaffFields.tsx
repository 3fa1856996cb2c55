import { useTranslate } from 'react-admin';
import { roles } from '@reglament/schema';
import { FormSection, TermInput, TextInput, TickInput } from '@reglament/admin/kit';

/** What is known about a member of staff, as a form. A password is only ever set, never shown. */
export const StaffFields = ({ isNew = false }: { isNew?: boolean }) => {
  const translate = useTranslate();
  const label = (field: string): string => translate(`resources.staff.fields.${field}`);
  return (
    <>
      <FormSection title={translate('staff.section.who')}>
        <TextInput source="name" label={label('name')} hint={translate('staff.hint.name')} required />
        <TextInput source="title" label={label('title')} />
        <TermInput source="role" label={label('role')} hint={translate('staff.hint.role')} vocabulary={roles} defaultValue="SPECIALIST" required />
        {!isNew && <TickInput source="active" label={label('active')} hint={translate('staff.hint.active')} />}
      </FormSection>
      <FormSection title={translate('staff.section.signIn')}>
        <TextInput source="email" type="email" label={label('email')} hint={translate('staff.hint.email')} required />
        <TextInput source="password" type="password" autoComplete="new-password" label={translate(isNew ? 'staff.password.first' : 'staff.password.next')} hint={translate(isNew ? 'staff.hint.password' : 'staff.hint.newPassword')} />
      </FormSection>
    </>
  );
};
