import { useTranslate } from 'react-admin';
import { BackLink, CreatePage, FormSection, PickInput, TextInput } from '@reglament/admin/kit';
import { FIND_CLIENTS } from './documents.ts';

/** One more system: its name and for whom it acts, which never changes. */
export default function MachineUserCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('partners.title.create')} submit={translate('partners.act.create')} back={<BackLink resource="machineUsers" label={translate('partners.menu')} />}>
      <FormSection title={translate('partners.section.who')} hint={translate('partners.hint.who')}>
        <TextInput source="name" label={translate('resources.machineUsers.fields.name')} hint={translate('partners.hint.name')} required />
        <PickInput source="clientId" label={translate('partners.field.actsFor')} search={FIND_CLIENTS} empty={translate('partners.ofDesk')} />
      </FormSection>
    </CreatePage>
  );
}
