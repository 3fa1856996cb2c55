import { Card, KeyValue, Loaded, Page, useRead, useTranslate } from '@reglament/admin/kit';
import { TALLY } from './documents.ts';

/** A page under /settings/hello: what the job on the server has counted. */
export default function HelloSettings() {
  const translate = useTranslate();
  const tally = useRead(TALLY, {});
  return (
    <Page title={translate('example-hello.settings.title')}>
      <Loaded result={tally}>
        {({ greeted, counted }) => (
          <Card><KeyValue pairs={[[translate('example-hello.settings.greeted'), greeted], [translate('example-hello.settings.counted'), counted]]} /></Card>
        )}
      </Loaded>
    </Page>
  );
}
