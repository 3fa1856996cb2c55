import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BackLink, CreatePage } from '@reglament/admin/kit';
import { AnnouncementFields } from './AnnouncementFields.tsx';

/** Tells one form from the next: what it asks for is published once, however often the button is pressed. */
const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** Announces something to everybody (§3.3, §6). */
export default function AnnouncementCreate() {
  const translate = useTranslate();
  const [requestKey] = useState(newKey);
  return (
    <CreatePage title={translate('announcements.title.create')} submit={translate('announcements.act.publish')} defaultValues={{ requestKey }} back={<BackLink resource="announcements" label={translate('announcements.menu')} />}>
      <AnnouncementFields />
    </CreatePage>
  );
}
