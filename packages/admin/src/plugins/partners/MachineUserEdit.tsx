import { useTranslate } from 'react-admin';
import { BackLink, EditPage, FormSection, TextInput, TickInput } from '@reglament/admin/kit';
import type { MachineUserRecord } from './documents.ts';

/** Renames a system or switches it off. */
export default function MachineUserEdit() {
  const translate = useTranslate();
  return (
    <EditPage<MachineUserRecord> title={({ name }) => name} submit={translate('ra.action.save')} back={<BackLink resource="machineUsers" label={translate('partners.menu')} />}>
      <FormSection title={translate('partners.section.who')}>
        <TextInput source="name" label={translate('resources.machineUsers.fields.name')} hint={translate('partners.hint.name')} required />
        <TickInput source="active" label={translate('resources.machineUsers.fields.active')} hint={translate('partners.hint.active')} />
      </FormSection>
    </EditPage>
  );
}
